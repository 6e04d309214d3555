"""Why a test does not run on a platform; the reason is shown where it is skipped."""

import sys

import pytest

WINDOWS = sys.platform == "win32"

on_linux = pytest.mark.skipif(WINDOWS, reason="X11 and the devices of Linux")
on_windows = pytest.mark.skipif(not WINDOWS, reason="only Windows has this")
with_links = pytest.mark.skipif(WINDOWS, reason="a link needs a right on Windows")
with_shell = pytest.mark.skipif(WINDOWS, reason="a shell and devices of POSIX")


def examples(count: int) -> int:
    """So many of what Linux has already shown; on Windows a fourth, for what its files do."""
    return count // 4 if WINDOWS else count
