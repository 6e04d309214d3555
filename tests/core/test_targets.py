"""Target rules: whose wins, what the built-in ones know, and what a row may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import parse_chord
from snippets_app.core.insertion import NewlineMode, TargetRule, UndoMode
from snippets_app.core.targets import BUILT_IN, rule_for, rule_from_row
from snippets_app.errors import AppError

TERMINALS = {
    "XTerm": "Shift+Insert",
    "UXTerm": "Shift+Insert",
    "URxvt": "Shift+Insert",
    "Gnome-terminal": "Ctrl+Shift+V",
    "gnome-terminal-server": "Ctrl+Shift+V",
    "konsole": "Ctrl+Shift+V",
    "Xfce4-terminal": "Ctrl+Shift+V",
    "Tilix": "Ctrl+Shift+V",
    "kitty": "Ctrl+Shift+V",
    "Alacritty": "Ctrl+Shift+V",
}


@pytest.mark.parametrize(("program", "paste"), TERMINALS.items())
def test_a_terminal_is_never_sent_a_line_break_or_the_undo_chord(program: str, paste: str) -> None:
    rule = rule_for(program, "any title")
    assert rule.paste == paste
    assert rule.newline is NewlineMode.SPACE
    assert rule.undo is not UndoMode.UNDO_CHORD
    assert not rule.copy_only


@pytest.mark.parametrize(
    "program", ["Remmina", "org.remmina.Remmina", "xfreerdp", "Vmware", "Wfica", "VirtualBoxVM"]
)
def test_a_remote_desktop_is_only_copied_for(program: str) -> None:
    assert rule_for(program, "").copy_only


@pytest.mark.parametrize("program", ["", "Chat", "chromium", "Mousepad", "exterminator"])
def test_any_other_program_is_a_usual_target(program: str) -> None:
    assert rule_for(program, "xterm") == TargetRule()


def test_the_built_in_rules_name_programs_and_known_chords() -> None:
    for rule in BUILT_IN:
        assert rule.program.strip("*")
        assert str(parse_chord(rule.paste)) == rule.paste


def test_the_agents_first_matching_rule_wins() -> None:
    desk = TargetRule("chrom*", "*desk*", newline=NewlineMode.SHIFT_ENTER)
    browser = TargetRule("CHROM*", paste="Shift+Insert")
    terminal = TargetRule("xterm", newline=NewlineMode.PASTE)
    rules = (desk, browser, terminal)
    assert rule_for("Chromium", "Help Desk – 3", rules) is desk
    assert rule_for("Chromium", "Mail", rules) is browser
    assert rule_for("XTerm", "sh", rules) is terminal
    assert rule_for("UXTerm", "sh", rules) == rule_for("UXTerm", "sh")


def test_a_full_row_becomes_a_rule() -> None:
    row = {
        "program": "Slack", "title": "*", "paste": "shift+insert", "newline": "Shift-Enter",
        "undo": "backspace", "copy_only": "no",
    }  # fmt: skip
    assert rule_from_row(row) == TargetRule(
        "Slack", "*", "Shift+Insert", NewlineMode.SHIFT_ENTER, UndoMode.BACKSPACE, copy_only=False
    )


@pytest.mark.parametrize("empty", [{}, dict.fromkeys(("program", "paste", "newline", "undo"), "")])
def test_what_a_row_leaves_out_is_as_usual(empty: dict[str, str]) -> None:
    assert rule_from_row(empty) == TargetRule()


@pytest.mark.parametrize("truth", ["yes", "true", True])
def test_copy_only_is_written_as_yes(truth: object) -> None:
    assert rule_from_row({"copy_only": truth}).copy_only


@pytest.mark.parametrize(
    ("field", "written", "allowed"),
    [
        ("newline", "enter", "paste, shift-enter, ctrl-enter, space"),
        ("undo", "ctrl+z", "undo-chord, backspace, none"),
        ("paste", "Ctrl+", "Ctrl+V"),
        ("copy_only", "maybe", "yes, no"),
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


@given(st.text(), st.text())
def test_there_is_a_rule_for_every_target(program: str, title: str) -> None:
    rule = rule_for(program, title)
    assert rule == TargetRule() or rule in BUILT_IN
