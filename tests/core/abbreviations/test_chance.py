"""Taking an expansion back with the very next key."""

import pytest

from snippets_app.core.abbreviations.chance import WITHIN, KeyChance, ReadChance, TakenBack
from snippets_app.core.abbreviations.trigger import Trigger
from tests.core.abbreviations.typist import snippet

TRIGGER = Trigger(snippet("hi"), 3, ";hi ", ";hi")


def chance(phrase: str = "Hello.", after: str = "") -> ReadChance:
    found = ReadChance(TRIGGER, (f"ok ;hi {after}", 7), phrase)
    assert found.typed(f"ok ;hi {after}", 7, 0) is None
    return found


@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("Hello.", "Hello"),
        ("안녕", "안"),
        ("Hi 👍🏽", "Hi "),
        ("a\nb", "a\n"),
        ("one  two", "one  tw"),
    ],
)
def test_backspace_takes_back(phrase: str, rest: str, ended: bool) -> None:
    found = chance(phrase, " more")
    text = f"ok {phrase} more"
    assert found.typed(text, len(text) - 5, 1) is None
    if ended:
        found.ended(1)
    assert found.typed(f"ok {rest} more", 3 + len(rest), 2) == TakenBack(3, rest, ";hi")
    assert found.is_over


def test_the_caret_may_stand_within_the_phrase() -> None:
    found = chance("Dear , hello.")
    found.typed("ok Dear , hello.", 16, 1)
    found.typed("ok Dear , hello.", 8, 1)
    found.ended(1)
    assert found.typed("ok Dear, hello.", 7, 2) == TakenBack(3, "Dear, hello.", ";hi")


@pytest.mark.parametrize(
    ("text", "caret"),
    [
        ("ok Hello.", 4),
        ("ok Hello.x", 10),
        ("ok Hell", 7),
        ("ok ", 3),
        ("ok ello.", 3),
        ("ko Hello", 8),
    ],
)
def test_anything_else_ends_the_chance(text: str, caret: int) -> None:
    found = chance()
    found.typed("ok Hello.", 9, 1)
    found.ended(1)
    assert found.typed(text, caret, 2) is None
    assert found.is_over
    assert found.typed("ok Hello.", 9, 2) is None
    assert found.typed("ok Hello", 8, 2) is None


def test_the_caret_may_be_told_later_than_the_text() -> None:
    found = chance()
    found.typed("ok Hello.", 3, 1)
    found.ended(1.1)
    found.typed("ok Hello.", 9, 1.2)
    assert found.typed("ok Hello", 8, 2) == TakenBack(3, "Hello", ";hi")


def test_that_the_caret_is_where_the_phrase_ends_may_be_told_at_any_time() -> None:
    found = chance(after="more")
    found.typed("ok Hello.more", 3, 1)
    found.ended(1.1)
    assert found.typed("ok Hello.more", 9, 3) is None
    assert found.typed("ok Hellomore", 8, 4) == TakenBack(3, "Hello", ";hi")


@pytest.mark.parametrize("carets", [(3, 8), (9, 9), (3, 3)])
def test_backspace_may_be_told_before_the_caret_is(carets: tuple[int, int]) -> None:
    found = chance()
    found.typed("ok Hello.", carets[0], 1)
    found.ended(1)
    assert found.typed("ok Hello", carets[1], 2) == TakenBack(3, "Hello", ";hi")


def test_a_key_that_is_told_beside_the_text_ends_the_chance_too() -> None:
    found = chance()
    found.typed("ok Hello.", 9, 1)
    found.keyed("other", 1)  # our own
    found.ended(1)
    found.keyed("other", 1.1)  # ours too, told late
    found.keyed("Backspace", 2)
    assert not found.is_over
    found.keyed("Left", 2)
    assert found.typed("ok Hello", 8, 2) is None


def test_backspace_may_be_seen_before_the_whole_phrase_was() -> None:
    found = chance(after="more")
    found.keyed("other", 1)
    found.keyed("Backspace", 1)
    assert found.typed("ok Hellomore", 8, 1) == TakenBack(3, "Hello", ";hi")


def test_a_phrase_that_is_still_coming_is_not_taken_back() -> None:
    found = chance()
    found.keyed("other", 1)
    assert found.typed("ok Hello", 8, 1) is None
    assert found.typed("ok Hello.", 9, 1) is None
    found.ended(1)
    assert found.typed("ok Hello", 8, 2) == TakenBack(3, "Hello", ";hi")


def test_too_late_is_only_a_backspace() -> None:
    found = chance()
    found.typed("ok Hello.", 9, 1)
    found.ended(1)
    assert found.typed("ok Hello", 8, 2 + WITHIN) is None


def test_a_program_may_change_blanks() -> None:
    found = chance("one\n\ntwo")
    found.typed("ok one\ntwo", 10, 1)
    assert found.typed("ok one\ntw", 9, 1) == TakenBack(3, "one\ntw", ";hi")


def test_another_text_than_the_phrase_is_not_taken_for_it() -> None:
    found = chance()
    found.typed("ok Hallo.", 9, 1)
    assert found.typed("ok Hallo", 8, 1) is None


def test_the_next_key_is_backspace() -> None:
    found = KeyChance()
    for key in ("Backspace", "Backspace", "other"):  # our own
        assert not found.keyed(key, 1)
    assert not found.ended(1)
    assert found.keyed("Backspace", 2)
    assert not found.keyed("Backspace", 2)


def test_it_may_be_pressed_before_the_insertion_has_ended() -> None:
    found = KeyChance()
    for key in ("Backspace", "other", "Backspace"):
        found.keyed(key, 1)
    assert found.ended(1)


def test_keys_behind_it_make_it_an_ordinary_one() -> None:
    found = KeyChance()
    for key in ("other", "Backspace", "x"):
        found.keyed(key, 1)
    assert not found.ended(1)


@pytest.mark.parametrize(("key", "when"), [("x", 2.0), ("Left", 2.0), ("Backspace", 2 + WITHIN)])
def test_another_key_or_a_late_one_ends_it(key: str, when: float) -> None:
    found = KeyChance()
    found.keyed("other", 1)
    found.ended(1)
    assert not found.keyed(key, when)
    assert not found.keyed("Backspace", 2)
