"""Setup and the uninstaller as an agent walks through them, with Enter alone."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from snippets_app.demo.waiting import wait_until
from tests.windows.installing import RUN_KEY, SHORTCUT, Installed, Windows

CHINESE = "/LANG=2052"
USUAL = r"C:\users\root\AppData\Local\Programs\Saywell"
LOOKS_BETWEEN = 100
TIMEOUT = 90.0


def press_enter_until(windows: Windows, done: Callable[[], object], what: str) -> None:
    """Each page's first choice, now and then: whether a page is there yet, Wine does not tell."""
    looks = count(1)

    def is_done() -> object:
        if found := done():
            return found
        if next(looks) % LOOKS_BETWEEN == 0:
            windows.person.press("Enter")
        return None

    wait_until(is_done, what, TIMEOUT)


def test_enter_on_every_page_installs_and_removes(windows: Windows, setup: Path) -> None:
    there = Installed(windows.wine, windows.desktop, USUAL)
    shutil.copy(setup, windows.wine.drive / "Setup.exe")
    windows.wine.spawn(r"C:\Setup.exe", CHINESE)
    press_enter_until(windows, windows.programs, "The start of what was installed")
    there.wait_running()
    assert there.there() == there.listed() | {"installed.txt", "Uninstall.exe"}
    assert there.registry(rf"HKCU\{RUN_KEY}")["Saywell"] == f'"{there.program}"'
    assert there.path(SHORTCUT).exists()

    windows.wine.spawn(rf"{USUAL}\Uninstall.exe")
    press_enter_until(windows, lambda: not there.place.exists(), "The end of the program's folder")
    assert windows.programs() == []
    assert not there.path(SHORTCUT).exists()
    assert (windows.data / "library.db").exists(), "the agent's own phrases"
