"""The last step of a release, on Windows: Setup.exe from the signed folder ``dist/saywell``."""

import argparse
from pathlib import Path

from scripts.windows.listing import LIST, listing
from scripts.windows.lock import ROOT
from scripts.windows.setup import make_setup
from snippets_app import __version__

PROGRAM = ROOT / "dist" / "saywell"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sign", required=True, help="the command that signs the file after it")
    parser.add_argument("--program", type=Path, default=PROGRAM, help="the folder to install")
    parsed = parser.parse_args()
    (parsed.program / LIST).write_bytes(listing(parsed.program))
    made = PROGRAM.parent / f"Saywell-Setup-{__version__}.exe"
    print(make_setup(parsed.program, made, __version__, sign=parsed.sign))


if __name__ == "__main__":
    main()
