"""Which snippet an abbreviation means, however it is spelled."""

import unicodedata

import pytest

from snippets_app.core.abbreviations.table import Abbreviations
from tests.core.abbreviations.typist import KNOWN, WORDS, snippet


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("hi", "hi"),
        ("HI", "hi"),
        ("ｈｉ", "hi"),
        ("ㅗㅑ", "hi"),
        ("mom", "Mom"),
        ("ㅡㅐㅡ", "Mom"),
        ("ㅎㅇ", "ㅎㅇ"),
        ("gd", "ㅎㅇ"),
        ("한", "한"),
        ("gks", "한"),
        (unicodedata.normalize("NFD", "한"), "한"),
        ("嗨", "嗨"),
    ],
)
def test_an_abbreviation_is_found(word: str, means: str) -> None:
    found = KNOWN.find(word)
    assert found
    assert found.abbreviation == means


@pytest.mark.parametrize("word", ["", "h", "hii", "한글", "ㅎ", "x"])
def test_others_are_none(word: str) -> None:
    assert KNOWN.find(word) is None


def test_the_very_spelling_comes_before_any_other() -> None:
    known = Abbreviations([snippet("AB"), snippet("ab"), snippet("ㅁㅠ")])
    for word in ("AB", "ab", "ㅁㅠ"):
        assert known.find(word) == snippet(word)
    assert known.find("Ab") == snippet("AB")


def test_of_two_packs_the_first_counts() -> None:
    known = Abbreviations([snippet("hi", pack="a"), snippet("hi", pack="b")])
    assert known.find("hi") == snippet("hi", pack="a")


def test_a_prefix_that_is_part_of_the_abbreviation_is_not_typed_twice() -> None:
    known = Abbreviations([snippet(";ver"), snippet(";")])
    assert known.find("ver") == snippet(";ver")
    assert known.find(";") == snippet(";")


@pytest.mark.parametrize(
    ("prefix", "typed", "is_one"),
    [
        (";", ";", True),
        (";", "；", True),
        ("；", ";", True),
        ("/", "、", True),
        ("/", "／", True),
        (";", ":", False),
        (";", "h", False),
    ],
)
def test_the_prefix_in_its_forms(prefix: str, typed: str, is_one: bool) -> None:
    assert Abbreviations((), prefix).is_prefix(typed) is is_one


def test_nothing_is_known_of_snippets_without_one() -> None:
    assert not Abbreviations([snippet("")])
    assert Abbreviations(map(snippet, WORDS))
