"""What is asked, what is remembered for this customer, and what a command may give."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.desktop.dummy import ELSEWHERE, FIELD
from snippets_app.errors import AppError
from tests.ui.dialog_parts import commit
from tests.ui.flow_parts import SNIPPETS, Played, edited

NAMED = "Dear Ms Wang, hello."


@pytest.fixture
def played(qtbot: QtBot) -> Iterator[Played]:
    made = Played(qtbot)
    yield made
    made.close()


def give_name(played: Played, name: str = "Wang", digit: Qt.Key = Qt.Key.Key_2) -> None:
    """The form's first field is the name, its second the form of address."""
    commit(played.form.focusWidget(), name)
    played.bot.keyClick(played.form.focusWidget(), digit, Qt.KeyboardModifier.AltModifier)
    played.bot.keyClick(played.form.focusWidget(), Qt.Key.Key_Return)


def test_a_snippet_with_questions_opens_the_form_and_then_inserts(played: Played) -> None:
    played.choose("name")
    assert played.form.isVisible()
    assert not played.palette.isVisible()
    assert played.text() == ""
    give_name(played)
    assert played.text() == NAMED
    assert not played.form.isVisible()


def test_answers_are_remembered_until_the_next_customer(played: Played) -> None:
    played.choose("name")
    give_name(played)
    assert played.text() == NAMED
    played.flow.insert(SNIPPETS["name"])
    assert played.text() == NAMED * 2
    played.flow.new_customer()
    assert played.told().startswith("New customer")
    played.flow.insert(SNIPPETS["name"])
    assert played.form.isVisible()
    assert played.form.answers()["customer"] == ""


def test_only_what_is_still_missing_is_asked(played: Played) -> None:
    played.choose("name")
    give_name(played)
    played.wait_done()
    played.flow.insert(SNIPPETS["order"])
    assert list(played.form.answers()) == ["Order"]
    played.answer("42")
    assert played.text() == NAMED + "Order 42, please, Ms Wang."


def test_the_form_shows_the_text_with_what_is_known(played: Played) -> None:
    played.choose("name")
    give_name(played)
    played.wait_done()
    played.flow.insert(SNIPPETS["order"])
    assert "Ms Wang" in played.form.preview_text()


def test_copying_may_ask_too(played: Played) -> None:
    played.choose("name", copy=True)
    give_name(played)
    assert played.text() == ""
    assert played.desk.clipboard.text() == NAMED


def test_a_form_that_is_left_inserts_nothing_and_gives_the_focus_back(played: Played) -> None:
    played.choose("name")
    played.desk.windows.focused = ELSEWHERE
    played.bot.keyClick(played.form.focusWidget(), Qt.Key.Key_Escape)
    assert played.text() == ""
    assert played.desk.windows.activated == [FIELD]
    assert played.uses() == []


def test_an_open_form_comes_forward_and_keeps_its_snippet_and_its_target(played: Played) -> None:
    played.choose("name")
    commit(played.form.focusWidget(), "Wan")
    played.desk.windows.focused = ELSEWHERE
    played.flow.open_palette()
    played.flow.insert(SNIPPETS["hello"])
    with pytest.raises(AppError, match="Another insertion is under way"):
        played.flow.insert_with(SNIPPETS["hello"], {}, lambda _: None)
    assert not played.palette.isVisible()
    played.bot.waitUntil(played.form.isActiveWindow)
    give_name(played, "g")
    assert played.text() == NAMED


def test_answers_about_the_agent_are_told_for_the_settings(played: Played) -> None:
    played.around.company = played.around.agent = ""
    played.flow.insert(SNIPPETS["profile"])
    assert list(played.form.answers()) == ["company", "agent"]
    played.answer("Dawn", "Lin")
    assert played.text() == "Dawn, Lin speaking."
    assert played.profiles() == [{"company": "Dawn", "agent": "Lin"}]
    played.flow.new_customer()
    played.flow.insert(SNIPPETS["profile"])
    assert played.text() == "Dawn, Lin speaking." * 2


def test_other_answers_are_not_told_for_the_settings(played: Played) -> None:
    played.choose("name")
    give_name(played)
    played.wait_done()
    assert played.profiles() == []


def test_asking_anew_begins_with_what_was_answered(played: Played) -> None:
    played.choose("name")
    give_name(played)
    played.wait_done()
    played.palette.new_answers_requested.emit(SNIPPETS["name"])
    assert played.form.answers()["customer"] == "Wang"
    played.form.fields()[0].edit.clear()  # type: ignore[union-attr]
    give_name(played, "Li", Qt.Key.Key_1)
    assert played.text() == NAMED + "Dear Mr Li, hello."


def test_asking_anew_where_nothing_is_asked_inserts(played: Played) -> None:
    played.flow.open_palette()
    played.palette.new_answers_requested.emit(SNIPPETS["hello"])
    assert played.text() == "Hello!"


def test_asking_anew_what_cannot_be_filled_says_why(played: Played) -> None:
    played.flow.open_palette()
    played.palette.new_answers_requested.emit(SNIPPETS["copied"])
    assert played.told().startswith("The snippet needs a copied text")


def test_a_default_is_asked_and_not_taken_for_granted(played: Played) -> None:
    played.flow.insert(SNIPPETS["time"])
    assert played.form.answers() == {"Time": "a moment"}
    played.bot.keyClick(played.form.focusWidget(), Qt.Key.Key_Return)
    assert played.text() == "Just a moment."


# What a command gives


def told_of(played: Played, name: str, **values: str) -> list[str]:
    told: list[str] = []
    played.flow.insert_with(SNIPPETS[name], values, told.append)
    played.wait_done()
    return told


def test_a_command_gives_the_values_and_is_told_the_end(played: Played) -> None:
    assert told_of(played, "name", customer="Wang", honorific="Ms") == [""]
    assert played.text() == NAMED


def test_what_a_command_gave_is_not_remembered(played: Played) -> None:
    told_of(played, "name", customer="Wang", honorific="Ms")
    played.flow.insert(SNIPPETS["name"])
    assert played.form.isVisible()
    assert played.text() == NAMED


def test_a_command_may_use_what_the_agent_answered(played: Played) -> None:
    played.choose("name")
    give_name(played)
    played.wait_done()
    assert told_of(played, "order", Order="42") == [""]
    assert played.text() == NAMED + "Order 42, please, Ms Wang."


def test_a_command_with_values_missing_is_refused(played: Played) -> None:
    with pytest.raises(AppError, match="Values are missing: honorific, customer"):
        played.flow.insert_with(SNIPPETS["name"], {}, lambda _: None)
    assert (played.text(), played.form.isVisible()) == ("", False)
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == "Hello!"


def test_a_command_may_speak_for_another_company(played: Played) -> None:
    assert told_of(played, "profile", company="Dusk") == [""]
    assert played.text() == "Dusk, Lin speaking."


def test_a_command_may_give_what_was_copied(played: Played) -> None:
    assert told_of(played, "copied", clipboard="a question") == [""]
    assert played.text() == "You wrote: a question"


def test_a_command_hears_why_nothing_was_pasted(played: Played) -> None:
    played.desk.faults.keys_held = True
    (told,) = told_of(played, "hello")
    assert told.startswith("A key was held down, so nothing was pasted.")


def test_a_command_hears_of_trouble_on_the_way(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_given: object) -> bool:
        raise AppError("The display is gone.", "Log in again.")

    monkeypatch.setattr(played.desk.windows, "activate", lost)
    assert told_of(played, "hello") == ["The display is gone. Log in again."]
    assert played.told() == "The display is gone. Log in again."


def test_a_body_that_cannot_be_parsed_is_told(played: Played) -> None:
    played.flow.insert(edited("hello", "{nonsense}"))
    assert "there is no such placeholder" in played.told()
    played.flow.insert(replace(SNIPPETS["hello"]))
    assert played.text() == "Hello!"
