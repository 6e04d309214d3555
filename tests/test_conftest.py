"""The rules of conftest.py catch what they are there for."""

import os
import pwd
from pathlib import Path

import pytest

from snippets_app import paths

TESTS = """
import logging, os
import pytest
from PySide6.QtWidgets import QLabel

def test_expected_log(logged):
    logging.getLogger("a").warning("known")
    assert logged.pop().getMessage() == "known"

def test_unexpected_log():
    logging.getLogger("a").warning("unknown")

def test_info_is_fine():
    logging.getLogger("a").info("fine")

def test_closed_window(qtbot):
    label = QLabel("closed by qtbot")
    qtbot.addWidget(label)
    label.show()

def test_open_window(qapp):
    global left
    left = QLabel("forgotten")
    left.show()

def test_qt_warning(qapp):
    from PySide6.QtCore import qWarning
    qWarning("from Qt")

class Screen:
    def screenshot(self, file):
        file.write_bytes(b"picture")

@pytest.fixture
def virtual_desktop():
    return Screen()

def test_failed_window(virtual_desktop): assert False
"""


def test_trouble_fails_a_test_and_expected_trouble_does_not(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nqt_log_level_fail = WARNING\n")
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=5, failed=2, errors=2)
    result.stdout.fnmatch_lines_random(
        ["*logged unexpectedly:*", "*left open: QLabel*", "*QtWarningMsg: from Qt*"]
    )
    assert (pytester.path / "out/screenshots/test_failed_window.png").exists()


def test_the_home_folder_is_not_the_real_one(own_home: Path) -> None:
    real = Path(pwd.getpwuid(os.getuid()).pw_dir)
    assert Path.home() == own_home
    assert paths.standard().data.is_relative_to(own_home)
    assert not own_home.is_relative_to(real)
