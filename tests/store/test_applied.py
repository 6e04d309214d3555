"""What an edit makes of the layers in memory is what the store has of it."""

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.model import Edit, EditKind, Layers, PackRow, Row, SnippetRow
from snippets_app.core.edits.moving import Spot, move
from snippets_app.core.edits.packs import copy_pack
from snippets_app.store.library import LibraryStore
from tests.core.edits.laid import BELOW, layers, looks
from tests.platforms import examples
from tests.store.places import Places


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("applied")
    return Places(folder / "library.db", folder / "backups")


def do(store: LibraryStore, laid: Layers, edit: Edit) -> Layers:
    store.edit(lambda _: edit, 0.0)
    return applied(laid, edit)


@settings(deadline=None, max_examples=examples(100))
@given(laid=layers, data=st.data())
def test_the_store_has_what_was_applied(fresh: Places, laid: Layers, data: st.DataObject) -> None:
    fresh.file.unlink(missing_ok=True)
    with closing(fresh.open().store) as store:  # also when no more is drawn
        rows: list[Row] = [PackRow(each.id, each) for each in laid.own]
        rows += [SnippetRow(each.snippet, each) for each in laid.changes]
        expected = do(store, Layers(BELOW, (), ()), Edit(EditKind.IMPORT, tuple(rows)))
        for _ in range(2):
            chosen = data.draw(st.sampled_from(sorted(looks(expected))))
            pack = data.draw(st.sampled_from([each.id for each in expected.library.packs]))
            expected = do(store, expected, move(expected, [chosen], Spot(pack)))
        expected = do(store, expected, copy_pack(expected, "p", "Copy"))
        loaded = store.load()
    assert (loaded.changes, loaded.packs) == (expected.changes, expected.own)
