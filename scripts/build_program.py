"""Builds the program as one folder, starts what was built, and tells time and size."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from snippets_app import __version__
from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "saywell"
PROGRAM = FOLDER / "saywell"
PICTURE = ROOT / "out" / "dist.png"


def build() -> float:
    """Run PyInstaller; returns the seconds it took."""
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"],
        cwd=ROOT,
        check=True,
    )
    return time.monotonic() - start


def said_version() -> str:
    """What is wrong with the program's answer to --version; nothing if all is well."""
    answer = subprocess.run(
        [PROGRAM, "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    if answer.returncode == 0 and __version__ in answer.stdout and not answer.stderr:
        return ""
    return f"--version ended with {answer.returncode}: {answer.stdout}{answer.stderr}"


def missing_parts(desktop: VirtualDesktop) -> str:
    """What the program finds wrong with itself; nothing if all is well."""
    answer = subprocess.run(
        [PROGRAM, "--self-check"],
        env=desktop.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    print(answer.stdout, end="")
    if answer.returncode == 0 and not answer.stderr:
        return ""
    return f"--self-check ended with {answer.returncode}: {answer.stderr}"


def shown_window(desktop: VirtualDesktop) -> str:
    """What is wrong when it starts and a second start opens its palette; nothing if all is well."""
    with tempfile.TemporaryFile() as said:
        command = (str(PROGRAM), "--data-dir", str(desktop.home / "data"))
        first = desktop.spawn(*command, stderr=said)
        wait_until((desktop.home / "data" / "run" / "instance.lock").exists, "The start")
        second = desktop.spawn(*command, stderr=said)
        second.wait(60)
        desktop.window_of(first)
        PICTURE.parent.mkdir(exist_ok=True)
        desktop.screenshot(PICTURE)
        said.seek(0)
        return said.read().decode()


def megabytes(folder: Path) -> float:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> int:
    seconds = build()
    with VirtualDesktop(panel=True) as desktop:
        trouble = said_version() or missing_parts(desktop) or shown_window(desktop)
    if trouble:
        print(f"The built program does not work: {trouble}", file=sys.stderr)
        return 1
    print(f"Saywell {__version__}: {FOLDER}, {megabytes(FOLDER):.0f} MB, built in {seconds:.0f} s")
    print(f"Started and shown: {PICTURE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
