"""What Windows keeps of a crash, Windows alone can show: here, that it is asked to keep none."""

import subprocess
import sys

from snippets_app.desktop.windows import error_reporting

MODE = """
import ctypes
from snippets_app.desktop.crash_dumps import leave_none
kernel = ctypes.WinDLL("kernel32")
kernel.SetErrorMode(1)
leave_none()
print(kernel.GetErrorMode())
"""
CRASH = """
import ctypes
from snippets_app.desktop.crash_dumps import leave_none
leave_none()
print("crashing", flush=True)
ctypes.WinDLL("kernel32").RaiseException(0xC0000005, 1, 0, None)
print("not reached", flush=True)
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )


def test_no_reporter_is_started_and_other_flags_stay():
    assert run(MODE).stdout == "3\n"


def test_a_crash_ends_the_process_at_once():
    ended = run(CRASH)
    assert ended.stdout == "crashing\n"
    assert ended.returncode not in (0, None)


def test_only_a_built_program_is_left_out_by_its_name(monkeypatch):
    left_out = []
    monkeypatch.setattr(error_reporting, "leave_out", left_out.append)
    error_reporting.report_nothing()
    assert left_out == []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", r"C:\Programs\Saywell\saywell.exe")
    error_reporting.report_nothing()
    assert left_out == ["saywell.exe"]


def test_leaving_a_program_out_is_no_trouble():
    error_reporting.leave_out("saywell-test.exe")
