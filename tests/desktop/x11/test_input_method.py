"""Which input method is on, where that can be known; fcitx5 itself is asked in the tests of whole
windows."""

import pytest

from snippets_app.desktop.base import InputMethod
from snippets_app.desktop.x11 import input_method as asked
from snippets_app.desktop.x11.input_method import input_method

VARIABLES = ("XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_without_one_keys_are_characters() -> None:
    assert input_method() is InputMethod.NONE


@pytest.mark.parametrize(("name", "value"), [("XMODIFIERS", "@im=none"), ("QT_IM_MODULE", "xim")])
def test_some_say_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert input_method() is InputMethod.NONE


@pytest.mark.parametrize(
    ("told", "means"),
    [
        ("keyboard-us", InputMethod.NONE),
        ("keyboard-kr-kr104", InputMethod.NONE),
        ("hangul", InputMethod.HANGUL),
        ("pinyin", InputMethod.UNKNOWN),
        ("rime", InputMethod.UNKNOWN),
        ("", InputMethod.UNKNOWN),
    ],
)
def test_what_is_told(monkeypatch: pytest.MonkeyPatch, told: str, means: InputMethod) -> None:
    monkeypatch.setenv("GTK_IM_MODULE", "fcitx")
    monkeypatch.setattr(asked, "_name", lambda: told)
    assert input_method() is means


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XMODIFIERS", "@im=ibus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert input_method() is InputMethod.UNKNOWN
