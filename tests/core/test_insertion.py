"""Plans: the order of the steps, line breaks, the caret, and the way back."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.core.insertion import Rendered, plan, plan_undo
from snippets_app.core.steps import (
    Activate,
    CheckTarget,
    CopyOnly,
    Fallback,
    Offer,
    Pause,
    Press,
    RestoreClipboard,
    SaveClipboard,
    Step,
    WaitKeysReleased,
    WaitRead,
)
from snippets_app.core.target_rule import NewlineMode, TargetRule, UndoMode
from snippets_app.errors import AppError

USUAL = TargetRule()
LEFT, BACKSPACE, UNDO = (parse_chord(each) for each in ("Left", "Backspace", "Ctrl+Z"))
BREAKERS = {NewlineMode.SHIFT_ENTER: "Shift+Enter", NewlineMode.CTRL_ENTER: "Ctrl+Enter"}

texts = st.text(alphabet=st.sampled_from("ab \t\n，您👍🏽한é"), min_size=1).filter(str.strip)
rules = st.builds(
    TargetRule,
    newline=st.sampled_from(NewlineMode),
    undo=st.sampled_from(UndoMode),
    paste_delay=st.sampled_from([0, 200]),
)


def presses(steps: tuple[Step, ...]) -> list[tuple[str, int]]:
    return [(str(step.chord), step.times) for step in steps if isinstance(step, Press)]


def offers(steps: tuple[Step, ...]) -> list[str]:
    return [step.text for step in steps if isinstance(step, Offer)]


def test_a_usual_insertion_pastes_the_text_as_one() -> None:
    assert plan(Rendered("您好\n再见"), USUAL) == (
        Fallback("您好\n再见"),
        Activate(),
        SaveClipboard(),
        Offer("您好\n再见"),
        WaitKeysReleased(),
        CheckTarget(),
        Press(Chord(("Ctrl",), "V")),
        WaitRead(),
        RestoreClipboard(),
    )


def test_a_program_that_looks_late_is_given_time_before_each_paste() -> None:
    rule = TargetRule(paste_delay=300, newline=NewlineMode.SHIFT_ENTER)
    paste = (CheckTarget(), Press(Chord(("Ctrl",), "V")), WaitRead())
    assert plan(Rendered("a\nb"), rule)[2:-1] == (
        SaveClipboard(),
        Offer("a"),
        WaitKeysReleased(),
        Pause(0.3),
        *paste,
        CheckTarget(),
        Press(Chord(("Shift",), "Enter")),
        Offer("b"),
        Pause(0.3),
        *paste,
    )


def test_the_caret_goes_back_over_what_a_person_sees_as_characters() -> None:
    steps = plan(Rendered("x👍🏽e\u0301한\n👨‍👩‍👧", cursor=1), USUAL)
    assert steps[-3:] == (RestoreClipboard(), CheckTarget(), Press(LEFT, 5))


@given(texts, rules, st.data())
def test_no_key_is_pressed_before_the_agents_keys_are_up(
    text: str, rule: TargetRule, data: st.DataObject
) -> None:
    steps = plan(Rendered(text, data.draw(st.integers(0, len(text)))), rule)
    kinds = [type(step) for step in steps]
    if Press in kinds:
        assert kinds.index(WaitKeysReleased) < kinds.index(Press)


def test_shift_insert_is_served_from_the_selection_too() -> None:
    offered = [s for s in plan(Rendered("a"), TargetRule(paste="Shift+Insert")) if type(s) is Offer]
    assert [each.as_selection for each in offered] == [True]


@given(texts, rules, st.data())
def test_every_press_comes_right_after_a_check_and_none_is_a_bare_enter(
    text: str, rule: TargetRule, data: st.DataObject
) -> None:
    steps = plan(Rendered(text, data.draw(st.integers(0, len(text)))), rule)
    for before, step in pairwise(steps):
        assert not isinstance(step, Press) or before == CheckTarget()
    assert "Enter" not in [chord for chord, _ in presses(steps)]


@given(texts, st.sampled_from(list(BREAKERS)))
def test_lines_are_pasted_one_by_one_with_the_chord_between(text: str, mode: NewlineMode) -> None:
    steps = plan(Rendered(text), replace(USUAL, newline=mode))
    typed = ""
    for step in steps:
        match step:
            case Offer(line):
                assert line
                assert "\n" not in line
                typed += line
            case Press(chord) if str(chord) == BREAKERS[mode]:
                typed += "\n"
    assert typed == text
    assert steps[0] == Fallback(text)


@given(texts, st.integers(0, 30))
def test_where_line_breaks_would_act_the_text_is_one_line(text: str, cursor: int) -> None:
    rule = replace(USUAL, newline=NewlineMode.SPACE)
    steps = plan(Rendered(text, min(cursor, len(text))), rule)
    (line,) = offers(steps)
    assert steps[0] == Fallback(line)
    assert not {"\n", "\t"} & set(line)
    assert line.split() == text.split() or cursor < len(text)


def test_a_line_break_becomes_one_space() -> None:
    rule = replace(USUAL, newline=NewlineMode.SPACE)
    assert offers(plan(Rendered("a \n\n\tb\tc  d"), rule)) == ["a b c  d"]


def test_the_rule_chooses_the_paste_chord() -> None:
    assert presses(plan(Rendered("a"), replace(USUAL, paste="Shift+Insert"))) == [
        ("Shift+Insert", 1)
    ]


def test_a_copy_only_target_gets_the_text_on_the_clipboard_with_its_lines() -> None:
    rule = TargetRule(copy_only=True, newline=NewlineMode.SPACE)
    assert plan(Rendered("a\nb", 1), rule) == (CopyOnly("a\nb"),)


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
@pytest.mark.parametrize("copy_only", [True, False])
def test_an_empty_text_is_refused(text: str, copy_only: bool) -> None:
    with pytest.raises(AppError, match="nothing to insert"):
        plan(Rendered(text), TargetRule(copy_only=copy_only))


@given(texts, st.sampled_from(NewlineMode))
def test_the_undo_chord_is_pressed_once_for_each_paste_and_line_break(
    text: str, mode: NewlineMode
) -> None:
    rule = replace(USUAL, newline=mode)
    entered = sum(times for _, times in presses(plan(Rendered(text), rule)))
    assert plan_undo(Rendered(text, 0), rule) == (
        WaitKeysReleased(), CheckTarget(), Press(UNDO, entered)
    )  # fmt: skip


def test_backspace_starts_from_the_end_of_the_text() -> None:
    rule = TargetRule(undo=UndoMode.BACKSPACE)
    assert presses(plan_undo(Rendered("您好👍🏽", 1), rule)) == [("Right", 2), ("Backspace", 3)]
    assert plan_undo(Rendered("ab"), rule) == (
        WaitKeysReleased(), CheckTarget(), Press(BACKSPACE, 2)
    )  # fmt: skip


@given(texts, st.integers(0, 30), st.sampled_from(NewlineMode))
def test_backspaces_are_as_many_as_the_characters_that_were_entered(
    text: str, cursor: int, mode: NewlineMode
) -> None:
    rule = TargetRule(newline=mode, undo=UndoMode.BACKSPACE)
    rendered = Rendered(text, min(cursor, len(text)))
    back = [times for chord, times in presses(plan(rendered, rule)) if chord == "Left"]
    undone = presses(plan_undo(rendered, rule))
    assert [times for chord, times in undone if chord == "Right"] == back
    assert undone[-1][0] == "Backspace"


@pytest.mark.parametrize("rule", [TargetRule(undo=UndoMode.NONE), TargetRule(copy_only=True)])
def test_where_nothing_can_be_taken_back_that_is_said(rule: TargetRule) -> None:
    with pytest.raises(AppError, match="cannot be taken back"):
        plan_undo(Rendered("a"), rule)
