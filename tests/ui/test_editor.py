from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.core.filling import Context, Question
from snippets_app.core.model import Layer, PersonalChange, Snippet
from snippets_app.core.template import parse, preview
from snippets_app.ui.editor import Editor
from tests.ui.dialog_parts import (
    HELLO,
    LIBRARY,
    OWN,
    TEXTS,
    THEME,
    WAIT,
    button,
    commit,
    compose,
    question_of,
)

Key, Held = Qt.Key, Qt.KeyboardModifier
NOON = datetime(2026, 11, 21, 12)  # noqa: DTZ001 - local time, as the program has it
HOTKEYS = {"palette": "Ctrl+;", "stage:greeting": "Ctrl+Shift+1"}


def shown(snippet: Snippet) -> tuple[str | Question, ...]:
    return preview(parse(snippet.body), Context("zh", NOON))


class Opened:
    """The editor, what it told, and what the system says of chords."""

    def __init__(self, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.refused: dict[tuple[str, str], str] = {}
        self.window = Editor(TEXTS, THEME, shown, lambda *asked: self.refused.get(asked, ""))
        self.saved = QSignalSpy(self.window.saved)
        self.hide_requested = QSignalSpy(self.window.hide_requested)
        self.reset_requested = QSignalSpy(self.window.reset_requested)

    def new(self, pack: str = "p", stage: str = "hold") -> None:
        self.window.new(LIBRARY, HOTKEYS, pack, stage)
        self.bot.waitUntil(self.title().hasFocus)

    def edit(self, snippet: Snippet, below: Snippet | None) -> None:
        self.window.edit(LIBRARY, HOTKEYS, snippet, below)
        self.bot.waitUntil(self.title().hasFocus)

    def title(self) -> QLineEdit:
        return self.line(self.window.fields.title.widget)

    def abbreviation(self) -> QLineEdit:
        return self.line(self.window.fields.abbreviation.widget)

    @staticmethod
    def line(widget: QWidget) -> QLineEdit:
        assert isinstance(widget, QLineEdit)
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        self.bot.keyClick(self.window.focusWidget(), key, held)

    def record(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        edit = self.window.fields.hotkey.edit
        edit.setFocus()
        self.bot.keyClick(edit, key, held)

    def problems(self) -> list[str]:
        fields = self.window.fields
        told = [fields.title, fields.body, fields.abbreviation]
        return [part.problem() for part in told if part.problem()]

    def change(self) -> PersonalChange:
        assert self.saved.count() == 1
        told = self.saved.at(0)[0]
        assert isinstance(told, PersonalChange)
        return told

    def answer(self, text: str) -> None:
        box = question_of(self.window)
        assert box is not None
        self.bot.mouseClick(button(box, text), Qt.MouseButton.LeftButton)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()


def test_a_new_snippet_has_all_parts(opened: Opened) -> None:
    opened.new()
    commit(opened.title(), "回访")
    opened.window.fields.body_edit.setText("您好")
    commit(opened.abbreviation(), "hf")
    opened.record(Key.Key_F6, Held.ControlModifier)
    opened.press(Key.Key_Return, Held.ControlModifier)
    assert opened.change() == PersonalChange("p/own-2", "hold", "回访", "您好", "hf", "Ctrl+F6")
    assert not opened.window.isVisible()


def test_another_pack_brings_its_stages(opened: Opened) -> None:
    opened.new()
    packs = opened.window.fields.packs
    packs.setFocus()
    opened.press(Key.Key_Down)
    written = opened.window.snippet()
    assert (written.id, written.pack, written.stage) == ("q/own-1", "q", "welcome")


def test_a_change_tells_only_what_is_new(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    assert not opened.window.fields.packs.isEnabled()
    opened.title().setText("请等一下")
    opened.press(Key.Key_S, Held.ControlModifier)
    assert opened.change() == PersonalChange("p/wait", title="请等一下")


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Return])
def test_saving_keys_work_in_the_text(opened: Opened, key: Qt.Key) -> None:
    opened.edit(WAIT, WAIT)
    opened.window.fields.body_edit.setFocus()
    opened.press(key, Held.ControlModifier)
    assert opened.change() == PersonalChange("p/wait")


def test_nothing_is_scolded_before_saving_is_tried(opened: Opened) -> None:
    opened.new()
    assert opened.problems() == []
    opened.press(Key.Key_S, Held.ControlModifier)
    assert opened.problems() == [
        "The title is empty. Write a few words that you will look for.",
        "The text is empty. Write what is to be inserted.",
    ]
    assert opened.title().hasFocus()
    assert opened.saved.count() == 0
    commit(opened.title(), "Title")
    assert opened.problems() == ["The text is empty. Write what is to be inserted."]


def test_a_wrong_placeholder_is_told_while_writing(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    opened.window.fields.body_edit.setText("请{foo}")
    assert "{foo}" in opened.problems()[0]
    opened.press(Key.Key_S, Held.ControlModifier)
    assert opened.saved.count() == 0
    assert opened.window.fields.body_edit.hasFocus()


def test_an_abbreviation_is_had_once_in_a_pack(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    opened.abbreviation().setText("NH")
    assert opened.problems() == [
        "“问候” has this abbreviation already. Choose another abbreviation."
    ]
    opened.abbreviation().setText("n h")
    assert opened.problems() == ["The abbreviation has a blank in it. Write it as one word."]
    opened.abbreviation().setText("sd")
    assert opened.problems() == []


def test_the_preview_follows_the_text_and_the_composition(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    assert "一分钟</u>" in opened.window.preview_text()
    body = opened.window.fields.body_edit
    body.selectAll()
    commit(body, "好的，")
    compose(body, "qing")
    assert "好的，qing" in opened.window.preview_text()


def test_esc_is_the_input_methods_while_it_composes(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    body = opened.window.fields.body_edit
    body.setFocus()
    compose(body, "qing")
    opened.press(Key.Key_Escape)
    assert opened.window.isVisible()
    assert question_of(opened.window) is None


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Key.Key_Semicolon, Held.ControlModifier, "Open the palette"),
        (Key.Key_Exclam, Held.ControlModifier | Held.ShiftModifier, "开场"),
        (Key.Key_F5, Held.ControlModifier, "问候"),
    ],
)
def test_a_hotkey_of_ours_is_told_by_name(
    opened: Opened, key: Qt.Key, held: Qt.KeyboardModifier, name: str
) -> None:
    opened.edit(WAIT, WAIT)
    opened.record(key, held)
    assert f"belongs to “{name}” already." in opened.window.fields.hotkey.problem()
    opened.press(Key.Key_Return, Held.ControlModifier)
    assert opened.saved.count() == 0
    assert opened.window.fields.hotkey.edit.hasFocus()


def test_its_own_hotkey_is_no_conflict(opened: Opened) -> None:
    opened.edit(HELLO, HELLO)
    assert opened.window.fields.hotkey.problem() == ""


def test_a_refused_hotkey_is_told_but_an_old_one_does_not_stop_saving(opened: Opened) -> None:
    opened.refused["Ctrl+F5", "snippet:p/hello"] = "Another program holds Ctrl+F5."
    opened.edit(HELLO, HELLO)
    assert opened.window.fields.hotkey.problem() == "Another program holds Ctrl+F5."
    opened.press(Key.Key_S, Held.ControlModifier)
    assert opened.saved.count() == 1


def test_esc_closes_what_is_unchanged(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    opened.press(Key.Key_Escape)
    assert not opened.window.isVisible()


@pytest.mark.parametrize(("answer", "stays"), [("Keep writing", True), ("Throw away", False)])
def test_esc_asks_before_changes_are_lost(opened: Opened, answer: str, *, stays: bool) -> None:
    opened.edit(WAIT, WAIT)
    opened.title().setText("x")
    opened.press(Key.Key_Escape)
    assert opened.window.isVisible()
    opened.answer(answer)
    assert opened.window.isVisible() == stays
    assert opened.saved.count() == 0


def test_closing_the_window_asks_too(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    opened.title().setText("x")
    opened.window.close()
    assert opened.window.isVisible()
    opened.answer("Throw away")


def test_a_shipped_snippet_can_be_hidden(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    button(opened.window, "Hide…").click()
    opened.answer("Cancel")
    assert opened.hide_requested.count() == 0
    button(opened.window, "Hide…").click()
    opened.answer("Hide")
    assert opened.hide_requested.at(0) == ["p/wait"]
    assert not opened.window.isVisible()


def test_an_own_snippet_can_be_deleted(opened: Opened) -> None:
    opened.edit(OWN, None)
    assert not button(opened.window, "Back to the shipped text…").isVisible()
    button(opened.window, "Delete…").click()
    opened.answer("Delete")
    assert opened.hide_requested.at(0) == ["p/own-1"]


def test_a_changed_snippet_can_go_back(opened: Opened) -> None:
    opened.edit(replace(WAIT, title="Mine", layer=Layer.PERSONAL), WAIT)
    button(opened.window, "Back to the shipped text…").click()
    opened.answer("Go back")
    assert opened.reset_requested.at(0) == ["p/wait"]


def test_a_new_snippet_cannot_be_hidden(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    opened.new()
    assert not button(opened.window, "Hide…").isVisible()
    assert not button(opened.window, "Back to the shipped text…").isVisible()


def test_what_is_being_written_is_not_replaced(opened: Opened) -> None:
    opened.edit(WAIT, WAIT)
    opened.title().setText("x")
    opened.new()
    assert (opened.window.snippet().id, opened.title().text()) == ("p/wait", "x")
