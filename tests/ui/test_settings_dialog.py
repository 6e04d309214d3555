from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from snippets_app.settings import DEFAULT_HOTKEYS, Settings
from snippets_app.ui.settings_dialog import SIZE, SettingsDialog
from tests.ui.dialog_parts import LIBRARY, TEXTS, THEME, button, commit, question_of

Key, Held = Qt.Key, Qt.KeyboardModifier
START = Settings(
    company="Lumen",
    language="ko",
    theme="dark",
    hotkeys={**DEFAULT_HOTKEYS, "stage:hold": "Ctrl+2", "stage:elsewhere": "Ctrl+9"},
    targets=({"program": "x"},),
)

LOW_SCREEN = 560
"""What Windows leaves of one with 768 pixels at 125 %."""


class Opened:
    """The dialog, what it told, and what the system says of chords."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.refused: dict[tuple[str, str], str] = {}
        self.window = SettingsDialog(TEXTS, THEME, lambda *asked: self.refused.get(asked, ""))
        self.saved = QSignalSpy(self.window.saved)

    def edit(self, settings: Settings = START, two_step_reason: str = "") -> None:
        self.window.edit(settings, LIBRARY, "p", two_step_reason)
        self.wait_active()

    def wait_active(self) -> None:
        """On Windows a field has the focus before its window is active and heeds shortcuts."""
        self.bot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.bot.waitUntil(self.window.company.hasFocus)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        self.bot.keyClick(self.window.focusWidget(), key, held)

    def record(
        self, action: str, key: Qt.Key, held: Qt.KeyboardModifier = Held.ControlModifier
    ) -> None:
        edit = self.window.hotkeys.field(action).edit
        edit.setFocus()
        self.bot.keyClick(edit, key, held)

    def problem(self, action: str) -> str:
        return self.window.hotkeys.field(action).problem()

    def save(self) -> None:
        self.press(Key.Key_Return, Held.ControlModifier)

    def settings(self) -> Settings:
        assert self.saved.count() == 1
        told = self.saved.at(0)[0]
        assert isinstance(told, Settings)
        return told


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()


def test_saved_unchanged_it_is_the_same(opened: Opened) -> None:
    opened.edit()
    opened.save()
    assert opened.settings() == replace(START, hotkeys={**START.hotkeys, "stage:greeting": ""})
    assert not opened.window.isVisible()


def test_who_the_agent_is(opened: Opened) -> None:
    opened.edit()
    opened.window.company.selectAll()
    commit(opened.window.company, " 光明公司 ")
    opened.press(Key.Key_Tab)
    commit(opened.window.agent, "小李")
    opened.save()
    assert (opened.settings().company, opened.settings().agent) == ("光明公司", "小李")


def test_language_and_theme(opened: Opened) -> None:
    opened.edit()
    assert opened.window.language.currentText() == "한국어"
    opened.window.language.setFocus()
    opened.press(Key.Key_Up)
    opened.window.theme.setFocus()
    opened.press(Key.Key_Home)
    opened.save()
    assert (opened.settings().language, opened.settings().theme) == ("zh_CN", "auto")


def test_a_hotkey_is_recorded_and_cleared(opened: Opened) -> None:
    opened.edit()
    opened.record("stage:greeting", Key.Key_1)
    opened.record("stage:hold", Key.Key_Backspace, Held.NoModifier)
    opened.save()
    told = opened.settings().hotkeys
    assert (told["stage:greeting"], told["stage:hold"]) == ("Ctrl+1", "")


def test_a_conflict_stands_in_both_rows_until_it_is_gone(opened: Opened) -> None:
    opened.edit()
    opened.record("stage:greeting", Key.Key_Semicolon)
    assert opened.problem("stage:greeting") == "Ctrl+; belongs to “Open the palette” already."
    assert opened.problem("palette") == "Ctrl+; belongs to “开场” already."
    opened.save()
    assert opened.saved.count() == 0
    assert opened.window.hotkeys.field("stage:greeting").edit.hasFocus()
    opened.record("palette", Key.Key_F8, Held.NoModifier)
    assert (opened.problem("stage:greeting"), opened.problem("palette")) == ("", "")
    opened.save()
    assert opened.settings().hotkeys["stage:greeting"] == "Ctrl+;"


@pytest.mark.parametrize(("key", "name"), [(Key.Key_F5, "问候"), (Key.Key_9, "elsewhere")])
def test_those_without_a_row_count_too(opened: Opened, key: Qt.Key, name: str) -> None:
    opened.edit()
    opened.record("palette", key)
    assert f"belongs to “{name}” already." in opened.problem("palette")


def test_what_the_system_refuses_is_told_when_it_opens(opened: Opened) -> None:
    opened.refused["Ctrl+;", "palette"] = "Another program holds Ctrl+;."
    opened.edit()
    assert opened.problem("palette") == "Another program holds Ctrl+;."
    opened.save()
    assert opened.saved.count() == 1


def test_a_new_chord_that_the_system_refuses_is_not_saved(opened: Opened) -> None:
    opened.refused["Ctrl+1", "palette"] = "Another program holds Ctrl+1."
    opened.edit()
    opened.record("palette", Key.Key_1)
    opened.save()
    assert opened.problem("palette") == "Another program holds Ctrl+1."
    assert opened.saved.count() == 0


def test_a_chord_can_move_to_another_row(opened: Opened) -> None:
    """The system still holds it for the row that had it."""
    opened.refused["Ctrl+;", "stage:greeting"] = "Saywell uses it already."
    opened.edit()
    opened.record("palette", Key.Key_Backspace, Held.NoModifier)
    opened.record("stage:greeting", Key.Key_Semicolon)
    assert opened.problem("stage:greeting") == ""


def test_a_changed_start_at_login_is_told_alone_and_not_lost(opened: Opened) -> None:
    wished = QSignalSpy(opened.window.autostart_wished)
    opened.edit()
    opened.window.autostart.tick.click()
    opened.press(Key.Key_Escape)
    box = question_of(opened.window)
    assert box is not None, "it is asked for before it is lost"
    button(box, "Go on changing").click()
    opened.window.save()
    assert wished.count() == 1
    assert wished.at(0) == [True]


def test_two_step_hotkeys(opened: Opened) -> None:
    opened.edit()
    opened.window.two_step.setFocus()
    opened.press(Key.Key_Space)
    opened.save()
    assert opened.settings().two_step_chords


def test_two_step_hotkeys_that_are_not_to_be_had(opened: Opened) -> None:
    opened.edit(two_step_reason="They need Windows.")
    assert not opened.window.two_step.isEnabled()
    assert opened.window.two_step_reason() == "They need Windows."


@pytest.mark.parametrize(("answer", "stays"), [("Go on changing", True), ("Throw away", False)])
def test_esc_asks_before_changes_are_lost(opened: Opened, answer: str, *, stays: bool) -> None:
    opened.edit()
    opened.window.company.setText("x")
    opened.press(Key.Key_Escape)
    box = question_of(opened.window)
    assert box is not None
    button(box, answer).click()
    assert opened.window.isVisible() == stays


def test_esc_closes_what_is_unchanged(opened: Opened) -> None:
    opened.edit()
    opened.press(Key.Key_Escape)
    assert not opened.window.isVisible()


def test_tells_while_a_hotkey_is_pressed(opened: Opened) -> None:
    opened.edit()
    told = QSignalSpy(opened.window.recording)
    opened.window.hotkeys.field("palette").setFocus()
    opened.window.company.setFocus()
    assert [told.at(row)[0] for row in range(told.count())] == [True, False]


def test_no_page_makes_it_higher_than_a_small_screen(opened: Opened) -> None:
    opened.edit()
    layout = opened.window.layout()
    assert layout
    needed = layout.totalMinimumHeightForWidth(opened.window.width())
    assert max(needed, opened.window.minimumHeight()) < LOW_SCREEN, "Qt on Windows gives it that"
    assert opened.window.height() <= SIZE.height()
