"""What the guard finds in a snippet is told while it is written, and asked about once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Finding, Rule, Severity
from snippets_app.core.model import PersonalChange
from snippets_app.ui.editor import Editor
from snippets_app.ui.editor_findings import FindingsView
from tests.ui.dialog_parts import TEXTS, THEME, WAIT, compose, question_of
from tests.ui.test_editor import Held, Key, Opened, shown

PROMISE = Rule("promise", "phrase", "en", Severity.WARN, "Nobody can promise that.")
BLAME = replace(PROMISE, id="blame", severity=Severity.FORBID, reason="It blames the customer.")
SLOW = replace(PROMISE, id="slow", severity=Severity.HINT, reason="It sounds slow.")
WORDS = {"guarantee": (PROMISE, ("expect",)), "fault": (BLAME, ("",)), "maybe": (SLOW, ())}


def found(text: str) -> list[Finding]:
    """A guard that knows three words."""
    return [
        Finding(rule, text.index(word), text.index(word) + len(word), word, instead)
        for word, (rule, instead) in WORDS.items()
        if word in text
    ]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    made.window.deleteLater()
    made.window = Editor(TEXTS, THEME, shown, lambda *_: "", found)
    made.saved = QSignalSpy(made.window.saved)
    yield made
    made.window.hide()
    made.window.deleteLater()


def told(opened: Opened) -> str:
    view = opened.window.fields.findings
    return view.text() if view.isVisible() else ""


def write(opened: Opened, text: str) -> None:
    opened.edit(WAIT, WAIT)
    opened.window.fields.body_edit.setText(text)


def save(opened: Opened) -> None:
    opened.press(Key.Key_S, Held.ControlModifier)


def test_a_harmless_text_takes_no_room(opened: Opened) -> None:
    write(opened, "One moment please")
    assert told(opened) == ""
    save(opened)
    assert opened.saved.count() == 1


def test_reason_and_wording_stand_below_the_text_while_it_is_written(opened: Opened) -> None:
    write(opened, "We guarantee")
    assert "Careful</b>: “guarantee” – Nobody" in told(opened)
    assert "Nobody can promise that. Say instead: “expect”" in told(opened)
    opened.window.fields.body_edit.setText("We expect")
    assert told(opened) == ""


def test_what_an_input_method_composes_counts(opened: Opened) -> None:
    write(opened, "We ")
    body = opened.window.fields.body_edit
    body.moveCursor(QTextCursor.MoveOperation.End)
    compose(body, "guarantee")
    assert "guarantee" in told(opened)


def test_the_gravest_comes_first_and_nothing_to_say_is_told(opened: Opened) -> None:
    write(opened, "maybe a guarantee, your fault")
    lines = told(opened).split("<br>")
    assert [line.partition("</b>")[0].rpartition(">")[2] for line in lines] == [
        "Forbidden",
        "Careful",
        "Hint",
    ]
    assert "It blames the customer. Leave it out." in lines[0]


@pytest.mark.parametrize("text", ["We guarantee", "Your fault"])
def test_saving_asks_once_and_the_agent_may_save(opened: Opened, text: str) -> None:
    write(opened, text)
    save(opened)
    assert opened.saved.count() == 0
    opened.answer("Save anyway")
    assert opened.change() == PersonalChange("p/wait", body=text)
    assert not opened.window.isVisible()


def test_the_agent_may_go_on_writing(opened: Opened) -> None:
    write(opened, "We guarantee")
    save(opened)
    opened.answer("Keep writing")
    assert opened.window.isVisible()
    opened.window.fields.body_edit.setText("We expect")
    save(opened)
    assert opened.change() == PersonalChange("p/wait", body="We expect")


def test_a_hint_stops_nothing(opened: Opened) -> None:
    write(opened, "maybe")
    assert "It sounds slow." in told(opened)
    save(opened)
    assert question_of(opened.window) is None
    assert opened.saved.count() == 1


def test_a_text_that_stays_as_it_was_is_not_asked_about(opened: Opened) -> None:
    opened.edit(replace(WAIT, body="We guarantee"), WAIT)
    assert "Nobody can promise that." in told(opened)
    opened.title().setText("Other")
    save(opened)
    assert question_of(opened.window) is None
    assert opened.saved.count() == 1


def test_a_new_snippet_is_checked_too(opened: Opened) -> None:
    opened.new()
    opened.title().setText("Title")
    opened.window.fields.body_edit.setText("We guarantee")
    save(opened)
    opened.answer("Save anyway")
    assert opened.saved.count() == 1


def test_what_is_wrong_comes_before_what_is_unwise(opened: Opened) -> None:
    write(opened, "We guarantee {nonsense}")
    save(opened)
    assert question_of(opened.window) is None
    assert opened.saved.count() == 0


def view_of(bot: QtBot, *findings: Finding) -> FindingsView:
    view = FindingsView(TEXTS, THEME)
    bot.addWidget(view)
    view.show_findings(findings)
    return view


def test_many_are_counted_and_the_same_words_told_once(qtbot: QtBot) -> None:
    many = [Finding(replace(PROMISE, id=f"r{n}"), 0, 1, "a") for n in range(5)]
    view = view_of(qtbot, *many, *many)
    assert view.text().count("<br>") == 3
    assert view.text().endswith("and 2 more")


def test_customer_data_is_not_repeated_and_text_is_no_markup(qtbot: QtBot) -> None:
    card = Finding(replace(PROMISE, reason="A <b>card</b> number."), 0, 16, "")
    assert "“" not in view_of(qtbot, card).text()
    assert "A &lt;b&gt;card&lt;/b&gt; number." in view_of(qtbot, card).text()


def test_the_reason_is_told_in_the_agents_language(qtbot: QtBot) -> None:
    both = replace(PROMISE, reason="不可保证。", reasons={"en": "Nobody can promise that."})
    assert "Nobody can" in view_of(qtbot, Finding(both, 0, 1, "a")).text()
