"""A wording begins as the words began that it stands in for."""

import pytest

from snippets_app.core.guard.engine import Engine, find
from snippets_app.core.guard.wording import fitted
from tests.core.guard.engine_parts import compiled, rule

POLICY = rule("that's our policy", "I can't help", instead=("let me explain", "", "我解释一下"))


@pytest.mark.parametrize(
    ("new", "old", "fits"),
    [
        ("let me explain", "That's our policy", "Let me explain"),
        ("let me explain", "that's our policy", "let me explain"),
        ("let me explain", "THAT'S OUR POLICY", "Let me explain"),
        ("let me explain", "Ｔhat", "Let me explain"),
        ("Let me explain", "that's our policy", "Let me explain"),
        ("état", "Non", "État"),
        ("iPhone repairs", "That thing", "iPhone repairs"),
        ("请稍等", "Wait", "请稍等"),
        ("잠시만요", "Wait", "잠시만요"),
        ("let me explain", "别急", "let me explain"),
        ("", "Wait", ""),
        ("one moment", "", "one moment"),
        ("1 moment", "Wait", "1 moment"),
    ],
)
def test_the_first_letter_is_as_it_was(new: str, old: str, fits: str) -> None:
    assert fitted(new, old) == fits


@pytest.mark.parametrize(
    ("before", "fits"),
    [
        ("", "Let me see"),
        ("Sorry. ", "Let me see"),
        ("Sorry.\n", "Let me see"),
        ("“", "Let me see"),
        ("Sorry, ", "let me see"),
        ("but ", "let me see"),
    ],
)
def test_i_is_a_capital_anywhere(before: str, fits: str) -> None:
    assert fitted("let me see", "I don't know", before) == fits
    assert fitted("let me see", "I'm busy", before) == fits
    assert fitted("let me see", "Is that so", before) == "Let me see"


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("That's our policy.", ("Let me explain", "", "我解释一下")),
        ("Sorry, that's our policy.", ("let me explain", "", "我解释一下")),
        ("well, I can't help", ("let me explain", "", "我解释一下")),
        ("Well. I can't help", ("Let me explain", "", "我解释一下")),
    ],
)
def test_a_finding_offers_what_fits(text: str, instead: tuple[str, ...]) -> None:
    (found,) = find(compiled(POLICY), text)
    assert found.instead == instead


def test_what_fits_follows_what_stands_before() -> None:
    engine = Engine(compiled(POLICY))
    for text, first in (
        ("Well, I can't help", "let me explain"),
        ("Well. I can't help", "Let me explain"),
        ("Well, I can't help", "let me explain"),
    ):
        assert engine.update(text)[0].instead[0] == first
