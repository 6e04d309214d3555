"""A damaged log of SQLite: it is noticed, told as any damage, and what it held comes back."""

import itertools
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.core.model import PersonalChange
from snippets_app.store.write_ahead import hides_commits
from tests.forks import forks_of
from tests.store.damaged import LATER
from tests.store.places import Places, save
from tests.store.recoverer import ENDED

FRAME = 24 + 4096
HEADER = 32
COUNT = 30


def change(number: int) -> PersonalChange:
    return PersonalChange(
        f"pack/s{number}", "s", f"T{number}", f"text {number} " * 40, "", "", place=float(number)
    )


@pytest.fixture
def left(places: Places, tmp_path: Path) -> Places:
    """What a killed process leaves: 30 edits, all of them in the log."""
    store = places.open().store
    for number in range(COUNT):
        save(store, change(number))
    copied = copied_to(places, tmp_path / "left")
    store.close()
    return copied


def copied_to(places: Places, folder: Path) -> Places:
    without = shutil.ignore_patterns("*-shm")  # Windows lets nobody read it meanwhile
    source = places.file.parent
    shutil.copytree(source, folder, copy_function=shutil.copyfile, ignore=without)
    return Places(folder / "library.db", folder / "backups")


def log(places: Places) -> Path:
    return places.file.with_name("library.db-wal")


def frames(places: Places) -> range:
    return range(HEADER, log(places).stat().st_size - FRAME + 1, FRAME)


def commits(places: Places) -> list[int]:
    """The numbers of the frames that end a transaction."""
    content = log(places).read_bytes()
    return [n for n, at in enumerate(frames(places)) if any(content[at + 4 : at + 8])]


def spoil(places: Places, at: int, by: bytes) -> None:
    content = log(places).read_bytes()
    log(places).write_bytes(content[:at] + by + content[at + len(by) :])


def test_a_log_that_was_left_whole_tells_nothing(left: Places) -> None:
    assert not hides_commits(log(left))
    opened = left.open(LATER)
    assert opened.recovered is None
    assert len(opened.store.load().changes) == COUNT
    opened.store.close()


def places_of_damage(places: Places) -> Iterator[tuple[str, int, bytes]]:
    ends = commits(places)
    for number in (1, ends[5], ends[12] + 1, ends[-2] - 1):
        at = frames(places)[number]
        yield f"page of frame {number}", at + 24 + 4000, b"spoilt"
        yield f"start of frame {number}", at + 10, b"spoilt"
        yield f"sector of frame {number}", at // 512 * 512, bytes(4096)
    yield "three frames", frames(places)[ends[9]], bytes(3 * FRAME)
    yield "header", 0, bytes(HEADER)
    yield "header and first frame", 0, bytes(4096)


def test_damage_anywhere_but_in_the_last_edit_is_told_and_all_comes_back(
    left: Places, tmp_path: Path
) -> None:
    for name, at, by in places_of_damage(left):
        places = copied_to(left, tmp_path / name)
        spoil(places, at, by)
        spoilt = log(places).read_bytes()
        opened = places.open(LATER)
        assert opened.recovered, name
        assert opened.recovered.kept
        kept = opened.recovered.kept
        assert kept.with_name(kept.name + "-wal").read_bytes() == spoilt
        assert set(opened.store.load().changes) == set(map(change, range(COUNT))), name
        assert opened.store.is_in_order()
        opened.store.close()
        assert places.open(LATER).recovered is None


def test_what_was_never_acknowledged_is_no_damage(left: Places) -> None:
    """The computer went down: of the last transaction some pages are on the disk."""
    spoil(left, frames(left)[commits(left)[-2] + 1] + 30, b"spoilt")
    opened = left.open(LATER)
    assert opened.recovered is None
    assert len(opened.store.load().changes) == COUNT - 1
    opened.store.close()


def test_a_log_that_ends_within_a_frame_is_no_damage(left: Places) -> None:
    content = log(left).read_bytes()
    for length in (0, 10, HEADER, HEADER + 5, HEADER + FRAME * 7 + 1, len(content) - 1):
        log(left).write_bytes(content[:length])
        assert not hides_commits(log(left))


def test_what_is_left_from_before_the_log_began_anew_is_no_damage(places: Places) -> None:
    store = places.open().store
    for number in range(COUNT):
        save(store, change(number))
    store._connection.execute("PRAGMA wal_checkpoint(RESTART)")
    before = log(places).stat().st_size
    save(store, change(COUNT))
    assert log(places).stat().st_size == before
    assert not hides_commits(log(places))
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_nothing_is_lost_when_its_recovery_is_killed(left: Places, tmp_path: Path) -> None:
    spoil(left, frames(left)[commits(left)[5]] + 30, b"spoilt")
    with forks_of("tests.store.recoverer") as forks:
        for step in itertools.count(2, 5):  # each takes long
            places = copied_to(left, tmp_path / str(step))
            forks.start(places.file, step)
            code = forks.exit_code()
            opened = places.open(LATER)
            assert set(opened.store.load().changes) == set(map(change, range(COUNT))), step
            assert opened.store.is_in_order()
            opened.store.close()
            if code == 0:
                assert step > 30, "the steps are not seen"
                return
            assert code == ENDED
