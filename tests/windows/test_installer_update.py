"""Setup over a program that is there, and runs."""

from pathlib import Path

from snippets_app import __version__
from snippets_app.demo.waiting import wait_until
from tests.windows.conftest import LEFT_OVER, NEWER, Install
from tests.windows.installing import FOR_ALL, RUN_KEY, UNINSTALL_KEY, Installed, Windows

NEWER_VERSION_EXIT = 12
STILL_RUNNING_EXIT = 13


def version(installed: Installed) -> object:
    return installed.registry(rf"HKCU\{UNINSTALL_KEY}")["DisplayVersion"]


def test_it_takes_the_place_of_the_running_one_and_runs_again(
    install: Install, newer_setup: Path
) -> None:
    installed = install()
    before = installed.start()
    mine = installed.place / "_internal" / "mine.txt"
    mine.write_text("a file of the agent's own", encoding="utf-8")
    installed.set_up(newer_setup)
    assert version(installed) == NEWER
    wait_until(lambda: before not in installed.programs(), "The end of the older one")
    assert installed.wait_running() != before
    # Setup has only just started it: until it answers, it is said that it does not run.
    wait_until(lambda: installed.saywell("quit") == "", "The program quits when asked", 60)
    assert not (installed.place / LEFT_OVER).parent.exists()
    assert installed.there() == installed.listed() | {
        "installed.txt", "Uninstall.exe", "_internal/mine.txt",
    }  # fmt: skip
    assert "NO" not in installed.saywell("--self-check")


def test_what_did_not_run_is_not_started(install: Install, newer_setup: Path) -> None:
    installed = install()
    installed.set_up(newer_setup)
    assert version(installed) == NEWER
    assert "not running" in installed.saywell("quit")


def test_the_choice_of_starting_with_windows_stays(install: Install, newer_setup: Path) -> None:
    installed = install()
    installed.wine.run(
        "reg", "delete", rf"HKCU\{RUN_KEY}", "/v", "Saywell", "/f", timeout=60
    )  # as the settings do it
    installed.set_up(newer_setup)
    assert "Saywell" not in installed.registry(rf"HKCU\{RUN_KEY}")
    installed.set_up(newer_setup, "/AUTOSTART=1")
    assert installed.registry(rf"HKCU\{RUN_KEY}")["Saywell"] == f'"{installed.program}"'
    installed.set_up(newer_setup, "/AUTOSTART=0")
    assert "Saywell" not in installed.registry(rf"HKCU\{RUN_KEY}")


def test_one_that_cannot_be_asked_to_quit_stays_whole(install: Install, newer_setup: Path) -> None:
    """As in another user's session: here one with data of its own."""
    installed = install()
    installed.wine.spawn(installed.program, "--data-dir", r"C:\others")
    running = wait_until(installed.programs, "The start of the program", 60)
    wait_until(installed.path(r"C:\others\library.db").exists, "The library", 60)
    before = installed.there()
    assert installed.set_up(newer_setup) == STILL_RUNNING_EXIT
    assert installed.programs() == running
    assert (version(installed), installed.there()) == (__version__, before)
    installed.saywell("--data-dir", r"C:\others", "quit")


def test_it_moves_to_another_folder(install: Install, newer_setup: Path) -> None:
    installed = install()
    installed.set_up(newer_setup, folder=r"C:\elsewhere")
    moved = Installed(installed.wine, installed.desktop, r"C:\elsewhere")
    assert not installed.place.exists()
    assert "NO" not in moved.saywell("--self-check")
    assert moved.registry(rf"HKCU\{RUN_KEY}")["Saywell"] == f'"{moved.program}"'


def test_what_is_there_for_all_is_updated_for_all(
    windows: Windows, setup: Path, newer_setup: Path
) -> None:
    windows.set_up(setup, "/ALLUSERS")
    windows.set_up(newer_setup)
    found = windows.registry(rf"HKLM\{UNINSTALL_KEY}")
    assert (found["DisplayVersion"], found["InstallLocation"]) == (NEWER, FOR_ALL)
    assert windows.registry(rf"HKCU\{UNINSTALL_KEY}") == {}
    assert "Saywell" not in windows.registry(rf"HKCU\{RUN_KEY}")


def test_an_older_one_is_refused(install: Install, setup: Path, newer_setup: Path) -> None:
    installed = install()
    installed.set_up(newer_setup)
    before = installed.files()
    assert installed.set_up(setup) == NEWER_VERSION_EXIT
    assert installed.files() == before
    assert version(installed) == NEWER
