"""The tray says how much of the window in front is seen, and offers to change that."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.desktop.base import Coverage
from snippets_app.texts import Texts
from snippets_app.ui.tray import Tray
from tests.ui.dialog_parts import TEXTS
from tests.ui.test_tray import ICONS, Shown

WHY = "Chromium tells nothing."


class Shouting(NullTranslations):
    """Another language, as far as a test can tell."""

    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown()
    yield made
    made.tray.hide()


def tip(tray: Tray) -> str:
    return tray._icon.toolTip()


def drawn(tray: Tray, size: int = 32) -> QImage:
    return tray._icon.icon().pixmap(size).toImage()


@pytest.mark.parametrize(
    ("coverage", "reason", "told"),
    [
        (Coverage.TEXT, "", "Saywell reads what is typed in this window."),
        (Coverage.KEYS, WHY, f"Saywell sees only the keys in this window.\n{WHY}"),
        (Coverage.NONE, WHY, f"Saywell cannot see what is typed in this window.\n{WHY}"),
        (None, "", "Saywell: ready"),
    ],
)
def test_the_tip_says_what_is_seen_and_why_not(
    shown: Shown, coverage: Coverage | None, reason: str, told: str
) -> None:
    shown.tray.set_watching(Coverage.KEYS, "Something else.")
    shown.tray.set_watching(coverage, reason)
    assert tip(shown.tray) == told


@pytest.mark.parametrize("size", [16, 22, 64])
def test_every_state_looks_different(shown: Shown, size: int) -> None:
    looks = []
    for coverage in (None, *Coverage):
        shown.tray.set_watching(coverage)
        looks.append(drawn(shown.tray, size))
    shown.tray.set_paused(True)
    looks.append(drawn(shown.tray, size))
    assert not any(image.isNull() for image in looks)
    assert all(one != other for n, one in enumerate(looks) for other in looks[:n])


def test_paused_says_so_whatever_is_in_front(shown: Shown) -> None:
    shown.tray.set_paused(True)
    paused = drawn(shown.tray)
    shown.tray.set_watching(Coverage.TEXT)
    assert (tip(shown.tray), drawn(shown.tray)) == ("Saywell: paused", paused)
    shown.tray.set_paused(False)
    assert tip(shown.tray) == "Saywell reads what is typed in this window."


def test_the_reason_is_told_in_the_agents_language(qtbot: QtBot) -> None:
    tray = Tray(ICONS)
    tray.set_watching(Coverage.NONE, WHY)
    tray.offer_menu(Texts(Shouting()), lambda: None, lambda: "")
    assert tip(tray).endswith(WHY.upper())
    tray.hide()


def test_going_back_and_forth_reads_each_icon_once(shown: Shown) -> None:
    shown.tray.set_watching(Coverage.TEXT)
    first = shown.tray._icon.icon().cacheKey()
    shown.tray.set_watching(Coverage.NONE)
    assert shown.tray._icon.icon().cacheKey() != first
    shown.tray.set_watching(Coverage.TEXT)
    assert shown.tray._icon.icon().cacheKey() == first


def test_a_program_is_offered_only_while_one_is_in_front(shown: Shown) -> None:
    assert not any("watch" in entry.lower() for entry in shown.open())
    shown.tray.offer_program("Chat", keys=False)
    assert "Never watch Chat" in shown.open()
    assert "Watch keys in Chat" not in shown.open()
    shown.tray.offer_program("")
    assert not any("watch" in entry.lower() for entry in shown.open())


@pytest.mark.parametrize(
    ("entry", "signal"),
    [
        ("Never watch A && {b}", "never_watch_requested"),
        ("Watch keys in A && {b}", "watch_keys_requested"),
    ],
)
def test_the_offers_tell_the_program_they_were_made_for(
    shown: Shown, entry: str, signal: str
) -> None:
    told = QSignalSpy(getattr(shown.tray, signal))
    shown.tray.offer_program("A & {b}", keys=True)
    shown.open()
    shown.tray.offer_program("Other", keys=True)
    shown.action(entry).trigger()
    assert told.at(0) == ["A & {b}"]


def test_a_state_told_before_the_menu_is_shown_with_it(qtbot: QtBot) -> None:
    tray = Tray(ICONS)
    tray.set_watching(Coverage.TEXT)
    tray.offer_menu(TEXTS, lambda: None, lambda: "")
    assert tip(tray) == "Saywell reads what is typed in this window."
    tray.hide()
