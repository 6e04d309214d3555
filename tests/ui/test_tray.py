"""The tray's menu: what stands in it when it opens, and what each entry asks for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from snippets_app.core.catalogue import Catalogue
from snippets_app.core.model import Pack, Snippet
from snippets_app.paths import resources
from snippets_app.ui.tray import Tray
from tests.ui.dialog_parts import TEXTS, THEME
from tests.ui.palette_parts import PHONE, SHOP, STAGES, catalogue

GUARD = ["Compose…", "Check what I copied", "What Saywell sees…", "Forbidden phrases…"]
AFTER = [
    *GUARD,
    "New customer",
    "Pause",
    "Library…",
    "Settings…",
    "Settings folder",
    "Quit",
]
ICONS = resources() / "assets" / "icons"


class Shown:
    """A tray over a library that may change."""

    def __init__(self, *packs: Pack) -> None:
        self.catalogue: Catalogue | None = catalogue(*packs) if packs else None
        self.pack = "phone"
        self.tray = Tray(ICONS)
        self.tray.offer_menu(TEXTS, lambda: self.catalogue, lambda: self.pack)

    def open(self) -> list[str]:
        """The menu's entries as they stand when it is opened."""
        self.tray.menu().aboutToShow.emit()
        return entries(self.tray.menu())

    def action(self, text: str) -> QAction:
        return next(each for each in self.tray.menu().actions() if each.text() == text)

    def submenu(self, text: str) -> QMenu:
        menu = self.action(text).menu()
        assert isinstance(menu, QMenu)
        return menu


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(PHONE, SHOP)
    yield made
    made.tray.hide()


def entries(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def test_the_stages_that_have_snippets_stand_in_call_order(shown: Shown) -> None:
    assert shown.open() == ["Open the palette", "Greeting", "Hold", "Recent", *AFTER]
    assert entries(shown.submenu("Greeting")) == ["Hello", "Good morning"]
    assert entries(shown.submenu("Hold")) == ["Wait a moment"]


def test_the_menu_follows_the_pack_and_the_library(shown: Shown) -> None:
    shown.pack = "shop"
    assert shown.open()[1:3] == ["Welcome", "Hold"]
    shown.catalogue = catalogue(replace(SHOP, snippets=SHOP.snippets[:1]))
    assert shown.open()[1:3] == ["Welcome", "Recent"]


def test_without_a_library_the_rest_is_there(qtbot: QtBot) -> None:
    shown = Shown()
    assert shown.open() == ["Open the palette", *AFTER]
    shown.tray.hide()


def test_recent_holds_what_was_used_most_and_is_grey_when_there_is_none(shown: Shown) -> None:
    shown.open()
    assert not shown.submenu("Recent").isEnabled()
    assert shown.catalogue
    used = {"phone/wait": 0.3, "shop/hello": 0.6}
    shown.catalogue = replace(shown.catalogue, usage=used)
    shown.open()
    assert shown.submenu("Recent").isEnabled()
    assert entries(shown.submenu("Recent")) == ["Hello dear", "Wait a moment"]


def test_a_snippet_in_the_menu_asks_for_itself(shown: Shown) -> None:
    told = QSignalSpy(shown.tray.snippet_chosen)
    shown.open()
    for action in shown.submenu("Greeting").actions():
        action.trigger()
    assert [told.at(each)[0].id for each in range(told.count())] == ["phone/hello", "phone/morning"]


@pytest.mark.parametrize(
    ("entry", "signal"),
    [
        ("Open the palette", "palette_requested"),
        ("New customer", "new_customer_requested"),
        ("Compose…", "compose_requested"),
        ("Check what I copied", "check_copied_requested"),
        ("What Saywell sees…", "observed_requested"),
        ("Forbidden phrases…", "rules_requested"),
        ("Library…", "library_requested"),
        ("Settings…", "settings_requested"),
        ("Settings folder", "settings_folder_requested"),
        ("Quit", "quit_requested"),
    ],
)
def test_each_entry_asks_for_its_own(shown: Shown, entry: str, signal: str) -> None:
    told = QSignalSpy(getattr(shown.tray, signal))
    shown.open()
    shown.action(entry).trigger()
    assert told.count() == 1


def test_pause_asks_for_the_other_state_and_shows_the_present_one(shown: Shown) -> None:
    told = QSignalSpy(shown.tray.paused)
    shown.open()
    assert not shown.action("Pause").isChecked()
    shown.action("Pause").trigger()
    shown.tray.set_paused(True)
    shown.open()
    shown.action("Resume").trigger()
    assert [told.at(each)[0] for each in range(told.count())] == [True, False]


def test_the_menu_wears_the_theme(shown: Shown) -> None:
    shown.tray.use(THEME)
    assert THEME.colours["raised"] in shown.tray.menu().styleSheet()


def test_the_icon_and_its_tip_show_the_state(shown: Shown) -> None:
    icon = shown.tray._icon
    ready = icon.icon().pixmap(32).toImage()
    assert icon.toolTip() == "Saywell: ready"
    shown.tray.set_paused(True)
    assert (icon.toolTip(), shown.tray.is_paused) == ("Saywell: paused", True)
    assert icon.icon().pixmap(32).toImage() != ready
    shown.tray.set_paused(False)
    assert icon.icon().pixmap(32).toImage() == ready


def test_every_size_of_the_icon_is_a_picture(shown: Shown) -> None:
    assert len(shown.tray._icon.icon().availableSizes()) == 6


def test_before_the_library_is_there_it_may_be_paused(qtbot: QtBot) -> None:
    tray = Tray(ICONS)
    tray.set_paused(True)
    assert tray.is_paused
    tray.hide()


def test_a_left_click_opens_the_palette_and_no_other_click_does(shown: Shown) -> None:
    told = QSignalSpy(shown.tray.palette_requested)
    reasons = QSystemTrayIcon.ActivationReason
    for reason in (reasons.Context, reasons.DoubleClick, reasons.MiddleClick, reasons.Trigger):
        shown.tray._icon.activated.emit(reason)
    assert told.count() == 1


def test_an_ampersand_stays_in_a_title(qtbot: QtBot) -> None:
    stage = replace(STAGES[0], title="Q & A")
    snippet = Snippet("p/q", "p", "greeting", "Terms & conditions", "x")
    shown = Shown(Pack("p", "P", "en", (stage,), (snippet,)))
    shown.open()
    assert entries(shown.submenu("Q && A")) == ["Terms && conditions"]
    shown.tray.hide()


def test_opening_it_often_leaves_nothing_behind(shown: Shown, qtbot: QtBot) -> None:
    for _ in range(5):
        shown.open()
    qtbot.waitUntil(lambda: len(shown.tray.menu().findChildren(QMenu)) == 3)
    assert entries(shown.submenu("Hold")) == ["Wait a moment"]
