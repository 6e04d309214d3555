import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import parse_chord
from snippets_app.desktop.x11.keymap import (
    Key,
    Keymap,
    character_key,
    find,
    find_all,
    lock_variants,
    modifier_codes,
)

SHIFT_L, SHIFT_R, CONTROL_L, ALT_L, SUPER_L = 0xFFE1, 0xFFE2, 0xFFE3, 0xFFE9, 0xFFEB
CAPS_LOCK, NUM_LOCK, SCROLL_LOCK = 0xFFE5, 0xFF7F, 0xFF14
MODIFIER_KEYS = {
    37: (CONTROL_L,), 50: (SHIFT_L,), 62: (SHIFT_R,), 64: (ALT_L,), 66: (CAPS_LOCK,),
    77: (NUM_LOCK,), 133: (SUPER_L,), 78: (SCROLL_LOCK,),
}  # fmt: skip
MODIFIERS = ((50, 62), (66, 0), (37, 0), (64, 0), (77, 0), (78, 0), (133, 0), ())
AMERICAN = {
    10: (0x31, 0x21), 47: (0x3B, 0x3A), 55: (0x76, 0x56), 23: (0xFF09,), 36: (0xFF0D,),
    67: (0xFFBE,), 96: (0xFFC9,), 22: (0xFF08,), 94: (0x3C, 0x3E, 0x3C, 0x3E, 0x7C, 0xA6),
}  # fmt: skip
FRENCH = {10: (0x26, 0x31), 55: (0x76, 0x56)}
RUSSIAN = {10: (0x31, 0x21), 55: (0x6CD, 0x6ED), 47: (0x6D6, 0x6F6)}
KOREAN_THEN_AMERICAN = {55: (0x0EDD, 0x0EDD, 0x76, 0x56)}


def keymap(keys: dict[int, tuple[int, ...]]) -> Keymap:
    return Keymap(keys | MODIFIER_KEYS, MODIFIERS)


@pytest.mark.parametrize(
    ("chord", "keys", "expected"),
    [
        ("Ctrl+;", AMERICAN, Key(47, 4)),
        ("Ctrl+Shift+;", AMERICAN, Key(47, 5)),
        ("Ctrl+:", AMERICAN, Key(47, 5)),
        ("Ctrl+V", AMERICAN, Key(55, 4)),
        ("Ctrl+Shift+1", AMERICAN, Key(10, 5)),
        ("Alt+Win+1", AMERICAN, Key(10, 72)),
        ("F12", AMERICAN, Key(96, 0)),
        ("Ctrl+Backspace", AMERICAN, Key(22, 4)),
        ("Enter", AMERICAN, Key(36, 0)),
        ("Ctrl+1", FRENCH, Key(10, 4)),
        ("Ctrl+V", RUSSIAN, Key(55, 4)),
        ("Ctrl+;", RUSSIAN, Key(47, 4)),
        ("Ctrl+V", KOREAN_THEN_AMERICAN, Key(55, 4)),
        ("Ctrl+|", AMERICAN, None),
        ("Ctrl+好", AMERICAN, None),
    ],
)
def test_where_a_chord_is(
    chord: str, keys: dict[int, tuple[int, ...]], expected: Key | None
) -> None:
    assert find(parse_chord(chord), keymap(keys)) == expected


def test_plain_enter_is_on_the_number_pad_too() -> None:
    keys = keymap(AMERICAN | {104: (0xFF8D,)})
    assert find_all(parse_chord("Enter"), keys) == (Key(36, 0), Key(104, 0))
    assert find_all(parse_chord("Shift+Enter"), keys) == (Key(36, 1),)
    assert find_all(parse_chord("Enter"), keymap(AMERICAN)) == (Key(36, 0),)
    assert find_all(parse_chord("Ctrl+好"), keys) == ()


def test_every_mix_of_locks_is_a_variant() -> None:
    variants = lock_variants(keymap(AMERICAN))
    assert sorted(variants) == [0, 2, 16, 18, 32, 34, 48, 50]


def test_without_num_and_scroll_lock_only_caps_lock_is() -> None:
    bare = Keymap({66: (CAPS_LOCK,)}, ((), (66,), (), (), (), (), (), ()))
    assert lock_variants(bare) == (0, 2)


@given(st.permutations(range(3, 8)))
def test_variants_follow_the_locks_wherever_they_are(places: list[int]) -> None:
    rows: list[tuple[int, ...]] = [(50,), (66,), (37,), (), (), (), (), ()]
    rows[places[0]], rows[places[1]] = (77,), (78,)
    found = lock_variants(Keymap(MODIFIER_KEYS, tuple(rows)))
    possible = 2 | 1 << places[0] | 1 << places[1]
    assert len(found) == len(set(found)) == 8
    assert all(each & ~possible == 0 for each in found)


def test_characters_are_typed_with_the_keys_of_the_first_layout() -> None:
    assert character_key("v", keymap(AMERICAN)) == Key(55, 0)
    assert character_key("V", keymap(AMERICAN)) == Key(55, 1)
    assert character_key("\n", keymap(AMERICAN)) == Key(36, 0)
    assert character_key("v", keymap(KOREAN_THEN_AMERICAN)) is None


def test_modifiers_are_pressed_by_their_first_key() -> None:
    assert modifier_codes(5, keymap(AMERICAN)) == (50, 37)
