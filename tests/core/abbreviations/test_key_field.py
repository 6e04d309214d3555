"""Fields of which only the keys are seen."""

import pytest

from snippets_app.core.abbreviations.fields import KeyField, Pressed
from tests.core.abbreviations.typist import KNOWN


def pressed(*keys: str) -> Pressed | None:
    field, found = KeyField(KNOWN), None
    for key in keys:
        found = field.keyed("Space" if key == " " else key)
    return found


@pytest.mark.parametrize(
    ("keys", "plain", "hangul"),
    [
        (";hi ", ";hi ", ";ㅗㅑ "),
        ("ok ;gks ", ";gks ", ";한 "),
        (";gd ", ";gd ", ";ㅎㅇ "),
        ("(;hi ", ";hi ", ";ㅗㅑ "),
    ],
)
def test_both_readings_are_told(keys: str, plain: str, hangul: str) -> None:
    found = pressed(*keys)
    assert found
    assert found.plain
    assert found.hangul
    assert (found.plain.typed, found.hangul.typed) == (plain, hangul)


def test_jamo_are_told_where_the_system_knows_of_the_method() -> None:
    found = pressed(*";ㅎㅏㄴ ")
    assert found
    assert found.plain is None
    assert found.hangul
    assert found.hangul.typed == ";한 "


def test_a_method_that_was_switched_within_the_word_makes_it_uncertain() -> None:
    assert pressed(*";hㅑ ") is None


@pytest.mark.parametrize(
    "keys",
    [
        "hi ",
        ";hi",
        ";zz ",
        (";", "h", "Left", "i", " "),
        (";", "h", "other", "i", " "),
        (";", "h", "i", "Enter", " "),
        "7;hi ",
        (";", "h", "i", " ", "x"),
    ],
)
def test_other_keys_tell_nothing(keys: tuple[str, ...]) -> None:
    assert pressed(*keys) is None


def test_backspace_mends_a_word() -> None:
    found = pressed(";", "h", "o", "Backspace", "i", " ")
    assert found
    assert found.plain
    assert found.plain.typed == ";hi "
