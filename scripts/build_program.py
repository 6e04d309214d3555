"""Builds the program as one folder, starts what was built, and tells time and size."""

import subprocess
import sys
import time
from pathlib import Path

from snippets_app import __version__

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "saywell"


def build() -> float:
    """Run PyInstaller; returns the seconds it took."""
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"],
        cwd=ROOT,
        check=True,
    )
    return time.monotonic() - start


def try_out() -> str:
    """What is wrong with the built program; nothing if it starts and says its version."""
    answer = subprocess.run(
        [FOLDER / "saywell", "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    if answer.returncode == 0 and __version__ in answer.stdout and not answer.stderr:
        return ""
    return f"--version ended with {answer.returncode}: {answer.stdout}{answer.stderr}"


def megabytes(folder: Path) -> float:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> int:
    seconds = build()
    trouble = try_out()
    if trouble:
        print(f"The built program does not work: {trouble}", file=sys.stderr)
        return 1
    print(f"Saywell {__version__}: {FOLDER}, {megabytes(FOLDER):.0f} MB, built in {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
