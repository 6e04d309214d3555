"""The installed program does for an agent what it is for."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from snippets_app.demo.waiting import wait_until
from tests.end_to_end.phrases import MIXTURE, pack_toml
from tests.windows.conftest import Install
from tests.windows.installing import Installed

NOTE, PACK = r"C:\note.txt", r"C:\pack.toml"
BETWEEN_SAVES = 0.2
HELD = "hotkey Ctrl+; (palette): held by the running program"
PHRASES = {each.name: each for each in MIXTURE if each.name in {"zh", "ko", "emoji"}}


@pytest.fixture
def running(install: Install) -> Iterator[Installed]:
    """With phrases that have hotkeys, which it holds."""
    installed = install()
    installed.path(PACK).write_text(pack_toml(), encoding="utf-8")
    installed.saywell("import", PACK)
    installed.start()
    wait_until(lambda: HELD in installed.saywell("doctor"), "The holding of the hotkeys", 60)
    yield installed
    installed.quit()


@pytest.fixture
def note(running: Installed) -> Path:
    """A file, opened in a notepad that has the focus."""
    file = running.path(NOTE)
    file.write_text("?", encoding="utf-16")
    running.wine.spawn("notepad", NOTE)
    wait_until(lambda: typed(running, file, "!"), "The focus of notepad", 30)
    return file


def typed(running: Installed, note: Path, text: str) -> bool:
    running.person.type(text)
    return text in saved(running, note)


def saved(running: Installed, note: Path) -> str:
    """What stands in the file, "" while it is written; Saywell waits until Ctrl is up."""
    running.person.press("Ctrl+S")
    Event().wait(BETWEEN_SAVES)
    try:
        return note.read_text(encoding="utf-16")
    except UnicodeDecodeError:
        return ""


def test_hotkeys_bring_phrases_into_notepad(running: Installed, note: Path) -> None:
    for phrase in PHRASES.values():
        running.person.press(phrase.hotkey)
        wait_until(lambda end=phrase.text: saved(running, note).endswith(f"{end}?"), phrase.name)
