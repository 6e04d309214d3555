"""Where things are kept."""

import stat
import sys
from pathlib import Path

import pytest

from snippets_app import paths

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")


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


@POSIX
def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    paths.make_private(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


@POSIX
def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    paths.make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
