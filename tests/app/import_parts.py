"""The import window over a real library and the real process that reads, as an agent uses it."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.app.import_window import Importing
from snippets_app.core.importing.model import State
from snippets_app.core.model import Library
from snippets_app.ui.importing.asking import Asking
from snippets_app.ui.importing.window import ImportWindow
from tests.app.session_parts import Running, ignored

SAMPLES = Path(__file__).parents[1] / "formats" / "sources" / "samples"
PATIENCE = 20_000


class Desk:
    """``file`` answers every dialog that asks for one."""

    def __init__(self, bot: QtBot, running: Running) -> None:
        self.bot = bot
        self.running = running
        self.file = Path()
        ask: Callable[[QWidget, str], str] = lambda _window, _title: str(self.file)  # noqa: E731
        self.importing = Importing(running.session, running.storing, Asking(ask, ask, ask))
        self.importing.open()
        self.window: ImportWindow = self.importing.window

    def close(self) -> None:
        self.importing.close()
        self.running.close()

    # What the agent does

    def choose(self, file: Path) -> None:
        """Answer the file dialog, and wait for what comes of it."""
        self.file = file
        self.window.choosing.file_wished.emit()
        self.settle()

    def click(self, button: QPushButton) -> None:
        assert button.isEnabled()
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def go_on(self) -> None:
        self.click(self.window.footer.next)

    def settle(self) -> None:
        """Until nothing is under way."""
        self.bot.waitUntil(lambda: not self.window._is_working, timeout=PATIENCE)
        self.running.wait_stored()

    # What is seen

    def error(self) -> str:
        footer = self.window.footer
        return footer.error.text() if footer.error.isVisible() else ""

    def counts(self) -> dict[State | None, int]:
        review = self.window._review
        assert review
        return {state: len(rows) for state, rows in review.rows.items() if rows}

    def library(self) -> Library:
        """The library as it is stored."""
        found: list[Library] = []
        self.running.storing.run(self.running.session.library.library, found.append, ignored)
        self.bot.waitUntil(lambda: bool(found))
        return found[0]

    def pack(self, name: str) -> dict[str, str]:
        """The titles and texts of a pack; nothing where there is none."""
        packs = (pack for pack in self.library().packs if pack.name == name)
        return {each.title: each.body for pack in packs for each in pack.snippets}


def beeftext(folder: Path, **texts: str) -> Path:
    """A backup of Beeftext with these names and texts."""
    combos = [
        {"uuid": f"{{{name}}}", "name": name, "keyword": name[:4], "snippet": text, "enabled": True}
        for name, text in texts.items()
    ]
    file = folder / "Shop.btbackup"
    found = {"fileFormatVersion": 10, "combos": combos, "groups": []}
    file.write_text(json.dumps(found), encoding="utf-8")
    return file
