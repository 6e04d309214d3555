import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import NAMED_KEYS
from snippets_app.core.guard.keys import LONGEST, KeyText, KeyTexts

ALL_KEYS = ("other", *NAMED_KEYS)


def fed(*keys: str) -> KeyTexts:
    text, found = KeyText(), KeyTexts()
    for key in keys:
        found = text.feed(key)
    return found


def test_keys_are_read_as_latin_and_as_hangul() -> None:
    assert fed(*"dkssud", "Space", *"OK!") == KeyTexts("dkssud OK!", "안녕 ㅒㅏ!")


def test_backspace_takes_a_letter_of_one_and_a_jamo_of_the_other() -> None:
    assert fed(*"dkssud", "Backspace") == KeyTexts("dkssu", "안녀")
    assert fed("Backspace") == KeyTexts("", "")


@pytest.mark.parametrize("key", [name for name in ALL_KEYS if name not in ("Space", "Backspace")])
def test_what_may_move_the_caret_forgets(key: str) -> None:
    assert fed(*"dkssud", key) == KeyTexts("", "")
    assert fed(*"dkssu", key, "d") == KeyTexts("d", "ㅇ")


def test_forgetting_forgets_what_is_being_composed() -> None:
    text = KeyText()
    text.feed("d")
    text.forget()
    assert text.feed("k") == KeyTexts("k", "ㅏ")


def test_no_more_is_remembered_than_the_limit() -> None:
    found = fed(*"rk" * (LONGEST + 50))
    assert found == KeyTexts("rk" * (LONGEST // 2), "가" * LONGEST)


def test_what_was_typed_is_not_shown_by_repr() -> None:
    assert "dkss" not in repr(fed(*"dkss"))
    assert "dkss" not in repr(KeyText())


@given(st.lists(st.one_of(st.sampled_from(ALL_KEYS), st.characters()), max_size=300))
def test_no_key_makes_trouble(keys: list[str]) -> None:
    found = fed(*keys)
    assert len(found.latin) <= LONGEST
    assert len(found.hangul) <= LONGEST
