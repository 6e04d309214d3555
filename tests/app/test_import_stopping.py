"""Large imports, and those that are stopped: all of it or nothing."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from snippets_app.core.importing.model import State
from snippets_app.ui.importing.words import CHECK, CHOOSE, DONE
from tests.app.import_parts import SAMPLES, Desk, beeftext, csv_file
from tests.app.session_parts import Running
from tests.platforms import with_shell

ROWS = 20_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, Running(qtbot, tmp_path / "data"))
    yield desk
    desk.close()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    rows = (f"Title {n},Text number {n},Group {n % 9}\n" for n in range(ROWS))
    return csv_file(tmp_path, "large.csv", "title,text,group\n" + "".join(rows))


def test_a_large_table_comes_in_and_goes_out_whole(desk: Desk, large: Path) -> None:
    before = desk.library()
    desk.choose(large)
    assert desk.counts() == {None: ROWS, State.NEW: ROWS}
    assert desk.window.review.rows.rowCount() == ROWS
    desk.window.review.table.selectAll()
    desk.go_on()
    assert desk.window.page() == DONE
    assert len(desk.pack("large")) == ROWS
    desk.click(desk.window.outcome.undo)
    assert desk.library() == before


def test_a_reading_is_stopped_in_its_middle_and_can_begin_anew(desk: Desk, large: Path) -> None:
    desk.file = large
    desk.window.choose_file()
    desk.bot.waitUntil(lambda: desk.window.footer.progress.maximum() > 0, timeout=20_000)
    desk.window.reject()
    assert not desk.window.is_working()
    assert desk.window.page() == CHOOSE
    assert desk.error() == ""
    assert desk.window.isVisible()
    desk.choose(large)
    assert desk.window.page() == CHECK


def test_an_import_that_is_stopped_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.library()
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    library = desk.running.session.library
    begun, go_on = Event(), Event()
    edit = type(library).edit

    def slow(opened: Any, make: Callable[[Any], Any], _stopped: object) -> object:
        done = edit(opened, make)
        begun.set()
        assert go_on.wait(10)
        return done

    monkeypatch.setattr(type(library), "edit", slow)
    desk.window.go_on()
    assert begun.wait(10)
    desk.window.reject()
    assert desk.window.is_working()
    go_on.set()
    desk.settle()
    assert desk.window.page() == CHECK
    assert desk.library() == before


def test_storing_much_ends_soon_after_it_is_stopped(desk: Desk, large: Path) -> None:
    before = desk.library()
    desk.choose(large)
    desk.window.go_on()
    desk.window.reject()
    desk.settle()
    assert desk.window.page() == CHECK
    assert desk.error() == ""
    assert desk.library() == before
    desk.go_on()
    assert len(desk.pack("large")) == ROWS
    desk.window.undo()
    desk.window.reject()
    desk.settle()
    assert len(desk.pack("large")) == ROWS
    desk.click(desk.window.outcome.undo)
    assert desk.library() == before


def test_the_programs_end_stops_it_too(desk: Desk, large: Path) -> None:
    desk.file = large
    desk.window.choose_file()
    desk.importing.close()
    assert not desk.window.isVisible()


@with_shell
def test_copyq_is_asked_while_it_runs(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "copyq"
    program.write_text(f"#!/bin/sh\ncat '{SAMPLES / 'copyq.json'}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    desk.window.choosing.copyq_wished.emit()
    desk.settle()
    assert desk.window.page() == CHECK
    assert desk.status() == "CopyQ · CopyQ · Phrases: 4"
    desk.window.go_back()
    assert desk.window.page() == CHOOSE


def test_a_file_can_be_dropped_on_the_library(desk: Desk, tmp_path: Path) -> None:
    front = desk.running.session.front()
    front.library.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(beeftext(tmp_path, Hello="Hello!")))])
    for event in (
        QDragEnterEvent(QPoint(9, 9), _COPY, data, _LEFT, _NONE),
        QDropEvent(QPointF(9, 9), _COPY, data, _LEFT, _NONE),
    ):
        QApplication.sendEvent(front.library.window, event)
        assert event.isAccepted()
    window = front.importing.window
    desk.bot.waitUntil(lambda: window.page() == CHECK, timeout=20_000)
    assert window.isVisible()


_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def test_a_closed_window_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.choose(beeftext(tmp_path, Hello="Hello!"))
    desk.window.reject()
    assert not desk.window.isVisible()
    assert desk.window._review is None
    assert desk.importing._draft is None
    desk.importing.open()
    assert desk.window.page() == CHOOSE
