"""The committed table of words is what the script makes, and holds what it is for."""

import pytest

from scripts.make_words import TABLE, make_table
from snippets_app.core.guard.words import load_words


def test_the_committed_table_is_what_the_script_makes() -> None:
    assert make_table() == TABLE.read_bytes()


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 500_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [("保证", {"保证金", "保证书"}), ("绝对", {"绝对值"}), ("喂", {"喂养"}), ("喂养", set())],
)
def test_the_usual_exceptions_are_there(text: str, expected: set[str]) -> None:
    assert expected <= set(load_words(TABLE.read_bytes()).containing(text))
