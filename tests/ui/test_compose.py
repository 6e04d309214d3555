"""The compose panel: what is checked, what Enter and the other keys do, what is forgotten."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Finding, Severity
from snippets_app.desktop.base import Rect
from snippets_app.ui.banner_view import REPLACE
from snippets_app.ui.compose import ComposePanel
from tests.ui.dialog_parts import TEXTS, THEME, commit, compose
from tests.ui.guard_parts import found

Key, Held = Qt.Key, Qt.KeyboardModifier


class Opened:
    """The panel, a guard that knows three expressions, and what the panel told."""

    def __init__(self, bot: QtBot) -> None:
        self.bot = bot
        self.panel = ComposePanel(TEXTS, THEME)
        self.panel.show_chords({REPLACE: "Ctrl+'"})
        bot.addWidget(self.panel)
        self.changed = QSignalSpy(self.panel.changed)
        self.submitted = QSignalSpy(self.panel.submitted)
        self.left = QSignalSpy(self.panel.left)
        self.panel.changed.connect(lambda text: self.panel.show_findings(self.check(text)))
        self.open()

    def open(self) -> None:
        """As a person does, who sees it closed before it is opened again."""
        self.bot.waitUntil(lambda: QGuiApplication.focusWindow() is None)
        self.panel.open_beside(None)
        self.bot.waitUntil(self.panel.draft.hasFocus)

    @staticmethod
    def check(text: str) -> Sequence[Finding]:
        known = (("dunno", Severity.FORBID), ("cheap", Severity.WARN), ("you", Severity.HINT))
        return [found(text, words, severity) for words, severity in known if words in text]

    def write(self, text: str) -> None:
        self.bot.keyClicks(self.panel.draft, text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        self.bot.keyClick(self.panel.draft, key, held)

    def text(self) -> str:
        return self.panel.draft.toPlainText()

    def told(self, spy: QSignalSpy) -> list[str]:
        return [str(spy.at(each)[0]) for each in range(spy.count())]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    yield made
    made.panel.hide()


def test_each_change_is_told_once(opened: Opened) -> None:
    opened.write("ab")
    opened.press(Key.Key_Left)
    assert opened.told(opened.changed) == ["", "a", "ab"]


def test_what_an_input_method_composes_is_not_checked(opened: Opened) -> None:
    compose(opened.panel.draft, "ni hao")
    assert opened.told(opened.changed) == [""]
    commit(opened.panel.draft, "你好")
    assert opened.told(opened.changed) == ["", "你好"]


def test_enter_hands_the_text_over_and_forgets_it(opened: Opened) -> None:
    opened.write("Hello")
    opened.press(Key.Key_Return)
    assert opened.told(opened.submitted) == ["Hello"]
    assert not opened.panel.isVisible()
    opened.open()
    assert opened.text() == ""
    opened.panel.draft.undo()
    assert opened.text() == ""


def test_enter_on_the_keypad_inserts_too(opened: Opened) -> None:
    opened.write("Hello")
    opened.press(Key.Key_Enter, Held.KeypadModifier)
    assert opened.told(opened.submitted) == ["Hello"]


def test_an_empty_draft_is_not_handed_over(opened: Opened) -> None:
    opened.write("  ")
    opened.press(Key.Key_Return)
    assert opened.submitted.count() == 0
    assert opened.panel.isVisible()


def test_shift_and_enter_break_the_line(opened: Opened) -> None:
    opened.write("a")
    opened.press(Key.Key_Return, Held.ShiftModifier)
    opened.write("b")
    opened.press(Key.Key_Return)
    assert opened.told(opened.submitted) == ["a\nb"]


def test_while_an_input_method_composes_enter_is_its_own(opened: Opened) -> None:
    compose(opened.panel.draft, "nihao")
    opened.press(Key.Key_Return)
    opened.press(Key.Key_Escape)
    assert opened.submitted.count() == 0
    assert opened.panel.isVisible()


def test_an_enter_that_ends_a_hangul_syllable_counts_after_it(opened: Opened) -> None:
    compose(opened.panel.draft, "안")
    opened.press(Key.Key_Return)
    commit(opened.panel.draft, "안")
    assert opened.told(opened.submitted) == ["안"]


def test_escape_keeps_the_draft_until_it_is_opened_again(opened: Opened) -> None:
    opened.write("you dunno")
    opened.press(Key.Key_Escape)
    assert (opened.left.count(), opened.panel.isVisible()) == (1, False)
    opened.open()
    assert opened.text() == "you dunno"
    assert len(opened.panel.draft.findings()) == 2


def test_a_lock_takes_the_draft_and_what_is_composed(opened: Opened) -> None:
    opened.write("dunno")
    opened.press(Key.Key_Return)
    compose(opened.panel.draft, "abc")
    opened.panel.forget()
    assert (opened.panel.draft.query(), opened.panel.explanation()) == ("", "")
    assert opened.panel.draft.findings() == ()
    assert "dunno" not in opened.panel.card.text()


def test_a_forbidden_expression_holds_the_first_enter(opened: Opened) -> None:
    opened.write("I dunno")
    opened.press(Key.Key_Return)
    assert opened.submitted.count() == 0
    assert "Press Enter again" in opened.panel.explanation()
    assert opened.panel.draft.accessibleDescription() == opened.panel.explanation()
    opened.press(Key.Key_Return)
    assert opened.told(opened.submitted) == ["I dunno"]


def test_a_held_down_enter_is_no_second_one(opened: Opened) -> None:
    opened.write("I dunno")
    opened.press(Key.Key_Return)
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, Held.NoModifier, "", True)
    QApplication.sendEvent(opened.panel.draft, held)
    assert opened.submitted.count() == 0
    assert opened.text() == "I dunno"


def test_another_text_is_held_anew(opened: Opened) -> None:
    opened.write("I dunno")
    opened.press(Key.Key_Return)
    opened.write("!")
    assert opened.panel.explanation() == ""
    opened.press(Key.Key_Return)
    assert opened.submitted.count() == 0


def test_opened_again_it_is_held_anew(opened: Opened) -> None:
    opened.write("I dunno")
    opened.press(Key.Key_Return)
    opened.press(Key.Key_Escape)
    opened.open()
    opened.press(Key.Key_Return)
    assert opened.submitted.count() == 0


@pytest.mark.parametrize("text", ["cheap", "you"])
def test_what_is_not_forbidden_is_not_held(opened: Opened, text: str) -> None:
    opened.write(text)
    opened.press(Key.Key_Return)
    assert opened.told(opened.submitted) == [text]


def test_nothing_is_held_where_the_policy_says_so(opened: Opened) -> None:
    opened.panel.hold_enter = False
    opened.write("dunno")
    opened.press(Key.Key_Return)
    assert opened.told(opened.submitted) == ["dunno"]


def test_what_was_pending_is_asked_for_before_enter_is_judged(opened: Opened) -> None:
    opened.write("no idea")
    last = found("no idea", "idea", Severity.FORBID)
    opened.panel.settled.connect(lambda _: opened.panel.show_findings([last]))
    opened.press(Key.Key_Return)
    assert opened.submitted.count() == 0


def test_the_chord_puts_the_wording_in_place(opened: Opened) -> None:
    opened.write("I dunno, sorry")
    opened.press(Key.Key_Apostrophe, Held.ControlModifier)
    assert opened.text() == "I I will find out, sorry"
    assert opened.panel.draft.findings() == ()
    opened.panel.draft.undo()
    assert opened.text() == "I dunno, sorry"


def test_a_click_puts_the_wording_in_place_and_goes_on_writing(opened: Opened) -> None:
    opened.write("cheap")
    opened.panel.card.replace()
    assert opened.text() == "I will find out"
    assert opened.panel.draft.hasFocus()


def test_without_a_finding_the_chord_does_nothing(opened: Opened) -> None:
    opened.write("fine")
    opened.press(Key.Key_Apostrophe, Held.ControlModifier)
    assert opened.text() == "fine"


def test_the_card_explains_the_finding_at_the_caret_else_the_gravest(opened: Opened) -> None:
    opened.write("you are cheap ok")
    assert opened.panel.card.text().startswith("Careful")
    assert opened.panel.card.text().endswith("Say instead: I will find out")
    for _ in opened.text():
        opened.press(Key.Key_Left)
    assert opened.panel.card.text().startswith("Hint Nobody feels responsible.")


def test_while_enter_is_held_the_card_explains_why(opened: Opened) -> None:
    opened.write("I dunno you")
    assert opened.panel.card.text().startswith("Hint")
    opened.press(Key.Key_Return)
    assert opened.panel.card.text().startswith("Forbidden")
    opened.write("r")
    opened.press(Key.Key_Left)
    assert opened.panel.card.text().startswith("Hint")


def test_the_card_says_when_nothing_was_found(opened: Opened) -> None:
    assert "explained here" in opened.panel.card.text()
    opened.write("fine")
    assert opened.panel.card.text() == "Nothing found."


def test_the_field_does_not_jump_when_something_is_found(opened: Opened) -> None:
    opened.write("I dunn")
    before = opened.panel.draft.geometry()
    opened.write("o")
    QGuiApplication.processEvents()
    assert opened.panel.draft.geometry() == before


@pytest.mark.parametrize("place", [None, Rect(10, 10, 300, 200)])
def test_it_stands_at_the_right_edge_of_the_screen(opened: Opened, place: Rect | None) -> None:
    opened.panel.open_beside(place)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert opened.panel.geometry().right() == room.right() - 16
    assert room.contains(opened.panel.geometry())
