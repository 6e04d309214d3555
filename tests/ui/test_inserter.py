"""Insertions played on a pretended desktop: what arrives, what is left, what is said."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from snippets_app.core.chord import Chord
from snippets_app.core.insertion import Rendered, plan, plan_undo
from snippets_app.core.steps import Step
from snippets_app.core.target_rule import NewlineMode, TargetRule, UndoMode
from snippets_app.desktop.base import Format, Target
from snippets_app.desktop.dummy import ELSEWHERE, FIELD, Faults, Simulation, simulate
from snippets_app.ui.inserter import Inserter, LastInsertion, may_undo
from snippets_app.ui.outcome import Copied, Inserted, NotDone, Outcome, Reason

USUAL = TargetRule()
LINES = TargetRule(newline=NewlineMode.SHIFT_ENTER)
PICTURE = {"image/png": Format(b"\x89PNG"), "text/html": Format(b"<b>x</b>")}
NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - an agent's clock shows local time


def played(
    desk: Simulation, text: str = "您好", rule: TargetRule = USUAL, cursor: int | None = None
) -> Outcome:
    return Inserter(desk.desktop).play(plan(Rendered(text, cursor), rule), FIELD)


def pressed(desk: Simulation) -> list[str]:
    return [str(chord) for chord, times in desk.keys.presses for _ in range(times)]


def moves_focus_at_press(desk: Simulation, chord: str) -> None:
    """The agent clicks elsewhere as soon as this chord was pressed."""
    press = desk.keys.press

    def press_and_move(one: Chord, times: int = 1) -> None:
        press(one, times)
        if str(one) == chord:
            desk.windows.focused = ELSEWHERE

    desk.keys.press = press_and_move  # type: ignore[method-assign]


def test_a_text_arrives_and_the_clipboard_is_as_before() -> None:
    desk = simulate()
    desk.clipboard.content = dict(PICTURE)
    assert played(desk) == Inserted()
    assert desk.field_text == "您好"
    assert desk.clipboard.content == PICTURE
    assert Inserted().notice == ""


def test_lines_arrive_with_the_chord_between_and_the_caret_goes_back_last() -> None:
    desk = simulate()
    assert played(desk, "a\n\nbc", LINES, cursor=4) == Inserted()
    assert desk.clipboard.offers == ["a", "bc"]
    assert pressed(desk) == ["Ctrl+V", "Shift+Enter", "Shift+Enter", "Ctrl+V", "Left"]


def test_the_pause_comes_before_the_paste_chord() -> None:
    desk = simulate()
    paused: list[tuple[float, list[str]]] = []
    inserter = Inserter(desk.desktop, lambda seconds: paused.append((seconds, pressed(desk))))
    assert inserter.play(plan(Rendered("您好"), TargetRule(paste_delay=400)), FIELD) == Inserted()
    assert paused == [(0.4, [])]
    assert desk.field_text == "您好"


def test_a_copy_only_target_is_not_touched() -> None:
    desk = simulate()
    assert played(desk, "a\nb", TargetRule(copy_only=True)) == Copied(Reason.COPY_ONLY)
    assert desk.clipboard.text() == "a\nb"
    assert desk.windows.activated == []
    assert pressed(desk) == []


def test_without_a_target_the_text_is_copied() -> None:
    desk = simulate()
    outcome = Inserter(desk.desktop).play(plan(Rendered("您好"), USUAL), None)
    assert outcome == Copied(Reason.NO_TARGET)
    assert desk.clipboard.text() == "您好"


@pytest.mark.parametrize(
    ("faults", "reason"),
    [
        (Faults(activation_fails=True), Reason.TARGET_CHANGED),
        (Faults(focus_moves=True), Reason.TARGET_CHANGED),
        (Faults(target_above_us=True), Reason.ADMINISTRATOR),
        (Faults(target_above_us=True, activation_fails=True), Reason.ADMINISTRATOR),
        (Faults(keys_held=True), Reason.KEYS_HELD),
        (Faults(read_after=None), Reason.NOT_READ),
        (Faults(read_after=60), Reason.NOT_READ),
    ],
)
def test_a_failure_leaves_the_text_on_the_clipboard_and_says_why(
    faults: Faults, reason: Reason
) -> None:
    desk = simulate(faults)
    desk.clipboard.copy("from before")
    outcome = played(desk, "a\nb", LINES)
    assert outcome == Copied(reason)
    assert desk.clipboard.text() == "a\nb"
    assert "on the clipboard" in outcome.notice


def test_nothing_is_pressed_after_the_window_changed() -> None:
    desk = simulate(Faults(focus_moves=True))
    played(desk, "a\nb", LINES)
    assert pressed(desk) == []


def test_nothing_is_pressed_in_a_program_above_us() -> None:
    desk = simulate(Faults(target_above_us=True))
    desk.clipboard.copy("from before")
    assert "administrator" in played(desk, "a\nb", LINES).notice
    assert pressed(desk) == []
    assert desk.clipboard.offers == []
    outcome = undone(desk, plan_undo(Rendered("ab"), USUAL))
    assert outcome == NotDone(Reason.ADMINISTRATOR)
    assert outcome.notice == "This program runs as administrator, so nothing was taken back."


def test_a_closed_window_is_told_from_a_changed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for faults in (Faults(activation_fails=True), Faults(target_above_us=True)):
        desk = simulate(faults)
        monkeypatch.setattr(desk.windows, "place", lambda _target: None)
        assert played(desk) == Copied(Reason.TARGET_GONE)


def test_a_window_that_changes_between_lines_gets_no_more() -> None:
    desk = simulate()
    moves_focus_at_press(desk, "Shift+Enter")
    outcome = played(desk, "a\nb\nc", LINES)
    assert outcome == Copied(Reason.TARGET_CHANGED, partial=True)
    assert desk.field_text == "a"
    assert desk.clipboard.text() == "a\nb\nc"
    assert outcome.notice.startswith("Only the first lines were inserted")


def test_a_window_that_changes_after_the_text_arrived_changes_nothing_more() -> None:
    desk = simulate()
    desk.clipboard.copy("from before")
    moves_focus_at_press(desk, "Ctrl+V")
    assert played(desk, cursor=1) == Inserted()
    assert desk.clipboard.text() == "from before"
    assert pressed(desk) == ["Ctrl+V"]


def test_what_somebody_copies_after_the_paste_stays() -> None:
    desk = simulate(Faults(copied_meanwhile="theirs"))
    assert played(desk) == Inserted()
    assert desk.clipboard.text() == "theirs"


def test_what_somebody_copies_instead_of_our_text_stays_and_is_told() -> None:
    desk = simulate(Faults(copied_meanwhile="theirs", read_after=None))
    outcome = played(desk)
    assert outcome == NotDone(Reason.COPIED_MEANWHILE)
    assert desk.clipboard.text() == "theirs"
    assert "copied at that moment" in outcome.notice


def test_a_clipboard_that_could_not_be_saved_whole_is_given_back_in_part_and_told() -> None:
    desk = simulate(Faults(clipboard_incomplete=True))
    desk.clipboard.content = dict(PICTURE)
    outcome = played(desk)
    assert outcome == Inserted(clipboard_kept=False)
    assert desk.field_text == "您好"
    assert desk.clipboard.content == PICTURE
    assert "copy it again" in outcome.notice


@pytest.mark.parametrize("part", ["windows.activate", "keys.press", "clipboard.wait_read"])
def test_a_bug_on_the_way_leaves_the_text_and_is_raised_again(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = simulate()

    def breaks(*_given: object) -> None:
        raise ZeroDivisionError

    owner, method = part.split(".")
    monkeypatch.setattr(getattr(desk, owner), method, breaks)
    with pytest.raises(ZeroDivisionError):
        played(desk)
    assert desk.clipboard.text() == "您好"


def undone(desk: Simulation, steps: tuple[Step, ...]) -> Outcome:
    return Inserter(desk.desktop).play(steps, FIELD)


def test_an_undo_presses_its_keys_and_leaves_the_clipboard_alone() -> None:
    desk = simulate()
    desk.clipboard.copy("from before")
    assert undone(desk, plan_undo(Rendered("a\nb"), LINES)) == Inserted()
    assert pressed(desk) == ["Ctrl+Z"] * 3
    assert desk.clipboard.text() == "from before"


@pytest.mark.parametrize(
    ("faults", "reason", "sentence"),
    [
        (
            Faults(keys_held=True),
            Reason.KEYS_HELD,
            "A key was held down, so nothing was taken back.",
        ),
        (Faults(), Reason.TARGET_CHANGED, "The window changed, so nothing was taken back."),
    ],
)
def test_a_refused_undo_leaves_everything_alone(
    faults: Faults, reason: Reason, sentence: str
) -> None:
    desk = simulate(faults)
    desk.clipboard.copy("from before")
    desk.windows.focused = ELSEWHERE
    outcome = undone(desk, plan_undo(Rendered("ab"), TargetRule(undo=UndoMode.BACKSPACE)))
    assert outcome == NotDone(reason)
    assert outcome.notice == sentence
    assert pressed(desk) == []
    assert desk.clipboard.text() == "from before"


def test_every_outcome_has_its_sentence() -> None:
    for reason, corrects in product(Reason, (False, True)):
        assert NotDone(reason, corrects).notice.endswith(".")
        assert Copied(reason, partial=True, corrects=corrects).notice.endswith(".")
        if reason not in {Reason.COPIED_MEANWHILE, Reason.TOUCHED}:
            assert "press Ctrl+V" in Copied(reason, corrects=corrects).notice


@pytest.mark.parametrize(
    ("target", "seconds", "allowed"),
    [
        (FIELD, 0, True),
        (FIELD, 10, True),
        (FIELD, 10.1, False),
        (FIELD, -1, False),
        (replace(FIELD, title="A customer is typing"), 1, True),
        (replace(FIELD, focus=12), 1, False),
        (ELSEWHERE, 1, False),
    ],
)
def test_an_insertion_is_taken_back_soon_and_in_its_own_field_only(
    target: Target, seconds: float, allowed: bool
) -> None:
    last = LastInsertion(FIELD, (), NOW)
    assert may_undo(last, target, NOW + timedelta(seconds=seconds)) is allowed


def test_the_inserter_needs_no_qt() -> None:
    program = "import sys, snippets_app.ui.inserter as _; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
