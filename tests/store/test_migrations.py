"""The schema grows by numbered steps, each whole or not at all."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.store.migrations import MIGRATIONS, Migration
from tests.store.places import SAMPLES, Places, schema, title

COLOUR: Migration = ("ALTER TABLE change ADD COLUMN colour TEXT",)
SHAPE: Migration = ("CREATE TABLE shape (id TEXT) STRICT", "INSERT INTO shape VALUES ('round')")
BROKEN: Migration = ("CREATE TABLE half (id TEXT) STRICT", "CREATE TABLE change (id TEXT)")
DAY = date(2026, 1, 1)


def test_there_is_a_sample_of_every_version() -> None:
    assert [each.stem for each in SAMPLES] == [
        f"version-{number}" for number in range(1, len(MIGRATIONS) + 1)
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_past_version_becomes_what_a_fresh_one_is(sample: Path, tmp_path: Path) -> None:
    old = Places(tmp_path / "old.db", tmp_path / "backups")
    fresh = Places(tmp_path / "fresh.db", tmp_path / "none")
    shutil.copy(sample, old.file)
    fresh.save()
    assert old.stored() == (
        PersonalChange("phone-zh/hello", body="您好 👋🏽\n안녕하세요", hidden=True),
        PersonalChange(
            "personal/own-1", "greeting", "Mine", "My own words", "mow", "Ctrl+Shift+1",
            place=1_000_002.0,
        ),
    )  # fmt: skip
    assert schema(old.file) == schema(fresh.file)


def test_later_steps_are_taken_and_the_file_is_copied_first(places: Places) -> None:
    places.save(title(1))
    before = schema(places.file)
    opened = places.open(migrations=(*MIGRATIONS, COLOUR, SHAPE))
    assert opened.store.load().changes == (title(1),)
    opened.store.close()
    assert schema(places.file)[-2] == (len(MIGRATIONS) + 2,)
    assert schema(places.backups / f"before-version-{len(MIGRATIONS) + 1}.db") == before


def test_steps_in_turn_end_where_all_at_once_do(tmp_path: Path) -> None:
    slow, fast = (Places(tmp_path / n / "l.db", tmp_path / n / "b") for n in ("slow", "fast"))
    every = (*MIGRATIONS, COLOUR, SHAPE)
    for number in range(1, len(every) + 1):
        slow.open(migrations=every[:number]).store.close()
    fast.open(migrations=every).store.close()
    assert schema(slow.file) == schema(fast.file)


def test_a_failing_step_leaves_the_earlier_ones_and_itself_pending(places: Places) -> None:
    places.save(title(1))
    with pytest.raises(Exception, match="already exists"):
        places.open(migrations=(*MIGRATIONS, COLOUR, BROKEN, SHAPE))
    found = str(schema(places.file))
    assert schema(places.file)[-2] == (len(MIGRATIONS) + 1,)
    assert "colour" in found
    assert "half" not in found
    opened = places.open(migrations=(*MIGRATIONS, COLOUR, SHAPE))
    assert opened.recovered is None
    assert opened.store.load().changes == (title(1),)
    opened.store.close()


def test_a_newer_file_is_refused_and_untouched(places: Places) -> None:
    places.open(migrations=(*MIGRATIONS, COLOUR)).store.close()
    content = places.file.read_bytes()
    with pytest.raises(AppError, match=r"library\.db was written by a newer Saywell"):
        places.open(date(2026, 2, 1))
    assert places.file.read_bytes() == content
    assert [each.name for each in places.file.parent.iterdir()] in (
        ["library.db", "backups"],
        ["backups", "library.db"],
    )
