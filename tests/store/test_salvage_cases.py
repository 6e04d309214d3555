"""Single cases of a damaged library: one of an older version, one whose rows nothing else tells."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from snippets_app.store import report
from snippets_app.store.db import connect
from tests.store.damaged import LATER, Story, tell
from tests.store.places import SAMPLES, Places

PAGE = 4096


def zero(file: Path, page: int) -> None:
    content = bytearray(file.read_bytes())
    content[page * PAGE : page * PAGE + PAGE] = bytes(PAGE)
    file.write_bytes(content)


def root(file: Path, table: str) -> int:
    """The index of the first page of the table."""
    with closing(connect(file)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(query, (table,)).fetchone()[0]) - 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_damaged_library_of_any_version_gives_its_rows(sample: Path, tmp_path: Path) -> None:
    whole = Places(tmp_path / "whole.db", tmp_path / "none")
    damaged = Places(tmp_path / "damaged.db", tmp_path / "none")
    for places in (whole, damaged):
        shutil.copyfile(sample, places.file)
    zero(damaged.file, root(sample, "use"))
    opened = damaged.open(LATER)
    assert opened.recovered
    assert opened.recovered.salvaged.broken == ("use",)
    expected = whole.open(LATER).store
    assert opened.store.load() == expected.load()
    opened.store.close()
    expected.close()


@pytest.fixture
def bare(tmp_path: Path) -> Story:
    """A library without backups, whose log was forgotten."""
    story = tell(tmp_path / "story")
    for each in story.places.backups.iterdir():
        each.unlink()
    with closing(connect(story.places.file)) as connection:
        connection.execute("DELETE FROM edit_row")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return story


def test_what_nothing_tells_any_more_is_named(bare: Story) -> None:
    file = bare.places.file
    content = file.read_bytes()
    zero(file, content.rindex(b"mine/s149") // PAGE)
    opened = bare.places.open(LATER)
    assert opened.recovered
    found = {each.snippet for each in opened.store.load().changes}
    missing = {each.snippet for each in bare.changes} - found
    assert missing
    assert set(opened.recovered.salvaged.lost) == missing
    opened.store.close()
    assert report.last(file.parent, bare.places.backups) == opened.recovered
    (kept,) = file.parent.glob("*-damaged-*.json")
    assert "words" not in kept.read_text(encoding="ascii"), "no text of a snippet"
    assert json.loads(kept.read_bytes())["salvaged"]["broken"] == ["change"]


def test_the_ids_alone_are_known_when_the_table_begins_with_a_broken_page(bare: Story) -> None:
    zero(bare.places.file, root(bare.places.file, "change"))
    opened = bare.places.open(LATER)
    assert opened.recovered
    assert opened.store.load().changes == ()
    assert len(opened.recovered.salvaged.lost) == len(bare.changes)
    assert {pack.id for pack in opened.store.load().packs} == {"mine", "other"}
    assert len(opened.store.uses()) == 20
    opened.store.close()


def test_a_broken_first_page_loses_nothing(tmp_path: Path) -> None:
    story = tell(tmp_path / "story")
    zero(story.places.file, 0)
    opened = story.places.open(LATER)
    assert set(opened.store.load().changes) == set(story.changes)
    opened.store.close()


def test_a_table_that_the_first_page_no_longer_names_is_found(tmp_path: Path) -> None:
    story = tell(tmp_path / "story")
    for each in story.places.backups.iterdir():
        each.unlink()
    with closing(connect(story.places.file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE tbl_name = 'change'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened = story.places.open(LATER)
    assert set(opened.store.load().changes) == set(story.changes)
    opened.store.close()


def test_a_report_that_is_no_report_is_passed_over(tmp_path: Path) -> None:
    for number, content in enumerate(("", "[]", "{}", '{"kept": 1, "restored": 2}')):
        (tmp_path / f"library-damaged-{number}.json").write_text(content, encoding="ascii")
    assert report.last(tmp_path, tmp_path) is None
