"""Files and folders from a disk."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.sources import File, Folder, material, read_material
from snippets_app.formats.sources.material import leads_elsewhere

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def folder(path: Path) -> Folder:
    found = read_material(path)
    assert isinstance(found, Folder)
    return found


def refusals(path: Path) -> dict[str, str]:
    return {each.file: each.reason.error().title for each in folder(path).refused}


def test_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    assert read_material(tmp_path / "a.csv") == File("a.csv", b"x")


def test_a_folder_gives_files_of_text_by_name(tmp_path: Path) -> None:
    (tmp_path / "b" / ".c").mkdir(parents=True)
    (tmp_path / "b" / ".c" / ".x.json").write_bytes(b"1")
    (tmp_path / "b" / "a.TXT").write_bytes(b"2")
    (tmp_path / "picture.png").write_bytes(b"3")
    found = folder(tmp_path)
    assert found.name == tmp_path.name
    assert [(each.name, each.content) for each in found.files] == [
        ("b/.c/.x.json", b"1"),
        ("b/a.TXT", b"2"),
    ]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"“none\.csv” cannot be read"):
        read_material(tmp_path / "none.csv")


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "LARGEST_FILE", 1024 * 1024)
    monkeypatch.setattr(material, "LARGEST_FOLDER", 1024 * 1024)
    (tmp_path / "a.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(AppError, match="larger than 1 MB"):
        read_material(tmp_path / "a.txt")
    with pytest.raises(AppError, match="larger than 1 MB"):
        read_material(tmp_path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(AppError, match="more than 2"):
        read_material(tmp_path)


@posix
def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "b").symlink_to(tmp_path)
    (inside / "loop").symlink_to(inside)
    assert folder(inside).files == ()
    assert set(refusals(inside)) == {"a.txt", "b", "loop"}
    assert refusals(inside)["a.txt"] == "“a.txt” is a link to another place."


def test_junctions_of_windows_are_links_and_files_in_a_cloud_are_not() -> None:
    assert leads_elsewhere(SimpleNamespace(st_reparse_tag=0xA0000003))
    assert not leads_elsewhere(SimpleNamespace(st_reparse_tag=0x9000001A))
    assert not leads_elsewhere(SimpleNamespace())


@posix
def test_pipes_are_refused_and_do_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "not a plain file" in refusals(tmp_path)["a.txt"]
    with pytest.raises(AppError, match="not a plain file"):
        read_material(tmp_path / "a.txt")


def test_a_folder_that_cannot_be_opened_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").touch()
    scan = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert [each.name for each in folder(tmp_path).files] == ["open/a.txt"]
    assert refusals(tmp_path) == {"closed": "“closed” cannot be read: Permission denied."}


def test_folders_that_lie_too_deep_are_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    (deep / "x.txt").touch()
    assert folder(tmp_path).files == ()
    assert "lies too deep" in str(refusals(tmp_path))
