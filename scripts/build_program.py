"""Builds the program as one folder, starts what was built, and tells time and size."""

import json
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
OWN_RULES = """
format = 1
language = "en"
[[rules]]
id = "blame"
kind = "phrase"
severity = "warn"
reason = "It blames the customer."
texts = ["your own fault"]
matches = ["your own fault"]
passes = ["our own fault"]
[[rules]]
id = "order-number"
kind = "pattern"
severity = "warn"
reason = "Say it by telephone."
texts = ["order [0-9]+"]
matches = ["order 12"]
passes = ["order"]
"""
CHECKED = "It is your own fault, order 7, 身份证 11010519491231002X"
WARNED_OF = {
    "your own fault": "phrases, by their automaton",
    "order 7": "patterns, by regular expressions",
    "": "identity numbers, by check digits",
}
"""What is found there, each by something that is only loaded when it is needed."""


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


def missed_findings() -> str:
    """Which kinds of rules find nothing in the built program; nothing if all do."""
    with tempfile.TemporaryDirectory() as data:
        rules = Path(data) / "rules"
        rules.mkdir()
        (rules / "own.toml").write_text(OWN_RULES, encoding="utf-8")
        answer = subprocess.run(
            [PROGRAM, "--data-dir", data, "check", "--json", CHECKED],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    if answer.returncode != 1:
        return f"check ended with {answer.returncode}: {answer.stdout}{answer.stderr}"
    found = {each["text"] for each in json.loads(answer.stdout)["findings"]}
    return "; ".join(
        f"check missed {kind}" for words, kind in WARNED_OF.items() if words not in found
    )


def shown_window() -> str:
    """What is wrong when it starts in a virtual desktop and a second start opens its palette."""
    with VirtualDesktop(panel=True) as desktop, tempfile.TemporaryFile() as said:
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
    trouble = said_version() or missed_findings() or shown_window()
    if trouble:
        print(f"The built program does not work: {trouble}", file=sys.stderr)
        return 1
    print(f"Saywell {__version__}: {FOLDER}, {megabytes(FOLDER):.0f} MB, built in {seconds:.0f} s")
    print(f"Started and shown: {PICTURE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
