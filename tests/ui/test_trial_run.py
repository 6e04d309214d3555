"""The test of a program on a pretended desktop: what is found out, and what is left behind."""

import pytest

from snippets_app.core.target_rule import TargetRule, UndoMode
from snippets_app.core.trial import Reading, TakenBack, Tried, Verdict
from snippets_app.desktop.base import Format, Permission
from snippets_app.desktop.dummy import Faults
from snippets_app.ui.trial_run import SHOWN_FOR
from tests.ui.trial_parts import LINE, Chat

PICTURE = {"image/png": Format(b"\x89PNG"), "text/html": Format(b"<b>x</b>")}


@pytest.mark.parametrize("draft", ["", "a draft of the agent's"])
def test_a_program_that_works(draft: str) -> None:
    chat = Chat(draft)
    chat.desk.clipboard.content = dict(PICTURE)
    chat.watch()
    assert chat.run() == Tried(
        milliseconds=250,
        reading=Reading.RIGHT,
        taken_back=TakenBack.YES,
        clipboard_kept=True,
    )
    assert chat.text == draft
    assert chat.keys.draft.sent == []
    assert chat.desk.clipboard.content == PICTURE
    assert chat.paused == []


def test_a_field_that_is_not_read_is_shown_to_the_agent_for_a_while() -> None:
    chat = Chat()
    chat.watch(Permission.NOTHING)
    tried = chat.run()
    assert (tried.verdict, tried.taken_back) == (Verdict.UNREAD, TakenBack.UNREAD)
    assert tried.unread == "Saywell did not see a field there."
    assert chat.paused == [SHOWN_FOR]
    assert chat.text == ""


def test_a_program_that_pastes_something_else() -> None:
    chat = Chat("draft ")
    chat.keys.pasted = "what was copied before"
    chat.watch()
    tried = chat.run()
    assert (tried.verdict, tried.taken_back) == (Verdict.WRONG, TakenBack.YES)
    assert chat.text == "draft "


def test_where_nothing_came_nothing_of_the_agents_is_undone() -> None:
    chat = Chat("draft")
    chat.keys.draft.undo = [("", "")]
    chat.keys.pasted = ""
    chat.watch()
    tried = chat.run()
    assert (tried.verdict, tried.taken_back) == (Verdict.FAILED, TakenBack.NOT_TRIED)
    assert chat.text == "draft"


def test_a_program_that_does_not_undo_is_told_of() -> None:
    chat = Chat()
    chat.keys.undoes = False
    chat.watch()
    tried = chat.run()
    assert (tried.verdict, tried.taken_back) == (Verdict.RIGHT, TakenBack.NO)


def test_backspace_takes_it_back_too() -> None:
    chat = Chat("draft")
    chat.watch()
    tried = chat.run(TargetRule(undo=UndoMode.BACKSPACE))
    assert (tried.verdict, tried.taken_back, chat.text) == (
        Verdict.RIGHT, TakenBack.YES, "draft",
    )  # fmt: skip


def test_what_cannot_be_taken_back_is_left() -> None:
    chat = Chat()
    chat.watch()
    tried = chat.run(TargetRule(undo=UndoMode.NONE))
    assert (tried.taken_back, chat.text) == (TakenBack.NOT_TRIED, LINE)


def test_a_field_that_is_left_meanwhile_is_not_judged() -> None:
    chat = Chat()
    chat.keys.leaves = True
    chat.watch()
    assert chat.run().verdict is Verdict.UNREAD


def test_a_program_that_is_only_copied_for() -> None:
    chat = Chat()
    chat.desk.clipboard.copy("from before")
    tried = chat.run(TargetRule(copy_only=True))
    assert (tried.verdict, tried.clipboard_kept) == (Verdict.COPIED, True)
    assert (chat.text, chat.desk.clipboard.text()) == ("", "from before")
    assert chat.keys.presses == []


def test_a_line_that_could_not_be_inserted_is_not_left_on_the_clipboard() -> None:
    chat = Chat(faults=Faults(read_after=None))
    chat.desk.clipboard.copy("from before")
    chat.watch()
    tried = chat.run()
    assert (tried.verdict, tried.clipboard_kept) == (Verdict.FAILED, True)
    assert tried.stopped.startswith("The window did not take the text.")
    assert chat.desk.clipboard.text() == "from before"


def test_a_clipboard_that_somebody_changed_meanwhile_is_told_of() -> None:
    chat = Chat(faults=Faults(copied_meanwhile="theirs"))
    chat.desk.clipboard.copy("from before")
    chat.watch()
    tried = chat.run()
    assert (tried.verdict, tried.clipboard_kept) == (Verdict.RIGHT, False)
    assert chat.desk.clipboard.text() == "theirs"


def test_a_clipboard_that_holds_too_much_is_not_judged() -> None:
    chat = Chat(faults=Faults(clipboard_incomplete=True))
    chat.watch()
    assert chat.run().clipboard_kept is None


def test_nothing_that_was_read_is_kept() -> None:
    chat = Chat("secret draft")
    chat.watch()
    tried = chat.run()
    assert chat.reading.text is None
    assert "secret" not in f"{tried} {vars(chat.reading)}"
