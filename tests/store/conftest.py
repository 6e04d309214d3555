"""A library of its own for each test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from snippets_app.store.library import LibraryStore
from tests.store.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data" / "library.db", tmp_path / "data" / "backups")


@pytest.fixture
def store(places: Places) -> Iterator[LibraryStore]:
    opened = places.open(date(2026, 1, 1))
    yield opened.store
    opened.store.close()
