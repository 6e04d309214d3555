"""A short run of what ``python -m tests.formats.sources.fuzzing`` does for as long as wished."""

from itertools import islice

import pytest

from snippets_app.core.draft import Draft
from snippets_app.formats.sources import SOURCES, Material, Options, Source
from snippets_app.formats.sources.base import Glimpse
from tests.formats.sources.fuzzing import Find, fuzzed

ROUNDS = 150


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_nothing_but_drafts_and_sentences(source: Source) -> None:
    *_, [run] = islice(fuzzed([source], seed=5, is_guided=False), ROUNDS)
    assert run.tried == ROUNDS
    assert run.taken


class Faulty:
    name = "csv"
    label = "Faulty"
    extensions = ()

    def recognises(self, seen: Glimpse) -> bool:
        return True

    def read(self, material: Material, options: Options) -> Draft:
        raise KeyError("a bug")


def test_a_bug_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("snippets_app.formats.sources.SOURCES", (Faulty(),))
    with pytest.raises(Find, match="csv: KeyError"):
        list(islice(fuzzed([Faulty()], seed=1), 3))
