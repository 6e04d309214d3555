"""One finding at a time, quiet where the agent said so, and Enter held once."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.attention import Attention, Policy, Show
from snippets_app.core.guard.model import Finding, Rule, Severity

RULES = {
    "h": Rule("hint", "phrase", "", Severity.HINT, "quiet"),
    "w": Rule("warn", "phrase", "", Severity.WARN, "loud"),
    "F": Rule("forbid", "phrase", "", Severity.FORBID, "never"),
}


def findings(text: str, pending: Sequence[int] = ()) -> tuple[Finding, ...]:
    """Every letter h, w or F is a finding of its own."""
    return tuple(
        Finding(RULES[letter], at, at + 1, letter, pending=at in pending)
        for at, letter in enumerate(text)
        if letter in RULES
    )


def reading(text: str, state: Attention | None = None, pending: Sequence[int] = ()) -> Attention:
    return (state or Attention().entered("Chat")).found(text, findings(text, pending))


def shown(state: Attention) -> tuple[Show, int | None, int]:
    found = state.shown
    return found.show, found.finding.start if found.finding else None, found.others


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (Show.NOTHING, None, 0)),
        ("a", (Show.NOTHING, None, 0)),
        ("h", (Show.MARK, 0, 0)),
        ("hh", (Show.MARK, 1, 1)),
        ("hw", (Show.BANNER, 1, 0)),
        ("ww", (Show.BANNER, 1, 1)),
        ("aFwh", (Show.BANNER, 1, 1)),
    ],
)
def test_the_most_severe_and_then_the_latest_is_shown(
    text: str, expected: tuple[Show, int | None, int]
) -> None:
    assert shown(reading(text)) == expected


def test_what_is_pending_waits_but_holds_enter() -> None:
    state = reading("aF", pending=[1])
    assert (shown(state)[0], state.is_waiting, state.holds_enter) == (Show.NOTHING, True, True)
    settled = reading("aF", state)
    assert (shown(settled)[0], settled.is_waiting) == (Show.BANNER, False)


def test_what_is_ignored_stays_quiet_until_the_text_there_changes() -> None:
    state = reading("aw").ignored()
    assert shown(state)[0] is Show.NOTHING
    moved = reading("aaawb", reading("awb", state))
    assert shown(moved)[0] is Show.NOTHING
    assert shown(reading("aaaw", reading("aaa", moved)))[0] is Show.BANNER


def test_a_second_one_is_shown_after_the_first_was_ignored() -> None:
    state = reading("w w").ignored()
    assert shown(state) == (Show.BANNER, 0, 0)
    assert shown(state.ignored())[0] is Show.NOTHING


def test_enter_is_held_once_for_each_forbidden_words() -> None:
    state = reading("F")
    assert state.holds_enter
    again = state.enter_held()
    assert not again.holds_enter
    assert (shown(again)[0], again.was_held) == (Show.BANNER, True)
    assert not reading("Fa", again).holds_enter
    assert not reading("Fa", again).was_held
    assert reading("FaF", again).holds_enter


def test_enter_is_held_for_no_warning_and_not_where_policy_says_so() -> None:
    assert not reading("wh").holds_enter
    assert not reading("F").under(Policy(hold_enter=False)).holds_enter


def test_customer_data_is_ignored_by_its_place() -> None:
    card = Rule("card", "customer-data", "", Severity.FORBID, "")
    text = "4111 and 4111"
    found = (Finding(card, 0, 4, ""), Finding(card, 9, 13, ""))
    state = Attention().found(text, found)
    assert state.holds_enter
    assert state.words_of(found[1]) == "4111"
    assert state.ignored().shown.finding == found[0]
    assert not state.enter_held().holds_enter


def test_rules_that_are_off_or_silenced_here_say_nothing() -> None:
    off = Policy(off=frozenset({"forbid"}))
    here = Policy(silenced=frozenset({("forbid", "chat")}))
    for policy in (off, here):
        state = reading("F").under(policy)
        assert (shown(state)[0], state.holds_enter) == (Show.NOTHING, False)
    elsewhere = Attention(here).entered("Mail")
    assert shown(reading("F", elsewhere))[0] is Show.BANNER


def test_what_saywell_inserts_itself_is_quiet_and_what_is_typed_beside_it_is_not() -> None:
    state = Attention().expecting(["a w\nF"]).entered("Chat")
    inserted = reading("w a w\nF", reading("w ", state))
    assert shown(inserted) == (Show.BANNER, 0, 0)
    later = reading("w a w\nFF", inserted.expecting([]))
    assert shown(later) == (Show.BANNER, 7, 1)


def test_a_hint_is_read_by_opening_its_mark_until_the_text_changes() -> None:
    state = reading("h").mark_opened()
    assert shown(state)[0] is Show.BANNER
    assert shown(reading("ha", state))[0] is Show.MARK


def test_each_finding_is_reported_once_however_it_moves() -> None:
    state = reading("w")
    assert state.is_new
    told = reading("aaw", state.reported())
    assert not told.is_new
    assert reading("aaww", told).is_new


def test_nothing_typed_is_kept_or_told() -> None:
    state = reading("secret F").ignored()
    assert "secret" not in repr(state)
    assert state.left() == Attention(program="Chat")


texts = st.text(alphabet="ahwF", max_size=12)
events = st.lists(st.one_of(texts, st.sampled_from(["IGNORE", "ENTER", "OPEN"])), max_size=12)


def after(done: Sequence[str]) -> Attention:
    state = Attention().entered("Chat")
    acts = {
        "IGNORE": Attention.ignored,
        "ENTER": Attention.enter_held,
        "OPEN": Attention.mark_opened,
    }
    for event in done:
        state = acts[event](state) if event in acts else reading(event, state)
    return state


@given(events)
def test_what_is_shown_always_stands_there(done: Sequence[str]) -> None:
    state = after(done)
    found = state.shown
    assert (found.finding is None) is (found.show is Show.NOTHING)
    if found.finding:
        assert state.words_of(found.finding) == found.finding.text
        worst = max(each.rule.severity.rank for each in state._standing())
        assert found.finding.rule.severity.rank == worst
        assert 0 <= found.others < len(state.findings)


@given(events)
def test_no_more_is_held_after_it_was_held_once(done: Sequence[str]) -> None:
    held = after(done).enter_held()
    assert not held.holds_enter
    assert not held.found(held.text + "a", held.findings).holds_enter


@given(events, st.integers(0, 3))
def test_ignoring_ends_and_typing_elsewhere_brings_nothing_back(
    done: Sequence[str], before: int
) -> None:
    state = after(done)
    for _ in range(len(state.findings)):
        state = state.ignored()
    assert state.shown.show is Show.NOTHING
    moved = reading("a" * before + state.text, state)
    assert moved.shown.show is Show.NOTHING


@given(events)
def test_leaving_forgets_everything(done: Sequence[str]) -> None:
    assert after(done).left() == Attention(program="Chat")


def away_and_back(state: Attention, draft: str, *, before: str = "") -> Attention:
    """Another window comes to the front, then the first one with this draft in it."""
    back = state.entered("Mail", 2).entered("Chat", 1)
    return reading(draft, reading(before, back) if before else back)


def test_a_draft_that_is_come_back_to_is_not_reported_again() -> None:
    state = reading("aw", Attention().entered("Chat", 1))
    assert state.is_new
    back = away_and_back(state.reported(), "aw")
    assert shown(back) == (Show.BANNER, 1, 0)
    assert not back.is_new
    assert reading("aww", back).is_new
    assert not away_and_back(back, "aw").is_new


@pytest.mark.parametrize("draft", ["a w", "aF"])
def test_what_stands_there_anew_is_reported(draft: str) -> None:
    state = reading("aw", Attention().entered("Chat", 1)).reported()
    assert away_and_back(state, draft).is_new


def test_what_is_typed_after_coming_back_is_reported() -> None:
    state = reading("aw", Attention().entered("Chat", 1)).reported()
    assert away_and_back(state, "aw", before="a").is_new


def test_the_next_message_and_the_next_field_of_a_window_are_reported() -> None:
    state = reading("aw", Attention().entered("Chat", 1)).reported().entered("Chat", 1)
    assert reading("aw", state).is_new
    assert away_and_back(state, "aw").is_new


def test_the_windows_that_were_left_last_are_remembered() -> None:
    state = Attention()
    for window in range(1, 12):
        state = reading("w", state.entered("Chat", window)).reported()
    known = [not reading("w", state.entered("Chat", window)).is_new for window in range(1, 11)]
    assert known == [False] * 3 + [True] * 7
