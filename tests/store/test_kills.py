"""Processes that are killed while they edit, import, take back or recover: nothing is lost."""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from snippets_app.store.library import LibraryStore
from tests.forks import forks_of
from tests.store.damaged import LATER, Story, tell
from tests.store.editor import state
from tests.store.places import Places
from tests.store.recoverer import ENDED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks; fewer in test_faults")
KILLS = 200


def states_around(store: LibraryStore) -> Iterator[str]:
    """What is stored, and that without the last edit, or with the one that was taken back last."""
    yield state(store)
    if store.undo():
        yield state(store)
        store.redo()
    if store.redo():
        yield state(store)


def test_nothing_acknowledged_is_lost_and_nothing_is_half(places: Places) -> None:
    with forks_of("tests.store.editor") as forks:
        for seed in range(KILLS):
            *_, last = forks.lines_until_killed(places.file, seed)
            opened = places.open()
            assert opened.recovered is None
            assert last in set(states_around(opened.store)), f"after the kill of process {seed}"
            if seed % 20 == 0:
                assert opened.store.is_in_order()
            opened.store.close()


def test_a_recovery_that_is_killed_is_ended_by_the_next_start(tmp_path: Path) -> None:
    story = tell(tmp_path / "story")
    spoil(story.places.file)
    content = story.places.file.read_bytes()
    with forks_of("tests.store.recoverer") as forks:
        for step in itertools.count(1):
            places = story.copied_to(tmp_path / str(step))
            forks.start(places.file, step)
            code = forks.exit_code()
            check(story, places, content)
            if code == 0:
                assert step > 30, "the steps are not seen"
                return
            assert code == ENDED


def spoil(file: Path) -> None:
    """A page of changes is broken; the log tells what stood in it."""
    content = bytearray(file.read_bytes())
    at = next(at for at in range(4096, len(content), 4096) if is_of_changes(content, at))
    content[at : at + 4096] = bytes(4096)
    file.write_bytes(content)


def is_of_changes(content: bytearray, at: int) -> bool:
    return content[at] == 13 and b"mine/s" in content[at : at + 4096]


def check(story: Story, places: Places, damaged: bytes) -> None:
    opened = places.open(LATER)
    assert set(opened.store.load().changes) == set(story.changes)
    assert opened.store.is_in_order()
    opened.store.close()
    kept = [each.read_bytes() for each in places.file.parent.glob("library-damaged-*.db")]
    assert kept == [damaged]
    assert places.open(LATER).recovered is None
