"""Which virtual key a chord needs, on keyboards that have its sign and on those that have not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import MODIFIERS, NAMED_KEYS, Chord, parse_chord
from snippets_app.desktop.windows.key_codes import (
    KEYBOARD,
    NAMED,
    PRESSED_MODIFIERS,
    Key,
    find,
    is_extended,
    is_modifier,
)

NONE, SHIFT, ALTGR = -1, 0x100, 0x600


def found(chord: str, answer: int = NONE) -> Key | None:
    return find(parse_chord(chord), lambda _character: answer)


def test_every_named_key_has_a_code() -> None:
    assert set(NAMED) == set(NAMED_KEYS)
    assert (NAMED["F1"], NAMED["F24"]) == (0x70, 0x87)


@pytest.mark.parametrize(("chord", "code"), [("Ctrl+V", 0x56), ("Ctrl+1", 0x31), ("Z", 0x5A)])
def test_letters_and_digits_are_the_same_on_every_keyboard(chord: str, code: int) -> None:
    wanted = parse_chord(chord).modifiers
    assert found(chord) == found(chord, SHIFT | 0x99) == Key(code, wanted)


def test_a_sign_is_where_the_keyboard_has_it() -> None:
    assert found("Ctrl+;", 0xBA) == Key(0xBA, ("Ctrl",))
    assert found("Ctrl+;", SHIFT | 0xBC) == Key(0xBC, ("Ctrl", "Shift"))


def test_a_sign_that_a_keyboard_lacks_is_where_it_is_printed_in_small() -> None:
    assert found("Ctrl+;") == Key(0xBA, ("Ctrl",))
    assert found("Ctrl+[", ALTGR | 0x38) == Key(0xDB, ("Ctrl",))


def test_other_signs_that_it_lacks_have_no_key() -> None:
    assert found("Ctrl+好") is None
    assert found("Ctrl+é", ALTGR | 0x45) is None


@given(st.sets(st.sampled_from(MODIFIERS)), st.integers(1, 0xFE), st.booleans())
def test_modifiers_stand_in_their_order_and_once(held: set[str], code: int, shifted: bool) -> None:
    chord = Chord(tuple(name for name in MODIFIERS if name in held), ";")
    key = find(chord, lambda _character: code | (SHIFT if shifted else 0))
    assert key
    wanted = held | ({"Shift"} if shifted else set())
    assert key.modifiers == tuple(name for name in MODIFIERS if name in wanted)


def test_what_is_pressed_counts_as_held() -> None:
    assert {*NAMED.values(), *PRESSED_MODIFIERS.values(), *range(0x30, 0x3A)} <= set(KEYBOARD)
    assert all(is_modifier(code) for code in PRESSED_MODIFIERS.values())
    assert not any(is_modifier(code) for code in NAMED.values())


def test_the_far_keys_are_marked() -> None:
    far = {"Insert", "Delete", "Home", "End", "PageUp", "PageDown", "Left", "Right", "Up", "Down"}
    assert {name for name, code in NAMED.items() if is_extended(code)} == far
