"""The import window over a real library and the real process that reads, as an agent uses it."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.app.import_window import Importing
from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.model import Library
from snippets_app.ui.importing.asking import Asking
from snippets_app.ui.importing.values import Filter
from snippets_app.ui.importing.window import ImportWindow
from tests.app.session_parts import Running, ignored
from tests.ui.dialog_parts import button, question_of

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

    def press(self, keys: str) -> None:
        """Where the focus is."""
        self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keySequence(self.window.focusWidget() or self.window, QKeySequence(keys))
        self.settle()

    def go_on(self) -> None:
        self.click(self.window.footer.next)

    def pick(self, box: QComboBox, value: object) -> None:
        """Choose in a box what stands for this value."""
        row = box.findData(value)
        assert row >= 0, value
        box.setCurrentIndex(row)
        box.activated.emit(row)
        self.settle()

    def choose_encoding(self, name: str) -> None:
        view = self.window.reading.encodings
        rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        view.setCurrentIndex(next(row for row in rows if row.data().startswith(name)))
        self.settle()

    def name_pack(self, name: str) -> None:
        edit = self.window.review.destination.name
        edit.setText(name)
        edit.textEdited.emit(name)
        self.bot.waitUntil(lambda: not self.window.review.destination.is_waiting())
        self.settle()

    def answer(self, text: str) -> None:
        box = question_of(self.window)
        assert box is not None
        self.bot.mouseClick(button(box, text), Qt.MouseButton.LeftButton)

    def store(self, make: Callable[[Layers], Edit]) -> None:
        """Something else is stored."""
        library = self.running.session.library
        self.running.storing.run(lambda: library.edit(make), ignored, ignored)
        self.running.wait_stored()

    def settle(self) -> None:
        """Until nothing is under way."""
        self.bot.waitUntil(lambda: not self.window.is_working(), timeout=PATIENCE)
        self.running.wait_stored()

    # What is seen

    def error(self) -> str:
        footer = self.window.footer
        return footer.error.text() if footer.error.isVisible() else ""

    def status(self) -> str:
        return self.window.footer.status.text()

    def first_snippets(self) -> list[str]:
        model = self.window.reading.snippets.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def column(self, number: int) -> list[str]:
        """What the rows that are shown say there."""
        rows = self.window.review.rows
        return [rows.data(rows.index(row, number)) for row in range(rows.rowCount())]

    def counts(self) -> dict[Filter, int]:
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


def csv_file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def workbook(file: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    with xlsxwriter.Workbook(file) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file
