"""Where things are kept."""

import stat
import sys
import threading
from pathlib import Path

import pytest

from snippets_app import paths
from tests.platforms import WINDOWS, on_windows

POSIX = pytest.mark.skipif(WINDOWS, reason="POSIX rights")


def test_everything_of_a_portable_installation_is_in_its_folder(tmp_path: Path) -> None:
    found = paths.portable(tmp_path)
    places = (found.settings, found.database, found.backups, found.socket, found.logs)
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("runtime", ["/run/user/1", ""])
def test_the_standard_places_name_the_program_once(
    runtime: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    found = paths.standard()
    for place in (found.data, found.logs, found.runtime):
        assert place.is_absolute()
        assert place.parts.count("saywell") == 1


def test_the_source_tree_has_the_shipped_files() -> None:
    assert (paths.resources() / "snippets" / "phone-zh.toml").is_file()


def test_a_built_program_has_them_where_it_unpacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path


@on_windows
def test_on_windows_all_of_it_stays_on_the_computer_under_the_users_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "张伟 안녕" / "AppData" / "Local"))
    found = paths.standard()
    assert found.data == tmp_path / "张伟 안녕" / "AppData" / "Local" / "saywell"
    assert found.logs.parent == found.runtime.parent == found.data


@on_windows
@pytest.mark.parametrize(
    ("top", "start"),
    [("C:\\", "\\\\?\\C:\\"), ("\\\\server\\share\\", "\\\\?\\UNC\\server\\share\\")],
)
def test_a_long_folder_is_written_without_a_limit(top: str, start: str) -> None:
    folder = "long" * 60
    found = paths.portable(Path(top + folder)).data
    assert str(found) == start + folder
    assert paths.portable(found).data == found
    assert str(paths.portable(Path(top + "short")).data) == top + "short"


@on_windows
def test_a_long_folder_is_written_without_detours() -> None:
    """In this form Windows takes two dots for a name."""
    folder = "long" * 60
    found = paths.portable(Path(f"C:\\{folder}\\down\\..\\here")).data
    assert str(found) == f"\\\\?\\C:\\{folder}\\here"


@on_windows
def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("old")
    new.write_text("new")
    reader = old.open()
    threading.Timer(0.1, reader.close).start()
    paths.rename(new, old)
    assert old.read_text() == "new"


@on_windows
def test_a_file_that_is_held_for_long_is_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_HELD_FOR", 0.05)
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("old")
    new.write_text("new")
    with old.open(), pytest.raises(PermissionError):
        paths.rename(new, old)
    assert old.read_text() == "old"


@POSIX
def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    paths.make_private(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


@POSIX
def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    paths.make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
