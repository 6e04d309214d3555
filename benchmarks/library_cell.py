"""One run of the library window with a large library, in a process of its own.

``python -m benchmarks.library_cell FOLDER SNIPPETS`` prints its figures, in milliseconds, as JSON.
The desktop's hotkeys and windows are pretended; library, worker and window are the program's.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.search import make_library
from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.app.loading import Loaded
from snippets_app.app.pace import let_the_interface_go_on
from snippets_app.app.session import Session
from snippets_app.core.edits.model import Edit, EditKind, PackRow, SnippetRow
from snippets_app.core.limits import TITLE_LENGTH
from snippets_app.core.model import Pack, PersonalChange, Stage
from snippets_app.core.order import OWN
from snippets_app.desktop.dummy import simulate
from snippets_app.paths import portable, resources
from snippets_app.settings import Settings
from snippets_app.ui.garbage import GarbageCollection
from snippets_app.ui.tasks import Worker
from snippets_app.ui.tray import Tray

PACK = "large"
STAGES = tuple(Stage(name, name.title()) for name in ("greeting", "hold", "answer", "closing"))
TYPED = ("tuihuo", "您好请问", "e", "th", "thank you", "ㅇㄴㅎ", "的")
MOVES = 5
PATIENCE = 30.0


class Painted(QObject):
    """Knows whether a widget was painted since it was last asked to forget."""

    def __init__(self, widget: QObject) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


class Pulse:
    """The longest time for which the interface did not come round."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    @contextmanager
    def watching(self) -> Iterator[None]:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()
        yield
        self._timer.stop()
        self._beat()


def write_library(library: OpenLibrary, count: int) -> None:
    """Store a pack of this many snippets of the agent's own."""
    rows: list[Any] = [PackRow(PACK, Pack(PACK, "Large", "zh-CN", STAGES, ()))]
    for number, model in enumerate(make_library(count)):
        stage = STAGES[number * len(STAGES) // count].id
        name = f"{PACK}/own-{number}"
        title = model.title[:TITLE_LENGTH]
        change = PersonalChange(
            name, stage, title, model.body, model.abbreviation, "", place=OWN + number
        )
        rows.append(SnippetRow(name, change))
    library.edit(lambda _: Edit(EditKind.IMPORT, tuple(rows), "Large"))


class Cell:
    """The program around the window."""

    def __init__(self, folder: Path, count: int) -> None:
        self._application = QApplication(["saywell"])
        let_the_interface_go_on()
        self._garbage = GarbageCollection()
        self._storing = Worker("storing")
        self._tray = Tray(resources() / "assets" / "icons")
        places = portable(folder)
        loaded = self._done(lambda: self._load(folder, count))
        self.session = Session(places, loaded, self._tray, self._storing)
        self.settle()
        self.pulse = Pulse()

    def close(self) -> None:
        self._tray.hide()
        self.session.close()
        self._storing.close()
        self._garbage.close()

    def settle(self) -> None:
        """Until the worker has nothing more to do, and the interface neither."""
        for _ in range(5):
            self._done(lambda: None)

    def wait_searchable(self) -> None:
        """Until the search has followed the library."""
        indexing = self.session.front().indexing
        self.until(lambda: indexing.latest is self.session.catalogue)

    def until(self, done: Callable[[], bool]) -> float:
        """Milliseconds until it is so."""
        started = time.perf_counter()
        while not done():
            self._application.processEvents()
            if time.perf_counter() - started > PATIENCE:
                raise TimeoutError("It did not happen.")
        return (time.perf_counter() - started) * 1000

    def _load(self, folder: Path, count: int) -> Loaded:
        library = open_library(portable(folder))
        if not library.store.load().changes:
            write_library(library, count)
        chosen = Settings(language="en", theme="light", pack=PACK)
        return Loaded(chosen, simulate().desktop, library, library.catalogue(), ())

    def _done(self, work: Callable[[], Any]) -> Any:
        results: list[Any] = []
        self._storing.run(work, results.append, results.append)
        self.until(lambda: bool(results))
        return results[0]


def measure(folder: Path, count: int) -> dict[str, object]:
    cell = Cell(folder, count)
    found: dict[str, object] = {"open": _open(cell)}
    window = cell.session.front().library.window
    painted = Painted(window.parts.list.viewport())
    with cell.pulse.watching():
        cell.settle()
        cell.wait_searchable()
    found["stall after opening"] = cell.pulse.longest * 1000
    window.hide()
    found["open again"] = _open(cell)
    cell.settle()
    with cell.pulse.watching():
        found["keys"] = [_key(cell, painted, typed) for typed in _keys()]
    found["stall while typing"] = cell.pulse.longest * 1000
    assert window.parts.rows.rowCount() > 0
    window.parts.query.clear()
    moves, stalls = zip(*(_move(cell, painted) for _ in range(MOVES)), strict=True)
    found |= {"reorder": moves, "stall while reordering": max(stalls)}
    window.hide()
    cell.close()
    return found


def _open(cell: Cell) -> float:
    """From the call to the first paint of the list."""
    started = time.perf_counter()
    cell.session.open_library()
    window = cell.session.front().library.window
    painted = Painted(window.parts.list.viewport())
    cell.until(lambda: painted.seen)
    assert window.parts.rows.rowCount() > 0
    return (time.perf_counter() - started) * 1000


def _keys() -> list[str]:
    return [typed[:length] for typed in TYPED for length in range(1, len(typed) + 1)]


def _key(cell: Cell, painted: Painted, typed: str) -> float:
    painted.seen = False
    started = time.perf_counter()
    cell.session.front().library.window.parts.query.setText(typed)
    cell.until(lambda: painted.seen)
    return (time.perf_counter() - started) * 1000


def _move(cell: Cell, painted: Painted) -> tuple[float, float]:
    """A snippet goes up one row: until that is stored and painted, and the longest stall until
    the search has followed."""
    parts = cell.session.front().library.window.parts
    snippet = parts.rows.ids()[parts.rows.rowCount() // 2]
    parts.list.select([snippet])
    parts.list.show_row(snippet)
    parts.list.chosen.emit()
    cell.settle()
    row = parts.rows.row_of(snippet)
    with cell.pulse.watching():
        started = time.perf_counter()
        parts.actions["up"].trigger()
        cell.until(lambda: parts.rows.row_of(snippet) == row - 1)
        painted.seen = False
        cell.until(lambda: painted.seen)
        taken = (time.perf_counter() - started) * 1000
        cell.settle()
        cell.wait_searchable()
    return taken, cell.pulse.longest * 1000


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
