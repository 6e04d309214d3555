"""What Saywell itself inserts is checked first, and better wordings are put in place."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from snippets_app.core.target_rule import TargetRule, UndoMode
from snippets_app.desktop.base import Field, Permission
from snippets_app.desktop.dummy import ELSEWHERE, FIELD
from snippets_app.ui.correction import Correction
from tests.ui.flow_parts import SNIPPETS, Played, edited
from tests.ui.guarded_parts import PROMISE, Finding, found

GUARANTEED = edited("hello", "我保证。")


@pytest.fixture
def played(qtbot: QtBot) -> Iterator[Played]:
    made = Played(qtbot)
    made.around.objections = found
    yield made
    made.close()


def question(played: Played) -> QMessageBox:
    box = played.objection.box()
    assert box
    return box


def answer(played: Played, text: str) -> None:
    (button,) = [each for each in question(played).buttons() if each.text() == text]
    button.click()


def test_a_text_without_findings_is_inserted_unasked(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == "Hello!"
    assert not played.objection.is_open()


def test_a_finding_is_asked_about_and_inserted_when_the_agent_agrees(played: Played) -> None:
    played.flow.insert(GUARANTEED)
    assert "“保证”: No promises" in question(played).informativeText()
    assert played.text() == ""
    answer(played, "Insert anyway")
    assert played.text() == "我保证。"
    assert played.uses() == ["p/hello"]


def test_going_back_inserts_nothing_and_gives_the_focus_back(played: Played) -> None:
    played.flow.insert(GUARANTEED)
    answer(played, "Cancel")
    assert played.text() == ""
    assert played.uses() == []
    assert played.desk.windows.activated == [FIELD]
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == "Hello!"


def test_esc_goes_back(played: Played) -> None:
    played.flow.insert(GUARANTEED)
    question(played).reject()
    assert not played.objection.is_open()
    assert played.text() == ""


def test_while_it_is_asked_nothing_else_begins(played: Played) -> None:
    played.flow.insert(GUARANTEED)
    played.flow.insert(SNIPPETS["hello"])
    played.flow.open_palette()
    assert not played.palette.isVisible()
    answer(played, "Cancel")
    assert played.text() == ""


def test_a_command_that_inserts_is_told_that_the_agent_went_back(played: Played) -> None:
    told: list[str] = []
    played.flow.insert_with(GUARANTEED, {}, told.append)
    answer(played, "Cancel")
    assert told == ["Nothing was inserted, as you wished."]


def test_customer_data_is_not_repeated_in_the_question(played: Played) -> None:
    played.around.objections = lambda _: (Finding(PROMISE, 0, 4, ""),) * 5
    played.flow.insert(SNIPPETS["hello"])
    lines = question(played).informativeText().splitlines()
    assert lines[0] == "“••••”: No promises"
    assert lines[-1] == "2 more"
    answer(played, "Cancel")
    played.wait_done()


def test_the_guard_is_told_what_comes_and_when_it_is_there(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.wait_done()
    assert played.expected == [("Hello!",), ()]


def test_a_text_written_in_our_own_window_is_inserted_and_taken_back(played: Played) -> None:
    played.flow.insert_text("我保证。", FIELD)
    assert played.text() == "我保证。"
    played.flow.undo()
    played.wait_done()
    assert str(played.desk.keys.presses[-1][0]) == "Ctrl+Z"


class Silent:
    """Hears what is typed and does nothing."""

    def entered(self, field: Field) -> None: ...
    def typed(self, field: Field, text: str, caret: int) -> None: ...
    def keyed(self, field: Field, key: str) -> None: ...
    def left(self) -> None: ...


def correction(played: Played, new: str, *, keys_only: bool = False) -> Correction:
    typing = played.desk.typing
    typing.start(Silent(), lambda _: Permission.TEXT_OR_KEYS)
    typing.enter(keys_only=keys_only)
    typing.type("我保证。")
    field = typing.field()
    assert field
    return Correction(field, 1, 3, "保证", new)


def test_a_wording_is_put_in_place_and_can_be_taken_back(played: Played) -> None:
    played.flow.replace(correction(played, "尽快"))
    assert played.text() == "尽快"
    assert played.desk.typing.selected == (1, 3)
    played.flow.undo()
    played.wait_done()
    assert [str(chord) for chord, _ in played.desk.keys.presses] == ["Ctrl+V", "Ctrl+Z"]


def test_what_cannot_be_selected_is_copied_and_told(played: Played) -> None:
    wanted = correction(played, "尽快")
    played.desk.typing.type("changed")
    played.flow.replace(wanted)
    assert played.told().startswith("The words could not be selected, so nothing was replaced.")
    assert (played.desk.clipboard.text(), played.text()) == ("尽快", "")


def test_where_only_keys_are_seen_the_wording_is_copied_and_told(played: Played) -> None:
    played.flow.replace(correction(played, "尽快", keys_only=True))
    assert played.told().startswith("The text is on the clipboard")
    assert played.desk.clipboard.text() == "尽快"
    played.flow.replace(correction(played, "", keys_only=True))
    assert played.told().startswith("These words are better left out.")


def test_words_to_be_left_out_are_deleted(played: Played) -> None:
    played.flow.replace(correction(played, ""))
    played.wait_done()
    assert [str(chord) for chord, _ in played.desk.keys.presses] == ["Backspace"]
    played.flow.undo()
    played.wait_done()
    assert str(played.desk.keys.presses[-1][0]) == "Ctrl+Z"


def test_a_program_where_nothing_can_be_taken_back_says_so(played: Played) -> None:
    played.around.rules = (TargetRule(program="Chat", undo=UndoMode.BACKSPACE),)
    played.flow.replace(correction(played, "尽快"))
    played.wait_done()
    played.flow.undo()
    assert played.told().startswith("There is nothing to take back here.")


def test_a_composed_text_is_not_lost_while_a_form_is_open(played: Played) -> None:
    played.flow.insert(SNIPPETS["order"])
    assert played.form.isVisible()
    played.flow.insert_text("composed", FIELD)
    assert played.told().startswith("The text is on the clipboard")
    assert (played.desk.clipboard.text(), played.text()) == ("composed", "")


def test_a_composed_text_follows_an_insertion_under_way(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.flow.insert_text("composed", FIELD)
    played.wait_done()
    assert played.text() == "Hello!composed"


def test_a_composed_text_is_not_lost_by_a_later_wish(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.flow.insert_text("composed", FIELD)
    played.flow.insert_text(" and more", FIELD)
    played.flow.open_palette()
    for _ in range(3):
        played.wait_done()
    assert played.text() == "Hello!composed and more"
    assert played.palette.isVisible()


def test_what_is_agreed_to_while_another_text_is_copied_follows_it(played: Played) -> None:
    played.flow.insert(GUARANTEED)
    played.flow.insert_text("composed", FIELD)
    answer(played, "Insert anyway")
    played.flow.open_palette()
    seen: list[bool] = []
    played.flow.used.connect(lambda _: seen.append(played.palette.isVisible()))
    for _ in range(3):
        played.wait_done()
    assert seen == [False], "the palette waits for both"
    assert played.palette.isVisible()
    assert played.text() == "我保证。"


def test_what_is_to_be_taken_back_while_it_is_inserted_is_taken_back(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.flow.undo()
    for _ in range(2):
        played.wait_done()
    assert [str(chord) for chord, _ in played.desk.keys.presses] == ["Ctrl+V", "Ctrl+Z"]


def test_a_wording_is_never_pasted_into_another_window(played: Played) -> None:
    wanted = correction(played, "尽快")
    played.desk.windows.focused = ELSEWHERE
    played.flow.replace(wanted)
    assert played.told().startswith("The window changed, so nothing was replaced.")
    assert (played.desk.keys.presses, played.desk.clipboard.text()) == ([], "尽快")


def test_nothing_is_deleted_in_another_window(played: Played) -> None:
    wanted = correction(played, "")
    played.desk.windows.focused = ELSEWHERE
    played.flow.replace(wanted)
    assert played.told().startswith("The window changed, so nothing was deleted.")
    assert played.desk.keys.presses == []
