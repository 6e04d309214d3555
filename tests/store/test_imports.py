"""Whole imports, stored and taken back."""

import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snippets_app.core.draft import Draft
from snippets_app.core.edits.model import Edit, EditKind, Layers
from snippets_app.core.importing.model import Choices, Conflict
from snippets_app.core.importing.planning import plan
from snippets_app.core.model import Pack
from snippets_app.store.opening import open_store
from tests.core.importing.test_importing_twice import DRAFTS, INTO, PACKS
from tests.platforms import examples
from tests.store.places import do, layers

few = settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))


def planned(stored: Layers, draft: Draft, choices: Choices) -> Edit:
    return plan(stored, draft, choices).edit


@few
@given(
    below=PACKS,
    first=DRAFTS,
    second=DRAFTS,
    into=INTO,
    conflict=st.sampled_from(Conflict),
)
def test_one_undo_gives_back_all_and_redo_does_it_again(
    below: Pack, first: Draft, second: Draft, into: str, conflict: Conflict
) -> None:
    choices = Choices(into=into, conflict=conflict)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.db"
        store = open_store(file, file.parent / "backups", date(2026, 1, 1)).store
        do(store, partial(planned, draft=first, choices=choices), below)
        before = store.load()
        done = do(store, partial(planned, draft=second, choices=choices), below)
        after = store.load()
        if done:
            assert done.kind is EditKind.IMPORT
            assert store.undo() == done
            assert store.load() == before
            assert store.redo() == done
        assert store.load() == after
        if conflict is Conflict.OVERWRITE:
            assert not planned(layers(after, below), second, choices).rows
        store.close()
