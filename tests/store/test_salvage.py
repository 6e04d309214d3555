"""Whatever becomes of the file: a library that opens, nothing invented, all that can be read."""

import random
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.model import PersonalChange
from tests.platforms import examples
from tests.store.damaged import (
    LATER,
    OTHER,
    PACK,
    Story,
    deletions,
    readable_changes,
    renamed,
    tell,
)
from tests.store.places import Places, save, title

PAGE = 4096


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(tmp_path_factory.mktemp("story") / "data")


@dataclass(frozen=True)
class Damage:
    """``where``: how far into the file, 0 to 1."""

    kind: str
    where: float
    size: int
    seed: int

    def to(self, file: Path) -> None:
        content = bytearray(file.read_bytes())
        at = int(self.where * len(content))
        page = at - at % PAGE
        noise = random.Random(self.seed).randbytes
        if self.kind == "cut":
            del content[at:]
        elif self.kind == "bytes":
            content[at : at + self.size] = noise(self.size)[: len(content) - at]
        else:
            content[page : page + PAGE] = bytes(PAGE) if self.kind == "zero" else noise(PAGE)
        file.write_bytes(content)


DAMAGES = st.builds(
    Damage,
    kind=st.sampled_from(("bytes", "zero", "cut", "page")),
    where=st.floats(0, 1, exclude_max=True),
    size=st.integers(1, 40) | st.integers(1, 3 * PAGE),
    seed=st.integers(0, 2**32),
)


@given(damage=DAMAGES, has_backups=st.booleans())
@settings(max_examples=examples(120), deadline=None)
def test_any_damage_leaves_a_library_with_all_that_can_be_read(
    story: Story, damage: Damage, has_backups: bool
) -> None:
    with TemporaryDirectory() as folder:
        places = story.copied_to(Path(folder) / "data")
        if not has_backups:
            for each in places.backups.iterdir():
                each.unlink()
        damage.to(places.file)
        check(story, places)


def check(story: Story, places: Places) -> None:
    copy = places.file.with_name("copy.db")
    copy.write_bytes(places.file.read_bytes())
    readable = {PersonalChange(*row[:6], bool(row[6]), row[7]) for row in readable_changes(copy)}  # type: ignore[arg-type]
    deleted = set(deletions(copy))
    opened = places.open(LATER)
    store = opened.store
    if opened.recovered is None and not store.is_in_order():
        assert store.recover(LATER)
    assert store.is_in_order()
    loaded = store.load()
    found = {each.snippet: each for each in loaded.changes}
    for each in found.values():
        assert each in story.versions[each.snippet], "invented"
    for pack in loaded.packs:
        assert set(pack.stages) <= {*PACK.stages, *OTHER.stages}
        assert replace(pack, stages=()) in [replace(p, stages=()) for p in (PACK, OTHER, renamed())]
    for each in readable & set(story.changes):
        assert found[each.snippet] == each, "lost"
    assert not deleted & found.keys(), "come back"
    save(store, title(1))
    store.close()
