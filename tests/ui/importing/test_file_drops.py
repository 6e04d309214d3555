"""What may be dropped on a window: one file or folder of this machine."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.ui.importing.file_drops import FileDrops


def drop(qtbot: QtBot, *urls: QUrl) -> list[object]:
    """What was told: a file, or that there were several."""
    window = QWidget()
    qtbot.addWidget(window)
    dropped: list[object] = []
    drops = FileDrops(window)
    drops.dropped.connect(dropped.append)
    drops.refused.connect(lambda: dropped.append("several"))
    data = QMimeData()
    data.setUrls(list(urls))
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(1, 1), *held))
    QApplication.sendEvent(window, QDropEvent(QPointF(1, 1), *held))
    return dropped


def test_a_file_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "短语 1.csv"
    assert drop(qtbot, QUrl.fromLocalFile(str(file))) == [file]


def test_of_several_none_is_taken_and_it_is_told(qtbot: QtBot) -> None:
    assert drop(qtbot, QUrl("file:///a.csv"), QUrl("file:///b.csv")) == ["several"]


@pytest.mark.parametrize("urls", [(), ("https://example.com/a.csv",)])
def test_nothing_else_is(qtbot: QtBot, urls: tuple[str, ...]) -> None:
    assert drop(qtbot, *map(QUrl, urls)) == []
