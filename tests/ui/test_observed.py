"""The page that says what is observed: the state here and now, and what can be changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from snippets_app.desktop.base import Coverage
from snippets_app.ui.observed import ObservedPage, ObservedState
from tests.ui.dialog_parts import TEXTS, THEME, button

CHAT = ObservedState(Coverage.TEXT, program="chat", pause_chord="Ctrl+Shift+F8")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ObservedPage]:
    made = ObservedPage(TEXTS, THEME)
    qtbot.addWidget(made)
    made.show_state(CHAT)
    made.open_page()
    qtbot.waitExposed(made)
    yield made
    made.hide()


def said(page: ObservedPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize(
    "promise",
    [
        "Password fields",
        "terminals",
        "programs you have excluded",
        "paused",
        "locked",
        "held in memory for the field that has the focus alone",
        "press Enter",
        "keep the rule and the date",
        "Nothing is sent anywhere.",
        "Ctrl+Shift+F8 pauses and resumes",
    ],
)
def test_it_says_in_plain_words_what_is_observed(page: ObservedPage, promise: str) -> None:
    assert promise in said(page)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (CHAT, "The text of the field you write in is read."),
        (replace(CHAT, coverage=Coverage.KEYS), "Only the keys you press are seen."),
        (replace(CHAT, coverage=Coverage.NONE), "Nothing is read here."),
        (ObservedState(), "No window is observed."),
        (replace(CHAT, paused=True), "Saywell is paused: nothing is observed."),
        (
            replace(CHAT, watching=False),
            "Warnings and abbreviations are switched off: nothing is observed.",
        ),
    ],
)
def test_it_says_how_it_is_here(page: ObservedPage, state: ObservedState, sentence: str) -> None:
    page.show_state(state)
    assert page.here() == sentence


def test_it_says_why_a_text_cannot_be_read(page: ObservedPage) -> None:
    assert page.reason() == ""
    page.show_state(replace(CHAT, coverage=Coverage.NONE, reason="This is a terminal."))
    assert "This is a terminal." in said(page)
    page.show_state(replace(CHAT, paused=True, reason="This is a terminal."))
    assert page.reason() == ""


def test_without_a_hotkey_it_says_where_to_choose_one(page: ObservedPage) -> None:
    page.show_state(replace(CHAT, pause_chord=""))
    assert "can be chosen in the settings" in said(page)


@pytest.mark.parametrize(("paused", "name"), [(False, "Pause"), (True, "Resume")])
def test_pausing_tells_the_new_state(
    page: ObservedPage, qtbot: QtBot, paused: bool, name: str
) -> None:
    page.show_state(replace(CHAT, paused=paused))
    told = QSignalSpy(page.paused)
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    assert told.at(0) == [not paused]


def test_a_program_can_be_excluded(page: ObservedPage, qtbot: QtBot) -> None:
    told = QSignalSpy(page.never_watch_requested)
    qtbot.mouseClick(button(page, "Never watch this program"), Qt.MouseButton.LeftButton)
    assert told.at(0) == ["chat"]
    page.show_state(ObservedState())
    assert not button(page, "Never watch this program").isEnabled()


def test_keys_are_offered_only_where_they_could_be_watched(
    page: ObservedPage, qtbot: QtBot
) -> None:
    keys = button(page, "Watch keys in this program")
    assert not keys.isVisible()
    page.show_state(replace(CHAT, coverage=Coverage.NONE, may_watch_keys=True))
    told = QSignalSpy(page.watch_keys_requested)
    qtbot.mouseClick(keys, Qt.MouseButton.LeftButton)
    assert told.at(0) == ["chat"]


def test_the_state_tells_no_log_the_program() -> None:
    assert "chat" not in repr(CHAT)


def test_it_is_closed_by_its_button_and_by_escape(page: ObservedPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Close"), Qt.MouseButton.LeftButton)
    assert not page.isVisible()
    page.open_page()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
