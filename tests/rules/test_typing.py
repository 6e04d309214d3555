"""Harmless text stays without a warning while it is typed, and however it is written."""

import pytest

from snippets_app.core.guard.engine import Engine
from snippets_app.core.guard.model import Severity
from tests.rules.evasions import EVASIONS, Unfit
from tests.rules.rendered import texts
from tests.rules.shipped import compiled, found, ordinary_sentences, rules

TYPED = (*ordinary_sentences(), *(each.text for each in texts()))
HARMLESS = ("spaced", "zero_width", "full_width", "traditional", "starred", "with_marks")
"""Ways to write that change nothing about what a message says."""


def test_nothing_flashes_up_while_harmless_text_is_typed() -> None:
    """A finding that the next character may still make harmless waits; any other is a flash."""
    engine = Engine(compiled())
    flashes = [
        (each.rule.id, typed[:end])
        for typed in TYPED
        for end in range(1, len(typed))
        for each in engine.update(typed[:end])
        if not each.pending and each.rule.severity is not Severity.HINT
    ]
    assert flashes == []


@pytest.mark.parametrize("name", [*HARMLESS, "split_jamo", "decomposed"])
def test_a_harmless_example_stays_harmless_in_any_writing(name: str) -> None:
    wrong = []
    for rule in rules():
        for example in rule.passes:
            written = EVASIONS[name](example)
            if not isinstance(written, Unfit):
                wrong += [written for each in found(written) if each.rule.id == rule.id]
    assert wrong == []


@pytest.mark.parametrize("name", [*HARMLESS, "split_jamo", "decomposed"])
def test_an_ordinary_sentence_gives_no_warning_in_any_writing(name: str) -> None:
    wrong = []
    for sentence in ordinary_sentences():
        written = EVASIONS[name](sentence)
        if not isinstance(written, Unfit):
            banned = (each for each in found(written) if each.rule.severity is not Severity.HINT)
            wrong += [(written, each.rule.id) for each in banned]
    assert wrong == []
