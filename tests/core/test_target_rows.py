"""What a row of the settings may say of a target, and what is told when it is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import parse_chord
from snippets_app.core.target_rows import row_from_rule, rule_from_row
from snippets_app.core.target_rule import (
    NewlineMode,
    SendKey,
    TargetRule,
    UndoMode,
    sending_chords,
)
from snippets_app.errors import AppError

RULES = st.builds(
    TargetRule,
    program=st.sampled_from(["*", "slack", "chrom*"]),
    title=st.sampled_from(["*", "*desk*"]),
    paste=st.sampled_from(["Ctrl+V", "Shift+Insert"]),
    newline=st.sampled_from(NewlineMode),
    undo=st.sampled_from(UndoMode),
    copy_only=st.booleans(),
    send=st.sampled_from(SendKey),
    paste_delay=st.integers(0, 5000),
)


def test_a_full_row_becomes_a_rule() -> None:
    row = {
        "program": "Slack", "title": "*", "paste": "shift+insert", "newline": "Shift-Enter",
        "send": "Ctrl-Enter", "undo": "backspace", "paste_delay": "250", "copy_only": "no",
    }  # fmt: skip
    assert rule_from_row(row) == TargetRule(
        "Slack", "*", "Shift+Insert", NewlineMode.SHIFT_ENTER, UndoMode.BACKSPACE,
        copy_only=False, send=SendKey.CTRL_ENTER, paste_delay=250,
    )  # fmt: skip


@pytest.mark.parametrize("empty", [{}, dict.fromkeys(("program", "paste", "newline", "undo"), "")])
def test_what_a_row_leaves_out_is_as_usual(empty: dict[str, str]) -> None:
    assert rule_from_row(empty) == TargetRule()


@pytest.mark.parametrize("truth", ["yes", "true", True])
def test_copy_only_is_written_as_yes(truth: object) -> None:
    assert rule_from_row({"copy_only": truth}).copy_only


@given(RULES, RULES)
def test_what_is_written_over_a_rule_reads_back(rule: TargetRule, below: TargetRule) -> None:
    assert rule_from_row(row_from_rule(rule, below), below) == rule
    assert row_from_rule(rule, rule) == {}


@pytest.mark.parametrize(
    ("field", "written", "allowed"),
    [
        ("newline", "enter", "paste, shift-enter, ctrl-enter, space"),
        ("undo", "ctrl+z", "undo-chord, backspace, none"),
        ("send", "alt+s", "enter, ctrl-enter, either, none"),
        ("paste", "Ctrl+", "Ctrl+V"),
        ("copy_only", "maybe", "yes, no"),
        ("paste_delay", "5001", "0 – 5000"),
        ("paste_delay", "-1", "0 – 5000"),
        ("paste_delay", "²", "0 – 5000"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field_and_what_is_allowed(
    field: str, written: str, allowed: str
) -> None:
    with pytest.raises(AppError) as refusal:
        rule_from_row({field: written})
    assert f"“{written}” in the field “{field}”" in refusal.value.title
    assert allowed in refusal.value.hint


def test_an_unknown_field_is_refused_with_the_known_ones() -> None:
    with pytest.raises(AppError, match=r"“programme”.*program, title, paste"):
        rule_from_row({"programme": "x"})


@pytest.mark.parametrize(
    ("send", "chords"),
    [
        (SendKey.ENTER, ["Enter"]),
        (SendKey.CTRL_ENTER, ["Ctrl+Enter"]),
        (SendKey.EITHER, ["Enter", "Ctrl+Enter"]),
        (SendKey.NONE, []),
    ],
)
def test_what_may_send_a_message(send: SendKey, chords: list[str]) -> None:
    assert sending_chords(TargetRule(send=send)) == tuple(map(parse_chord, chords))


def test_what_breaks_a_line_sends_nothing() -> None:
    rule = TargetRule(send=SendKey.EITHER, newline=NewlineMode.CTRL_ENTER)
    assert sending_chords(rule) == (parse_chord("Enter"),)
