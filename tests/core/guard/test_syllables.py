"""Characters that sound the same become the same code point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.syllables import CACHED, END, FIRST, OTHER, syllable
from snippets_app.core.search.readings import load_readings
from tests.core.guard.engine_parts import ASSETS, tables

SYLLABLES = tables().syllables


@pytest.mark.parametrize(
    ("one", "two"), [("不知道", "布智到"), ("保证", "宝正"), ("女", "钕"), ("嗯", "恩")]
)
def test_same_sounds(one: str, two: str) -> None:
    assert one.translate(SYLLABLES) == two.translate(SYLLABLES)


@pytest.mark.parametrize(("one", "two"), [("知", "字"), ("林", "凌"), ("女", "努"), ("a", "阿")])
def test_other_sounds(one: str, two: str) -> None:
    assert one.translate(SYLLABLES) != two.translate(SYLLABLES)


def test_every_syllable_has_a_code_point_of_its_own() -> None:
    readings = load_readings((ASSETS / "readings.bin").read_bytes())
    names = {name for code in range(0x3400, 0xA000) for name in readings.of(chr(code))}
    codes = {syllable(name) for name in names}
    assert len(codes) == len(names)
    assert all(FIRST <= ord(code) < END for code in codes)


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_one_for_one_and_nothing_else_sounds_like_a_syllable(text: str) -> None:
    sounds = text.translate(SYLLABLES)
    assert len(sounds) == len(text)
    for char, sound in zip(text, sounds, strict=True):
        if not "\u3400" <= char <= "\u9fff":
            assert sound == (OTHER if FIRST <= ord(char) < END else char)


def test_keeps_a_bounded_number_of_characters() -> None:
    syllables = tables().syllables
    "".join(map(chr, range(0x4E00, 0x9FFF))).translate(syllables)
    assert len(syllables) <= CACHED


def test_an_unknown_syllable_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        syllable("brx")
