"""The file that desktops of Linux start programs by."""

import subprocess
from pathlib import Path

import pytest

from snippets_app.desktop.desktop_file import NAME, DesktopFileAutostart
from snippets_app.errors import AppError
from tests.desktop.autostart_contract import PROGRAM, AutostartContract, Make
from tests.platforms import on_linux, with_shell


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "autostart"


@pytest.fixture
def make(folder: Path) -> Make:
    return DesktopFileAutostart


class TestDesktopFile(AutostartContract):
    pass


@with_shell
def test_the_command_is_read_as_it_was(folder: Path) -> None:
    """A shell's quoting rules hold, once the file's own and the percent signs are undone."""
    DesktopFileAutostart(PROGRAM).set(on=True)
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    (line,) = [each.removeprefix("Exec=") for each in lines if each.startswith("Exec=")]
    line = line.replace("\\\\", "\\").replace("%%", "%")
    read = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, check=True)
    assert read.stdout.decode().splitlines() == list(PROGRAM)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off_until_the_user_wants_it(
    folder: Path, line: str
) -> None:
    autostart = DesktopFileAutostart(PROGRAM)
    autostart.set(on=True)
    with (folder / NAME).open("a") as file:
        file.write(f"{line}\n")
    assert not autostart.is_on()
    autostart.set(on=True)
    assert autostart.is_on()


@on_linux
def test_without_the_variable_it_is_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    DesktopFileAutostart(PROGRAM).set(on=True)
    assert (tmp_path / ".config" / "autostart" / NAME).is_file()


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(AppError, match="could not be written"):
        DesktopFileAutostart(PROGRAM).set(on=True)
    assert not DesktopFileAutostart(PROGRAM).is_on()
