"""One import through the window, in a process of its own.

``python -m benchmarks.import_window_cell FOLDER FILE`` prints milliseconds as JSON.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from benchmarks.library_cell import Cell
from snippets_app.core.importing.model import Conflict, State
from snippets_app.ui.importing.window import ImportWindow
from snippets_app.ui.importing.words import CHECK, DONE

SNIPPETS = 2_000
PAGES = 100
NEW_OBJECTS = 1_000
OFTEN = (700, 1, 1)
"""Thresholds of the garbage collector by which all objects are due within fewer pages: as after
hours of work, of which some minute falls into this window too."""


class Steps:
    """Each step's time, and the longest time for which the interface did not come round in it."""

    def __init__(self, cell: Cell) -> None:
        self.found: dict[str, float] = {}
        self._cell = cell
        self.window: ImportWindow = cell.session.front().importing.window

    def take(
        self, name: str, act: Callable[[], object], page: int, *, stores: bool = False
    ) -> None:
        """Act, and wait until the window shows the page and has nothing more to do; where it
        ``stores``, until the program uses the other library and its search has followed."""
        cell, window = self._cell, self.window
        session, before = cell.session, cell.session.catalogue
        with cell.pulse.watching():
            started = time.perf_counter()
            act()
            _wait(lambda: window.page() == page and not window.is_working())
            self.found[name] = (time.perf_counter() - started) * 1000
            _wait(lambda: not stores or session.catalogue is not before)
            _wait(lambda: session.front().indexing.latest is session.catalogue)
        self.found[f"stall: {name}"] = cell.pulse.longest * 1000


def measure(folder: Path, file: Path) -> dict[str, float]:
    cell = Cell(folder, SNIPPETS)
    cell.session.front().importing.open()
    steps = Steps(cell)
    window = steps.window
    rows = window.review
    steps.take("look, read and compare", lambda: window.take(file), CHECK)
    steps.take("filter", rows.filters[State.NEW].click, CHECK)
    steps.take("scroll to the end", rows.table.scrollToBottom, CHECK)
    steps.take("select all", rows.table.selectAll, CHECK)
    found = {"stall: leaf through with all garbage due": _leaf_through(cell, rows.table)}
    steps.take("choose for one", lambda: _leave_out(steps), CHECK)
    steps.take("import", window.go_on, DONE, stores=True)
    steps.take("undo", window.outcome.undo.click, DONE, stores=True)
    cell.close()
    return steps.found | found


def _leaf_through(cell: Cell, table: QAbstractItemView) -> float:
    """The longest stall, in milliseconds, while the agent reads on and new objects are made."""
    assert QGuiApplication.focusWindow(), "the agent looks at it"
    kept: list[list[int]] = []
    thresholds = gc.get_threshold()
    gc.set_threshold(*OFTEN)
    bar = table.verticalScrollBar()
    with cell.pulse.watching():
        for page in range(PAGES):
            bar.setValue(page * bar.pageStep())
            kept += ([] for _ in range(NEW_OBJECTS))
            _wait(lambda: True)
    gc.set_threshold(*thresholds)
    return cell.pulse.longest * 1000


def _wait(done: Callable[[], bool]) -> None:
    """As the program does, whose loop sleeps and collects garbage in between."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start(5)
    loop.exec()


def _leave_out(steps: Steps) -> None:
    steps.window.review.table.selectRow(0)
    steps.window.review.choose_for_selected(Conflict.SKIP)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
