"""What is done once a day: the check, the copy, and what is forgotten."""

import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from snippets_app.core.edits.model import Edit, EditKind, SnippetRow
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.store import forgetting
from snippets_app.store.backups import is_good, newest_first
from snippets_app.store.db import Damaged, connect
from snippets_app.store.library import HISTORY_KEPT, TRASH_KEPT, LibraryStore
from snippets_app.store.upkeep import look_after
from tests.store.damaged import LATER, Story, tell
from tests.store.places import DAY, Places, save, title

COUNT = 150
NEXT = LATER + timedelta(1)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return tell(tmp_path / "story")


def bring(store: LibraryStore, text: str, count: int = COUNT, when: float = 0.0) -> None:
    rows = tuple(
        SnippetRow(f"big/s{n}", PersonalChange(f"big/s{n}", title=text, body=text * 500, place=1.0))
        for n in range(count)
    )
    store.edit(lambda _: Edit(EditKind.IMPORT, rows), when)


def spoil(file: Path, text: bytes, by: bytes) -> None:
    """Overwrite the last place where the text stands: nothing that SQLite would notice."""
    content = file.read_bytes()
    assert text in content
    at = content.rindex(text)
    file.write_bytes(content[:at] + by + content[at + len(by) :])


def test_a_sound_library_is_copied_and_nothing_is_told(story: Story) -> None:
    store = story.places.open(LATER).store
    found = look_after(store, NEXT, 0.0)
    assert (found.recovered, found.backup_trouble) == (None, None)
    assert newest_first(story.places.backups)[0].name == f"library-{NEXT}.db"
    store.close()


def test_a_letter_that_changed_on_the_disk_is_found_and_comes_back_from_the_log(
    story: Story,
) -> None:
    spoil(story.places.file, b"new 149", b"nex")
    opened = story.places.open(NEXT)
    assert opened.recovered is None
    found = look_after(opened.store, NEXT, 0.0)
    assert found.recovered
    assert (found.recovered.salvaged.from_log, found.recovered.salvaged.lost) == (1, ())
    assert set(opened.store.load().changes) == set(story.changes)
    assert look_after(opened.store, NEXT, 0.0).recovered is None
    save(opened.store, title(1))
    opened.store.close()


def test_a_broken_log_is_found_and_the_library_goes_on(story: Story) -> None:
    content = story.places.file.read_bytes()
    page = content.index(b'"snippet":"mine/s70"') // 4096 * 4096
    story.places.file.write_bytes(content[:page] + bytes(4096) + content[page + 4096 :])
    opened = story.places.open(NEXT)
    assert opened.recovered is None, "the log is not read at the start"
    found = look_after(opened.store, NEXT, 0.0)
    assert found.recovered
    assert "edit_row" in found.recovered.salvaged.broken
    assert set(opened.store.load().changes) == set(story.changes)
    assert opened.store.undo() is None, "not all is known of what it would take back"
    opened.store.close()


def test_who_meets_damage_is_told_of_it(story: Story) -> None:
    store = story.places.open(NEXT).store
    met: list[str] = []
    store.damage_met = lambda: met.append("damage")
    with closing(connect(story.places.file)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    story.places.file.write_bytes(story.places.file.read_bytes()[: 4096 * 8])
    with pytest.raises(Damaged):
        store.history("mine/s70")
    assert met == ["damage"]
    assert look_after(store, NEXT, 0.0).recovered
    save(store, title(1))
    store.close()


def test_a_recovery_without_room_leaves_all_as_it_was(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    from snippets_app.store import salvage

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    spoil(story.places.file, b"new 149", b"nex")
    store = story.places.open(NEXT).store
    monkeypatch.setattr(salvage.shutil, "copyfile", full)
    before = sorted(each.name for each in story.places.file.parent.iterdir())
    with pytest.raises(AppError, match="No space left"):
        look_after(store, NEXT, 0.0)
    monkeypatch.undo()
    left = sorted(each.name for each in story.places.file.parent.iterdir())
    assert [name for name in left if name not in before] == ["library.db.lock"]
    assert len(store.load().changes) == len(story.changes)
    assert look_after(store, NEXT, 0.0).recovered
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames no open file")
def test_another_process_that_recovers_is_followed(story: Story) -> None:
    mine, other = story.places.open(NEXT).store, story.places.open(NEXT).store
    assert other.recover(NEXT)
    save(mine, title(1))
    assert title(1) in other.load().changes
    assert mine.recover(NEXT), "asked for it, it makes the library anew"
    assert other.recover(NEXT) is None, "it was done"
    mine.close()
    other.close()


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere it is renamed")
def test_a_library_that_another_process_holds_is_recovered_later(story: Story) -> None:
    mine, other = story.places.open(NEXT).store, story.places.open(NEXT).store
    before = sorted(each.name for each in story.places.file.parent.iterdir())
    with pytest.raises(AppError, match="could not be written"):
        mine.recover(NEXT)
    left = {each.name for each in story.places.file.parent.iterdir()} - {*before}
    assert left == {"library.db.lock"}
    save(mine, title(1))
    assert title(1) in other.load().changes
    other.close()
    assert mine.recover(NEXT)
    assert title(1) in mine.load().changes
    mine.close()


def test_a_library_that_is_deleted_under_the_program_is_written_again(places: Places) -> None:
    store = places.open(DAY).store
    save(store, title(1))
    try:
        for each in places.file.parent.glob("library.db*"):
            each.unlink()
    except PermissionError:
        pytest.skip("Windows deletes no open file")
    save(store, title(2))
    store.close()
    assert places.stored() == (title(1), title(2))


def test_old_edits_are_forgotten_each_day(places: Places) -> None:
    store = places.open(DAY).store
    bring(store, "text", 1)
    store.edit(lambda _: Edit(EditKind.DELETE, (SnippetRow("big/s0", None),)), 0.0)
    look_after(store, DAY, TRASH_KEPT - 1)
    assert len(store.trash()) == 1
    look_after(store, DAY, TRASH_KEPT + 1)
    assert (store.trash(), store.undo()) == ((), None)
    store.close()


def test_the_log_of_large_edits_is_bounded(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting.forget_large, "__defaults__", (1_000_000,))
    store = places.open(DAY).store
    save(store, title(1))
    sizes = []
    for number in range(12):
        bring(store, f"text {number}")
        sizes.append(places.file.stat().st_size)
    assert sizes[-1] < sizes[5] + 100_000, "what is forgotten gives its place to the next"
    assert len(store.history("pack/s1")) == 1, "single edits are kept"
    assert store.undo(), "the last import can be taken back"
    assert {each.title for each in store.load().changes} == {"title 1", "text 10"}
    assert store.undo() is None, "nothing older than what was forgotten"
    store.close()


def test_the_trash_outlives_large_edits(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting.forget_large, "__defaults__", (1_000_000,))
    store = places.open(DAY).store
    bring(store, "first")
    rows = tuple(SnippetRow(f"big/s{n}", None) for n in range(COUNT - 1))
    store.edit(lambda _: Edit(EditKind.DELETE, rows), 0.0)
    for number in range(5):
        store.edit(lambda _, n=number: kept(n), 0.0)  # type: ignore[misc]
    assert len(store.trash()) == COUNT - 1
    store.close()


def kept(number: int) -> Edit:
    """A large edit of other snippets."""
    text = f"again {number} " * 300
    rows = tuple(
        SnippetRow(f"else/s{n}", PersonalChange(f"else/s{n}", title="t", body=text, place=1.0))
        for n in range(COUNT)
    )
    return Edit(EditKind.REPLACE, rows)


def test_what_is_free_is_given_back_and_the_copy_of_the_day_made_anew(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting.release, "__defaults__", (100_000,))
    store = places.open(DAY).store
    bring(store, "text")
    look_after(store, DAY, 0.0)
    rows = tuple(SnippetRow(f"big/s{n}", None) for n in range(COUNT))
    store.edit(lambda _: Edit(EditKind.DELETE, rows), 0.0)
    look_after(store, DAY, HISTORY_KEPT * 2)
    copy = newest_first(places.backups)[0]
    assert max(places.file.stat().st_size, copy.stat().st_size) < 150_000
    assert is_good(copy)
    save(store, title(1))
    store.close()


def test_what_was_taken_back_long_ago_does_not_come_back_by_a_recovery(places: Places) -> None:
    store = places.open().store
    save(store, title(1, "good"), title(1, "taken back"))
    store.undo()
    save(store, title(2))
    store.undo()
    store.forget_edits(TRASH_KEPT + 9)
    assert (store.next_undo(), store.next_redo()) == (None, None)
    store._connection.execute("UPDATE change SET title = 'spoilt'")
    assert store.recover(DAY)
    assert store.load().changes == (title(1, "good"),)
    store.close()
