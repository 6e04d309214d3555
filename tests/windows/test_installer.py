"""A silent Setup.exe on a Windows without anything, and the program it leaves there."""

from pathlib import Path

import pytest

from scripts.windows.version import COMPANY
from snippets_app import __version__
from snippets_app.demo.waiting import wait_until
from tests.windows.conftest import Install
from tests.windows.installing import FOR_ALL, RUN_KEY, SHORTCUT, UNINSTALL_KEY, Installed, Windows
from tests.windows.shortcut import target
from tests.windows.tray import is_in_tray

FORBIDDEN = "我保证今天送到"
OLD_WINDOWS_EXIT = 10


def test_all_files_are_there_and_no_others(installed: Installed, built_program: Path) -> None:
    assert installed.there() == installed.listed() | {"installed.txt", "Uninstall.exe"}
    for file in built_program.rglob("*.p*"):
        copied = installed.place / file.relative_to(built_program)
        assert copied.is_dir() if file.is_dir() else copied.read_bytes() == file.read_bytes()


def test_it_is_among_the_installed_apps(installed: Installed) -> None:
    said = installed.registry(rf"HKCU\{UNINSTALL_KEY}")
    size = said.pop("EstimatedSize")
    assert isinstance(size, int)
    assert 20_000 < size < 200_000
    assert said == {
        "DisplayName": "Saywell",
        "DisplayVersion": __version__,
        "DisplayIcon": installed.program,
        "Publisher": COMPANY,
        "InstallLocation": installed.folder,
        "UninstallString": f'"{installed.folder}\\Uninstall.exe"',
        "QuietUninstallString": f'"{installed.folder}\\Uninstall.exe" /S',
        "NoModify": 1,
        "NoRepair": 1,
    }
    assert installed.registry(rf"HKLM\{UNINSTALL_KEY}") == {}


def test_it_starts_with_windows_unless_told_otherwise(
    installed: Installed, install: Install
) -> None:
    assert installed.registry(rf"HKCU\{RUN_KEY}")["Saywell"] == f'"{installed.program}"'
    assert "Saywell" not in install("/AUTOSTART=0").registry(rf"HKCU\{RUN_KEY}")


def test_the_installed_program_finds_itself_whole(installed: Installed) -> None:
    before = installed.files()
    lines = installed.saywell("--self-check").splitlines()
    assert len(lines) > 5
    assert [line for line in lines if not line.startswith("ok ")] == []
    assert any("on windows, a tray" in line for line in lines)
    assert installed.files() == before


def test_commands_print_in_a_console(installed: Installed) -> None:
    assert installed.saywell("--version") == f"Saywell {__version__}\n"
    assert "“保证”" in installed.saywell("check", FORBIDDEN)


def test_the_start_menu_has_it(installed: Installed) -> None:
    assert target(installed.path(SHORTCUT)) == installed.program


def test_it_starts_to_the_tray_from_the_start_menu(install: Install) -> None:
    # Wine 8 opens no shortcut to a folder with Chinese in its name.
    installed = install(folder=r"C:\with blanks\Saywell")
    assert not is_in_tray(installed.desktop)
    installed.wine.spawn("start", SHORTCUT)
    assert installed.wait_running()[1] == installed.program
    wait_until(lambda: is_in_tray(installed.desktop), "The icon in the tray", 20)
    installed.quit()
    wait_until(lambda: not is_in_tray(installed.desktop), "The end of the icon", 20)


def test_it_starts_with_the_logon(install: Install) -> None:
    installed = install()
    installed.wine.run("wineboot", "--kill", timeout=60)
    installed.wine.spawn("wineboot")
    assert installed.wait_running()[1] == installed.program
    installed.quit()


def test_an_administrator_installs_for_all(windows: Windows, setup: Path) -> None:
    windows.set_up(setup, "/ALLUSERS")
    installed = Installed(windows.wine, windows.desktop, FOR_ALL)
    assert (installed.place / "saywell.exe").is_file()
    for key, name, value in (
        (UNINSTALL_KEY, "InstallLocation", installed.folder),
        (RUN_KEY, "Saywell", f'"{installed.program}"'),
    ):
        assert windows.registry(rf"HKLM\{key}")[name] == value
        assert name not in windows.registry(rf"HKCU\{key}")
    installed.uninstall()
    assert not installed.place.exists()
    assert windows.registry(rf"HKLM\{UNINSTALL_KEY}") == {}
    assert "Saywell" not in windows.registry(rf"HKLM\{RUN_KEY}")


@pytest.mark.parametrize("version", ["win81", "win7"])
def test_an_old_windows_is_refused(windows: Windows, setup: Path, version: str) -> None:
    windows.wine.run("winecfg", "-v", version, timeout=60)
    before = windows.files()
    assert windows.set_up(setup) == OLD_WINDOWS_EXIT
    assert windows.files() == before
    assert windows.registry(rf"HKCU\{UNINSTALL_KEY}") == {}
