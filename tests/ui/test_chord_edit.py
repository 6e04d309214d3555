from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.ui.chord_edit import ChordField
from tests.ui.dialog_parts import TEXTS, THEME

Key, Held = Qt.Key, Qt.KeyboardModifier
NONE = Held.NoModifier


class Window(QWidget):
    """A field between two others, as in a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: dict[str, str] = {}
        self.before = QLineEdit()
        self.field = ChordField(TEXTS, THEME, "Hotkey", lambda chord: self.refused.get(chord, ""))
        self.after = QLineEdit()
        rows = QVBoxLayout(self)
        for each in (self.before, self.field, self.after):
            rows.addWidget(each)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.edit.hasFocus)
    yield made
    made.hide()


@pytest.mark.parametrize(
    ("key", "held", "chord"),
    [
        (Key.Key_Semicolon, Held.ControlModifier, "Ctrl+;"),
        (Key.Key_Colon, Held.ControlModifier | Held.ShiftModifier, "Ctrl+Shift+;"),
        (Key.Key_Exclam, Held.ControlModifier | Held.ShiftModifier, "Ctrl+Shift+1"),
        (Key.Key_Backspace, Held.ControlModifier | Held.ShiftModifier, "Ctrl+Shift+Backspace"),
        (Key.Key_F9, NONE, "F9"),
        (Key.Key_S, Held.ControlModifier, "Ctrl+S"),
        (Key.Key_Q, Held.AltModifier | Held.MetaModifier, "Alt+Win+Q"),
        (Key.Key_PageDown, Held.AltModifier, "Alt+PageDown"),
        (Key.Key_Equal, Held.ControlModifier, "Ctrl+="),
    ],
)
def test_records_what_is_pressed(
    window: Window, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, chord: str
) -> None:
    with qtbot.waitSignal(window.field.chord_changed) as told:
        qtbot.keyClick(window.field.edit, key, held)
    assert told.args == [chord]
    assert window.field.edit.text() == chord
    assert window.field.problem() == ""


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_backspace_clears(window: Window, qtbot: QtBot, key: Qt.Key) -> None:
    window.field.show_chord("Ctrl+;")
    qtbot.keyClick(window.field.edit, key)
    assert window.field.chord() == ""
    assert window.field.edit.text() == ""


@pytest.mark.parametrize(
    ("key", "held", "reason"),
    [
        (Key.Key_A, NONE, "A is needed for typing."),
        (Key.Key_1, Held.ControlModifier | Held.AltModifier, "AltGr"),
        (Key.Key_Space, Held.ControlModifier, "Ctrl+Space belongs to the input method."),
    ],
)
def test_says_at_once_why_a_chord_is_unfit(
    window: Window, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, reason: str
) -> None:
    qtbot.keyClick(window.field.edit, key, held)
    assert reason in window.field.problem()
    assert window.field.edit.accessibleDescription() == window.field.problem()


def test_says_that_the_system_refuses(window: Window, qtbot: QtBot) -> None:
    window.refused["Ctrl+;"] = "Another program holds it."
    qtbot.keyClick(window.field.edit, Key.Key_Semicolon, Held.ControlModifier)
    assert window.field.problem() == "Another program holds it."
    qtbot.keyClick(window.field.edit, Key.Key_1, Held.ControlModifier)
    assert window.field.problem() == ""


def test_shows_what_is_held_until_it_is_let_go(window: Window, qtbot: QtBot) -> None:
    window.field.show_chord("Ctrl+;")
    qtbot.keyPress(window.field.edit, Key.Key_Shift, Held.ControlModifier)
    assert window.field.edit.text() == "Ctrl+Shift+…"
    qtbot.keyRelease(window.field.edit, Key.Key_Shift, Held.ControlModifier)
    assert window.field.edit.text() == "Ctrl+;"


def test_tab_leaves_the_field(window: Window, qtbot: QtBot) -> None:
    spy = QSignalSpy(window.field.chord_changed)
    qtbot.keyClick(window.field.edit, Key.Key_Tab)
    assert window.after.hasFocus()
    assert spy.count() == 0


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_dialog_keys_are_not_recorded(window: Window, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(window.field.edit, key)
    assert window.field.chord() == ""


def test_a_digit_of_the_keypad_is_another_key(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.field.edit, Key.Key_1, Held.ControlModifier | Held.KeypadModifier)
    assert window.field.chord() == ""


def test_tells_while_it_listens(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.field.recording) as told:
        window.after.setFocus()
    assert told.args == [False]
    with qtbot.waitSignal(window.field.recording) as told:
        window.field.setFocus()
    assert told.args == [True]
