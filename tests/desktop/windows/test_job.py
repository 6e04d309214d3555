"""The bounds of a process's own job, asked of the system and tried."""

import subprocess
import sys

import pytest

from snippets_app.desktop.windows.libraries import library

not_in_wine = pytest.mark.skipif(
    hasattr(library("ntdll"), "wine_get_version"),
    reason="Wine notes a job's limits and keeps none",
)

SET = "from snippets_app.desktop.windows.job import limit_own_job; limit_own_job(200 << 20, 1);"


def ended(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SET + script], capture_output=True, text=True, check=False
    )


def test_the_system_takes_the_limits() -> None:
    done = ended("print('limited')")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "limited", "")


@not_in_wine
def test_more_memory_is_refused() -> None:
    assert "MemoryError" in ended("bytearray(400 << 20)").stderr


@not_in_wine
def test_more_work_ends_it() -> None:
    assert ended("while True: pass").returncode == 1816


@not_in_wine
def test_it_starts_no_other_program() -> None:
    assert ended("import subprocess, sys; subprocess.run([sys.executable, '-V'])").returncode == 1
