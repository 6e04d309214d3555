"""The language of the desktop, as Qt knows it too."""

import os
import subprocess
import sys

import pytest

from snippets_app.desktop.own_language import own_language
from snippets_app.texts import interface_language
from tests.platforms import on_linux, on_windows

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")
BOTH = """
from PySide6.QtCore import QLocale
from snippets_app.desktop.own_language import own_language
from snippets_app.texts import interface_language
print(interface_language(own_language()), interface_language(QLocale.system().name()))
"""


def both(**names: str) -> list[str]:
    """What the command line takes for it, and what the windows do."""
    around = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "-c", BOTH], env=around | names, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@on_linux
@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "ko_KR.UTF-8", "LC_MESSAGES": "de"}, "ko"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
    ],
)
def test_it_is_that_of_the_windows(names: dict[str, str], language: str) -> None:
    assert both(**names) == [language, language]


@on_windows
@pytest.mark.parametrize("names", [{}, {"LANG": "ko_KR"}])
def test_it_is_that_of_the_windows_on_windows_too(names: dict[str, str]) -> None:
    [mine, of_qt] = both(**names)
    assert mine == of_qt


@on_windows
def test_windows_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANG", raising=False)
    assert own_language()
    assert interface_language(own_language()) in ("en", "zh_CN", "ko")
