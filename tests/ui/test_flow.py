"""From a hotkey to text in the target, and every way it can end."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.dummy import ELSEWHERE, FIELD, Faults
from snippets_app.errors import AppError
from tests.ui.flow_parts import SNIPPETS, Played, edited

Play = Callable[[Faults], Played]


@pytest.fixture
def play(qtbot: QtBot) -> Iterator[Play]:
    made: list[Played] = []

    def start(faults: Faults) -> Played:
        made.append(Played(qtbot, faults))
        return made[-1]

    yield start
    for each in made:
        each.close()


@pytest.fixture
def played(play: Play) -> Played:
    return play(Faults())


def test_a_chosen_snippet_stands_in_the_target_and_the_clipboard_is_as_before(
    played: Played,
) -> None:
    played.desk.clipboard.copy("from before")
    played.choose("hello")
    assert played.text() == "Hello!"
    assert played.desk.clipboard.text() == "from before"
    assert (played.uses(), played.told()) == (["p/hello"], "")
    assert not played.palette.isVisible()


def test_the_palette_opens_over_the_target_at_a_stage(played: Played) -> None:
    played.flow.open_palette("hold")
    assert played.palette.geometry().center().x() == pytest.approx(100 + 640 // 2, abs=200)
    assert played.palette.isVisible()


def test_shift_enter_only_copies(played: Played) -> None:
    played.choose("hello", copy=True)
    assert played.text() == ""
    assert played.desk.clipboard.text() == "Hello!"
    assert played.desk.windows.activated == []
    assert played.told().startswith("The text is on the clipboard")
    assert played.uses() == ["p/hello"]


def test_without_a_window_the_text_is_copied_and_told(played: Played) -> None:
    played.desk.windows.focused = None
    played.flow.insert(SNIPPETS["hello"])
    assert played.told().startswith("The text is on the clipboard")
    assert played.desk.clipboard.text() == "Hello!"


def test_a_rule_of_the_agent_counts(played: Played) -> None:
    played.around.rules = (TargetRule(program="Chat", copy_only=True),)
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == ""
    assert played.desk.clipboard.text() == "Hello!"


def test_esc_gives_the_focus_back_and_touches_nothing(played: Played) -> None:
    played.desk.clipboard.copy("from before")
    played.flow.open_palette()
    played.bot.waitUntil(played.palette.isActiveWindow)
    played.bot.keyClick(played.palette.focusWidget(), Qt.Key.Key_Escape)
    assert played.text() == ""
    assert played.desk.windows.activated == [FIELD]
    assert (played.desk.clipboard.text(), played.uses()) == ("from before", [])


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        (Faults(activation_fails=True), "The window changed, so nothing was pasted."),
        (Faults(target_above_us=True), "This program runs as administrator"),
        (Faults(keys_held=True), "A key was held down, so nothing was pasted."),
        (Faults(read_after=None), "The window did not take the text."),
    ],
)
def test_a_failure_leaves_the_text_on_the_clipboard_and_says_why(
    play: Play, faults: Faults, told: str
) -> None:
    played = play(faults)
    played.choose("hello")
    assert played.told().startswith(told)
    assert (played.text(), played.desk.clipboard.text()) == ("", "Hello!")


def test_what_was_neither_inserted_nor_copied_counts_as_no_use(play: Play) -> None:
    played = play(Faults(copied_meanwhile="theirs", read_after=None))
    played.flow.insert(SNIPPETS["hello"])
    assert "copied at that moment" in played.told()
    assert played.desk.clipboard.text() == "theirs"
    assert played.uses() == []


def test_a_snippet_that_cannot_be_filled_says_why(played: Played) -> None:
    played.choose("copied")
    assert played.told().startswith("The snippet needs a copied text")
    assert (played.text(), played.uses()) == ("", [])
    played.desk.clipboard.copy("a question")
    played.choose("copied")
    assert played.text() == "You wrote: a question"


def test_the_clipboard_is_read_once_for_each_opening(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    monkeypatch.setattr(played.desk.clipboard, "text", lambda: reads.append("read") or "mine")
    for _ in range(2):
        played.flow.open_palette()
        for name in ("copied", "hello", "copied"):
            played.flow.preview(SNIPPETS[name])
        played.palette.leave()
        played.wait_done()
    assert reads == ["read"] * 2


def test_repeat_inserts_the_last_one_again(played: Played) -> None:
    played.flow.repeat()
    assert played.told().startswith("Nothing has been inserted yet.")
    played.choose("hello")
    assert played.text() == "Hello!"
    played.flow.repeat()
    assert played.text() == "Hello!Hello!"
    assert played.uses() == ["p/hello", "p/hello"]


def test_repeat_inserts_what_the_snippet_says_now(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.wait_done()
    played.around.snippets["p/hello"] = edited("hello", "Hi!")
    played.flow.repeat()
    assert played.text() == "Hello!Hi!"


@pytest.mark.parametrize("seconds", [0, 10])
def test_undo_takes_the_last_one_back_once(played: Played, seconds: float) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.wait_done()
    played.passed(seconds)
    played.flow.undo()
    played.wait_done()
    assert [str(chord) for chord, _ in played.desk.keys.presses] == ["Ctrl+V", "Ctrl+Z"]
    assert played.told() == ""
    played.flow.undo()
    assert played.told().startswith("There is nothing to take back here.")
    assert len(played.desk.keys.presses) == 2


def test_undo_is_refused_after_ten_seconds(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.wait_done()
    played.passed(10.5)
    played.flow.undo()
    assert "for 10 seconds, in the same window" in played.told()
    assert len(played.desk.keys.presses) == 1


def test_undo_is_refused_elsewhere_and_after_a_copy(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.wait_done()
    played.desk.windows.focused = ELSEWHERE
    played.flow.undo()
    assert played.told().startswith("There is nothing to take back here.")
    played.desk.windows.focused = FIELD
    played.choose("hello", copy=True)
    played.wait_done()
    played.notice.hide()
    played.flow.undo()
    assert played.told().startswith("There is nothing to take back here.")


def test_undo_may_be_tried_again_when_a_key_was_held(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.wait_done()
    played.desk.faults.keys_held = True
    played.flow.undo()
    assert played.told().startswith("A key was held down, so nothing was taken back.")
    played.desk.faults.keys_held = False
    played.flow.undo()
    played.wait_done()
    assert str(played.desk.keys.presses[-1][0]) == "Ctrl+Z"


def test_while_one_is_under_way_nothing_else_begins(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.flow.open_palette()
    played.flow.undo()
    with pytest.raises(AppError, match="Another insertion is under way"):
        played.flow.insert_with(SNIPPETS["hello"], {}, ignored)
    assert not played.palette.isVisible()
    assert played.text() == "Hello!"


def test_what_was_wanted_last_meanwhile_follows(played: Played) -> None:
    played.flow.insert(SNIPPETS["hello"])
    played.flow.open_palette()
    played.flow.insert(SNIPPETS["lines"])
    played.wait_done()
    assert played.text() == "Hello!a\nb"
    assert not played.palette.isVisible()
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == "Hello!a\nbHello!", "and only once"


def test_after_a_bug_the_next_one_is_inserted(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[Any] = []
    monkeypatch.setattr("threading.excepthook", bugs.append)
    with monkeypatch.context() as broken:
        broken.setattr(played.desk.windows, "activate", raising(ZeroDivisionError()))
        played.flow.insert(SNIPPETS["hello"])
        assert played.told().startswith("Something went wrong inside Saywell.")
    assert [each.exc_type for each in bugs] == [ZeroDivisionError]
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == "Hello!"


def test_a_snippets_hotkey_over_the_open_palette_goes_into_its_target(played: Played) -> None:
    played.flow.open_palette()
    played.bot.waitUntil(played.palette.isActiveWindow)
    played.desk.windows.focused = ELSEWHERE  # stands for the palette's own window
    played.flow.insert(SNIPPETS["hello"])
    assert played.text() == "Hello!"
    assert not played.palette.isVisible()


def test_the_hotkey_over_the_open_palette_starts_it_fresh_over_the_same_target(
    played: Played,
) -> None:
    played.flow.open_palette()
    played.bot.waitUntil(played.palette.isActiveWindow)
    played.desk.windows.focused = ELSEWHERE  # stands for the palette's own window
    played.choose("hello")
    assert played.text() == "Hello!"


def test_a_preview_of_a_broken_snippet_says_what_is_wrong(played: Played) -> None:
    (said,) = played.flow.preview(edited("hello", "{nonsense}"))
    assert "there is no such placeholder" in str(said)


def ignored(_notice: str) -> None:
    """Nobody asks."""


def raising(trouble: Exception) -> Callable[..., None]:
    def breaks(*_given: object) -> None:
        raise trouble

    return breaks
