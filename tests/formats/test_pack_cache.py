"""Packs kept from the last reading."""

import os
from pathlib import Path

import pytest
from hypothesis import given

from snippets_app.core.model import Pack
from snippets_app.errors import AppError
from snippets_app.formats import pack_cache, read_packs
from snippets_app.formats.pack_toml import write_pack
from tests.formats.packs import accept_all, packs
from tests.platforms import with_links

TOP = 'format = 1\nid = "p"\nname = "{name}"\nlanguage = "en"\n'


def never(_body: str) -> None:
    raise AppError("This file has been read.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    text = TOP.format(name="One") + '[[stages]]\nid = "s"\ntitle = "S"\n'
    text += '[[snippets]]\nid = "a"\nstage = "s"\ntitle = "t"\nbody = "안녕"\n'
    (tmp_path / "packs" / "p.toml").write_text(text, encoding="utf-8")
    return tmp_path / "packs"


def test_unchanged_files_are_not_read_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "data" / "packs.json"
    first = read_packs(folder, accept_all, cache)
    assert read_packs(folder, never, cache) == first == read_packs(folder, accept_all)
    assert [each.name for each in cache.parent.iterdir()] == ["packs.json"]


def test_a_changed_new_or_removed_file_is_seen(folder: Path, tmp_path: Path) -> None:
    cache, file = tmp_path / "packs.json", folder / "p.toml"
    read_packs(folder, accept_all, cache)
    file.write_text(TOP.format(name="Two"))
    assert [pack.name for pack in read_packs(folder, accept_all, cache)[0]] == ["Two"]
    (folder / "q.toml").write_text(TOP.format(name="Q").replace('"p"', '"q"'))
    assert len(read_packs(folder, accept_all, cache)[0]) == 2
    file.unlink()
    assert [pack.name for pack in read_packs(folder, accept_all, cache)[0]] == ["Q"]


def test_the_time_alone_tells_a_change(folder: Path, tmp_path: Path) -> None:
    cache, file = tmp_path / "packs.json", folder / "p.toml"
    read_packs(folder, accept_all, cache)
    os.utime(file, ns=(1, 1))
    assert read_packs(folder, never, cache)[1] != ()


def test_another_version_of_the_program_reads_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "packs.json"
    read_packs(folder, accept_all, cache)
    monkeypatch.setattr(pack_cache, "__version__", "another")
    assert read_packs(folder, never, cache)[1] != ()


def test_packs_with_problems_are_told_each_time(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.json"
    for _ in range(2):
        assert len(read_packs(folder, never, cache)[1]) == 1
    assert not cache.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[" * 100_000,
        b"{",
        b"[]",
        b"7",
        b"\xff",
        b'{"stamp": []}',
        b'{"packs": [[]], "stamp": 1}',
    ],
)
def test_a_damaged_cache_is_passed_over(folder: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "packs.json"
    cache.write_bytes(content)
    assert len(read_packs(folder, accept_all, cache)[0]) == 1
    assert len(read_packs(folder, never, cache)[0][0].snippets) == 1


def test_a_cache_that_cannot_be_written_costs_nothing_else(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(read_packs(folder, accept_all, tmp_path / "file" / "packs.json")[0]) == 1
    assert len(read_packs(folder / "none", accept_all, tmp_path / "packs.json")[1]) == 1


@with_links
def test_a_file_that_cannot_be_looked_at_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "z.toml").symlink_to(folder / "nowhere")
    found, problems = read_packs(folder, accept_all, tmp_path / "packs.json")
    assert (len(found), [each.file for each in problems]) == (1, ["z.toml"])


@given(packs())
def test_every_pack_comes_back(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> None:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "p.toml").write_bytes(write_pack(pack).encode())
    cache = folder / "cache"
    read_packs(folder, accept_all, cache)
    assert read_packs(folder, never, cache)[0] == (pack,)
