"""A table of 100,000 rows from its file to the stored edit, as the window imports it: read by a
process of its own, planned and stored on a worker's thread, while the windows' thread goes on."""

import csv
import gc
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import series
from benchmarks.search import make_library
from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.app.reading.parent import Reading
from snippets_app.core.draft import Draft
from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.importing.planning import plan
from snippets_app.core.model import Snippet
from snippets_app.paths import portable

ROWS = 100_000
ROUNDS = 5
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
HEADINGS = ("标题", "内容", "分组", "缩写")
_TICK = 5
"""Milliseconds between two signs of life of the windows' thread."""


def run(*, quick: bool = False, rows: int = ROWS) -> dict[str, object]:
    """Seconds of each part by kind of file, and the longest time that a window stood still."""
    size, rounds = (rows // 100, 1) if quick else (rows, ROUNDS)
    with TemporaryDirectory(prefix="saywell-bench-") as folder:
        table = _table(size)
        files = [_csv(Path(folder), table), _xlsx(Path(folder), table)]
        return {
            "rows": size,
            **{file.suffix[1:]: _measured(file, Path(folder), rounds) for file in files},
        }


def gb18030_table(folder: Path, rows: int) -> Path:
    """A CSV file of that many rows, as a Chinese Excel saves it."""
    return _csv(folder, _table(rows))


def _table(size: int) -> list[tuple[str, str, str, str]]:
    """Texts as other tools have them: of our placeholders they know none, but for one in ten."""
    return [HEADINGS, *(_row(n, each) for n, each in enumerate(make_library(size)))]


def _row(number: int, snippet: Snippet) -> tuple[str, str, str, str]:
    body = _BRACES.sub("", snippet.body) or snippet.title
    return (
        snippet.title,
        f"{{customer}} {body}" if number % 10 == 0 else body,
        snippet.stage,
        f"a{number}",
    )


def _csv(folder: Path, table: Sequence[Sequence[str]]) -> Path:
    """As a Chinese Excel saves it."""
    file = folder / "phrases.csv"
    with file.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(table)
    return file


def _xlsx(folder: Path, table: Sequence[Sequence[str]]) -> Path:
    import xlsxwriter

    file = folder / "phrases.xlsx"
    with xlsxwriter.Workbook(file, {"constant_memory": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
    return file


def _measured(file: Path, folder: Path, rounds: int) -> dict[str, object]:
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, seconds in _round(file, folder / "library"):
            found.setdefault(name, []).append(seconds)
    return {name: series(values) for name, values in found.items()}


def _round(file: Path, place: Path) -> Iterator[tuple[str, float]]:
    """Every library is new, and what was written for the one before is gone from the disk."""
    for measure in (_parts, _command, _window):
        os.sync()
        yield from measure(file, place)
        shutil.rmtree(place)


def _parts(file: Path, place: Path) -> Iterator[tuple[str, float]]:
    """Read, plan, store; then the same once more, and the undo. Nothing is collected meanwhile,
    as in the program, whose windows' thread does that."""
    with closing(open_library(portable(place)).store) as store, _uncollected():
        library = OpenLibrary(store, (), (), ())
        start = time.perf_counter()
        draft = _read(file)
        read = time.perf_counter()
        planned: list[float] = []
        library.edit(lambda layers: _planned(layers, draft, planned))
        stored = time.perf_counter()
        yield "read", read - start
        yield "plan", planned[0]
        yield "store", stored - read - planned[0]
        yield "file to stored edit", stored - start
        yield "the same again", _timed(lambda: library.edit(lambda each: plan(each, draft).edit))
        yield "undo", _timed(store.undo)


def _command(file: Path, place: Path) -> Iterator[tuple[str, float]]:
    """``saywell import``, its own start included."""
    command = [sys.executable, "-m", "snippets_app", "--data-dir", str(place), "import", str(file)]
    yield "command line", _timed(lambda: subprocess.run(command, check=True, capture_output=True))


def _window(file: Path, place: Path) -> Iterator[tuple[str, float]]:
    yield "longest stall of a window, ms", _longest_stall(file, place)


def _longest_stall(file: Path, place: Path) -> float:
    """Milliseconds by which the windows' thread came late to its own timer, at most."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from snippets_app.app.plain_imports import restore_imports
    from snippets_app.ui.garbage import GarbageCollection
    from snippets_app.ui.tasks import Worker

    restore_imports()  # as the program does at its start
    application = QCoreApplication.instance() or QCoreApplication([])
    garbage, worker, timer = GarbageCollection(), Worker("storing"), QTimer()
    signs: list[float] = []
    timer.timeout.connect(lambda: signs.append(time.perf_counter()))
    timer.start(_TICK)
    failures: list[object] = []

    def failed(error: object) -> None:
        failures.append(error)
        application.quit()

    worker.run(lambda: _imported(file, place), lambda _done: application.quit(), failed)
    application.exec()
    timer.stop()
    worker.close()
    garbage.close()
    assert not failures, failures
    gaps = (after - before for before, after in pairwise(signs))
    return max(gaps, default=0.0) * 1000 - _TICK


def _imported(file: Path, place: Path) -> None:
    with closing(open_library(portable(place)).store) as store:
        draft = _read(file)
        OpenLibrary(store, (), (), ()).edit(lambda layers: plan(layers, draft).edit)


def _read(file: Path) -> Draft:
    draft = Reading(file).draft()
    assert draft
    return draft


def _planned(layers: Layers, draft: Draft, planned: list[float]) -> Edit:
    start = time.perf_counter()
    edit = plan(layers, draft).edit
    planned.append(time.perf_counter() - start)
    return edit


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _uncollected() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


if __name__ == "__main__":
    print(run())
