"""Makes ``dist/Saywell-Setup-<version>.exe`` under Wine, and installs and tries it there."""

import shutil
import sys
from pathlib import Path

from scripts.windows.lock import ROOT
from scripts.windows.plain import plain_wine
from scripts.windows.program import ensure_program
from scripts.windows.setup import make_setup
from snippets_app import __version__
from snippets_app.demo.virtual_desktop import VirtualDesktop

DIST = ROOT / "dist"
_TIMEOUT = 120
_INSTALLED = r"C:\Saywell\saywell.com"


def main() -> int:
    with VirtualDesktop(panel=True) as desktop:
        program = ensure_program(desktop.display_name, desktop.home)
        DIST.mkdir(exist_ok=True)
        setup = make_setup(program, DIST / f"Saywell-Setup-{__version__}.exe", __version__)
        said = _tried(setup, desktop)
    print(said, end="")
    if not said or "NO " in said:
        print(f"The program that {setup} installs does not work.", file=sys.stderr)
        return 1
    print(f"{setup.relative_to(ROOT)}: {setup.stat().st_size / 1e6:.0f} MB, for trial, not signed")
    return 0


def _tried(setup: Path, desktop: VirtualDesktop) -> str:
    """What the installed program says of itself."""
    with plain_wine(desktop.display_name, desktop.home) as wine:
        shutil.copy(setup, wine.drive / "Setup.exe")
        wine.spawn(r"C:\Setup.exe", "/S", r"/D=C:\Saywell").wait(_TIMEOUT)
        return wine.run(_INSTALLED, "--self-check", timeout=_TIMEOUT)


if __name__ == "__main__":
    sys.exit(main())
