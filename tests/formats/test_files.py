"""Pack files on disk: one bad file never stops the others."""

import os
import sys
from pathlib import Path

import pytest

from snippets_app.formats import read_pack, read_packs
from snippets_app.formats.contents import LARGEST
from snippets_app.paths import resources
from tests.formats.packs import accept_all

GOOD = 'format = 1\nid = "{id}"\nname = "n"\nlanguage = "en"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m-good.toml").write_text(GOOD.format(id="good"))
    return tmp_path


def told(folder: Path) -> list[str]:
    packs, problems = read_packs(folder, accept_all)
    assert [pack.id for pack in packs] == ["good"]
    return [str(problem) for problem in problems]


def test_packs_come_by_file_name_and_other_files_are_left_alone(folder: Path) -> None:
    (folder / "a.toml").write_text(GOOD.format(id="z"))
    (folder / "notes.txt").write_text("not a pack")
    packs, problems = read_packs(folder, accept_all)
    assert ([pack.id for pack in packs], problems) == (["z", "good"], ())


def test_a_broken_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "a.toml").write_text("format = ")
    [problem] = told(folder)
    assert problem.startswith("a.toml:1: is not TOML")


def test_two_files_may_not_claim_one_pack(folder: Path) -> None:
    (folder / "z.toml").write_text(GOOD.format(id="good"))
    [problem] = told(folder)
    assert problem.startswith("z.toml:1: id: another file has the pack “good” already")


def test_a_huge_file_is_not_read(folder: Path) -> None:
    with (folder / "a.toml").open("wb") as stream:
        stream.truncate(LARGEST + 1)
    assert told(folder) == ["a.toml:1: is larger than 4 MB, the most a file may have"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_loops_pipes_and_folders_are_problems(folder: Path) -> None:
    (folder / "a.toml").symlink_to(folder / "a.toml")
    (folder / "b.toml").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "c.toml")
    (folder / "d.toml").mkdir()
    assert told(folder) == [
        "a.toml:1: cannot be read: Too many levels of symbolic links",
        "b.toml:1: cannot be read: No such file or directory",
        "c.toml:1: is not a plain file; one text file is read",
        "d.toml:1: cannot be read: Is a directory",
    ]


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    packs, problems = read_packs(tmp_path / "none", accept_all)
    assert packs == ()
    with pytest.raises(FileNotFoundError) as missing:
        next((tmp_path / "none").iterdir())
    assert str(problems[0]) == f"none:1: cannot be read: {missing.value.strerror}"


def test_one_file_by_itself(folder: Path) -> None:
    pack = read_pack(folder / "m-good.toml", accept_all).pack
    assert pack is not None
    assert pack.id == "good"
    assert read_pack(folder / "gone.toml", accept_all).pack is None


def test_the_shipped_packs_have_no_problems() -> None:
    packs, problems = read_packs(resources() / "snippets", accept_all)
    assert problems == ()
    assert {pack.id for pack in packs} >= {
        "phone-zh",
        "shop-zh",
        "office-zh",
        "phone-ko",
        "phone-en",
    }
