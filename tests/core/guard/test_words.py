"""Words that hold a text."""

import pytest

from snippets_app.core.guard.words import HEADER, Words, dump_words, load_words
from snippets_app.errors import AppError

WORDS = ["保证", "保证金", "质量保证书", "保证保证", "一定"]


@pytest.fixture
def words() -> Words:
    return load_words(dump_words(WORDS))


def test_longer_words_come_in_the_order_of_the_table(words: Words) -> None:
    assert words.containing("保证") == ("保证金", "质量保证书", "保证保证")
    assert words.containing("保证", most=1) == ("保证金",)
    assert words.containing(" 质量 ") == ("质量保证书",)


@pytest.mark.parametrize("text", ["", " ", "金\n质", "绝对", "一定"])
def test_there_may_be_none(words: Words, text: str) -> None:
    assert words.containing(text) == ()


@pytest.mark.parametrize("data", [b"", b"x", HEADER, HEADER + b"x", b"x" + dump_words(WORDS)])
def test_a_damaged_table_is_told(data: bytes) -> None:
    with pytest.raises(AppError, match="The table of words is damaged"):
        load_words(data)
