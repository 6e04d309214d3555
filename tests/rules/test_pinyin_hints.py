"""The shipped rules in pinyin keys: what they hint at, and that they keep still otherwise."""

from functools import cache

from snippets_app.core.guard.romanised import Romanised, compile_romanised
from snippets_app.core.search.readings import Readings, load_readings
from tests.rules.shipped import ASSETS, ROOT, forbidden_lines, ordinary_sentences, rules

FEWEST = 3
SEEN = 0.9


@cache
def readings() -> Readings:
    return load_readings((ASSETS / "readings.bin").read_bytes())


@cache
def romanised() -> Romanised:
    return compile_romanised(rules(), readings().of)


def typed(text: str) -> str:
    """In pinyin, one reading each, nothing chosen in between."""
    return "".join((readings().of(char) or (char,))[0] for char in text)


def syllables(text: str) -> int:
    return sum(bool(readings().of(char)) for char in text)


def test_nearly_every_longer_expression_is_hinted_at() -> None:
    lines = [line.text for line in forbidden_lines() if syllables(line.text) >= FEWEST]
    missed = [text for text in lines if not romanised().find(typed(text))]
    assert len(lines) >= 30
    assert len(missed) <= (1 - SEEN) * len(lines), missed


def test_ordinary_sentences_are_not() -> None:
    assert [text for text in ordinary_sentences() if romanised().find(typed(text))] == []


def test_english_is_not() -> None:
    pages = [file.read_text("utf-8").lower() for file in sorted(ROOT.glob("docs/**/*.md"))]
    packs = [file.read_text("utf-8").lower() for file in sorted(ROOT.glob("snippets/*-en.toml"))]
    assert sum(map(len, pages + packs)) > 50_000
    assert [found for text in pages + packs if (found := romanised().find(text))] == []
