"""Plans that put a better wording in the place of forbidden words."""

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import parse_chord
from snippets_app.core.insertion import plan_replacement
from snippets_app.core.steps import (
    CheckTarget,
    CopyOnly,
    Fallback,
    Offer,
    Press,
    RestoreClipboard,
    SaveClipboard,
    SelectSpan,
    WaitKeysReleased,
    WaitRead,
)
from snippets_app.core.target_rule import NewlineMode, TargetRule

USUAL = TargetRule()
PASTE, BACKSPACE = parse_chord("Ctrl+V"), parse_chord("Backspace")


def test_the_words_are_selected_after_the_last_check_and_pasted_over() -> None:
    assert plan_replacement("保证", "尽快", 1, 3, USUAL) == (
        Fallback("尽快"),
        SaveClipboard(),
        Offer("尽快"),
        WaitKeysReleased(),
        CheckTarget(),
        SelectSpan(1, 3, "保证"),
        Press(PASTE),
        WaitRead(),
        RestoreClipboard(),
    )


def test_no_words_instead_delete() -> None:
    assert plan_replacement("亲", "", 0, 1, USUAL) == (
        WaitKeysReleased(),
        CheckTarget(),
        SelectSpan(0, 1, "亲"),
        Press(BACKSPACE),
    )


def test_a_copy_only_target_gets_the_wording_copied() -> None:
    assert plan_replacement("a", "b", 0, 1, TargetRule(copy_only=True)) == (CopyOnly("b"),)


rules = st.builds(TargetRule, newline=st.sampled_from(NewlineMode))


@given(st.text(alphabet="ab \n亲", max_size=9), rules)
def test_nothing_is_pressed_before_the_words_are_selected(new: str, rule: TargetRule) -> None:
    kinds = [type(step) for step in plan_replacement("x", new, 3, 4, rule)]
    assert kinds.count(SelectSpan) == 1
    assert kinds.index(SelectSpan) + 1 == kinds.index(Press)
    assert kinds.index(WaitKeysReleased) < kinds.index(SelectSpan)


def test_the_words_that_are_replaced_are_in_no_repr() -> None:
    assert "secret" not in repr(SelectSpan(0, 6, "secret"))
