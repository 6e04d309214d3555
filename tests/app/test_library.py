"""The library opened for use: shipped packs, the agent's part, and what is to be told."""

from contextlib import closing
from pathlib import Path

import pytest

from snippets_app.app.library import open_library
from snippets_app.core.edits import snippets
from snippets_app.core.model import Layer, PersonalChange
from snippets_app.paths import Paths, portable
from tests.app.edits import save

HELLO = "phone-en/hold-back"


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    return portable(tmp_path / "data")


def test_the_shipped_packs_are_there_and_without_fault(places: Paths) -> None:
    library = open_library(places)
    with closing(library.store):
        assert (library.problems, library.troubles) == ((), ())
        assert {pack.id for pack in library.library().packs} == {
            "phone-zh", "shop-zh", "office-zh", "phone-ko", "phone-en"
        }  # fmt: skip


def test_a_change_of_the_agent_survives_and_the_pack_below_stays(places: Paths) -> None:
    library = open_library(places)
    with closing(library.store):
        save(library, PersonalChange(HELLO, title="Mine"))
    again = open_library(places)
    with closing(again.store):
        snippet = again.catalogue().snippets[HELLO]
        assert (snippet.title, snippet.layer) == ("Mine", Layer.PERSONAL)
        below = {each.id: each for pack in again.shipped for each in pack.snippets}
        assert below[HELLO].title != "Mine"


def test_use_orders_the_search(places: Paths) -> None:
    library = open_library(places)
    with closing(library.store):
        library.store.record_use(HELLO, 2_000_000_000)
        assert library.catalogue().usage == {HELLO: pytest.approx(1 / 6)}


def test_hidden_snippets_are_left_out(places: Paths) -> None:
    library = open_library(places)
    with closing(library.store):
        library.edit(lambda layers: snippets.delete(layers, [HELLO]))
        assert HELLO not in library.catalogue().snippets


def test_a_damaged_library_without_a_backup_starts_empty_and_says_so(places: Paths) -> None:
    places.data.mkdir()
    places.database.write_bytes(b"nonsense" * 1000)
    library = open_library(places)
    with closing(library.store):
        (trouble,) = library.troubles
        assert trouble.title.startswith("The library was damaged, and there was no backup")
        assert library.catalogue().snippets
