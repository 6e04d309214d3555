"""The suites as the Python for Windows runs them, under Wine."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.windows.lock import ROOT
from scripts.windows.wine import Wine, windows_path

TESTS = ROOT / "tests"
TIMEOUT = 900
LONGEST = 6000
"""Characters shown of what a suite said before it died."""


@dataclass(frozen=True)
class Suite:
    """Folders and files of ``tests``; so many tests have to pass at least, and so many be skipped
    at most, or something was not looked for."""

    name: str
    parts: tuple[str, ...]
    passed: int
    skipped: int


SUITES = (
    Suite("desktop", ("desktop",), passed=700, skipped=17),
    Suite("ui", ("ui",), passed=650, skipped=5),
    Suite("commands and files", ("cli", "store", "test_paths.py", "test_settings.py"), 390, 26),
    Suite("beside other programs", ("windows_end_to_end",), passed=14, skipped=0),
    Suite("program", ("app/test_program.py", "app/test_rules.py", "app/test_live_rules.py"), 10, 1),
)


@dataclass(frozen=True)
class Report:
    """How a suite ended, as its own report says; the texts of its failures."""

    passed: int
    skipped: int
    failures: tuple[str, ...]


def report_of(file: Path) -> Report:
    cases = list(ElementTree.parse(file).iter("testcase"))
    failures = [
        f"{case.get('classname')}::{case.get('name')}\n{each.text}"
        for case in cases
        for kind in ("failure", "error")
        for each in case.iter(kind)
    ]
    skipped = sum(case.find("skipped") is not None for case in cases)
    bad = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    return Report(len(cases) - skipped - bad, skipped, tuple(failures))


def said(wine: Wine, *arguments: str) -> str:
    try:
        return wine.python(*arguments, timeout=TIMEOUT)
    except subprocess.TimeoutExpired as endless:
        return f"{(endless.output or b'').decode(errors='replace')}\nIt did not end."


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_a_suite_passes_on_windows(wine: Wine, suite: Suite, tmp_path: Path) -> None:
    file = tmp_path / "report.xml"
    output = said(
        wine, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short",
        "-o", f"faulthandler_timeout={TIMEOUT}",
        f"--junitxml={windows_path(file)}", *(windows_path(TESTS / part) for part in suite.parts),
    )  # fmt: skip
    assert file.is_file(), f"no report; it said at last:\n{output[-LONGEST:]}"
    report = report_of(file)
    assert not report.failures, "\n\n".join(report.failures)
    assert report.passed >= suite.passed, output[-LONGEST:]
    assert report.skipped <= suite.skipped, output[-LONGEST:]


def test_a_crash_is_no_success(wine: Wine, tmp_path: Path) -> None:
    """Wine's exit code may be 0 then: only the report tells."""
    crashing = tmp_path / "test_crash.py"
    crashing.write_text("import os\n\ndef test():\n    os.abort()\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    file = tmp_path / "report.xml"
    output = said(
        wine, "-m", "pytest", "-q", "-p", "no:cacheprovider",
        f"--junitxml={windows_path(file)}", windows_path(crashing),
    )  # fmt: skip
    assert not file.is_file()
    assert "Fatal Python error: Aborted" in output
