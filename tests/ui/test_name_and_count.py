"""Rows of a name and a count: their height, their margins, and which of them is chosen."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from snippets_app.ui.name_and_count import COUNT, NameAndCount
from tests.ui.dialog_parts import THEME

AROUND = QMargins(6, 1, 6, 1)


def drawn(qtbot: QtBot, name: str, count: int) -> tuple[QListView, QImage]:
    """A list of one chosen row, and what it looks like."""
    shown, rows = QListView(), QStandardItemModel()
    qtbot.addWidget(shown)
    item = QStandardItem(name)
    item.setData(count, COUNT)
    rows.appendRow(item)
    rows.setParent(shown)
    shown.setModel(rows)
    inside = QMargins(10, 0, 10, 0)
    shown.setItemDelegate(NameAndCount(shown, THEME, around=AROUND, inside=inside, height=2))
    shown.setFrameShape(QListView.Shape.NoFrame)
    shown.resize(200, 80)
    shown.show()
    shown.setCurrentIndex(rows.index(0, 0))
    return shown, shown.viewport().grab().toImage()


def accent_in(image: QImage, x: int, height: int) -> bool:
    return image.pixelColor(x, height // 2) == QColor(THEME.colours["accent"])


def test_the_chosen_row_is_drawn_inside_its_margins(qtbot: QtBot) -> None:
    shown, image = drawn(qtbot, "", 3)
    height = shown.visualRect(shown.currentIndex()).height()
    assert height == shown.fontMetrics().height() * 2
    assert not accent_in(image, AROUND.left() - 2, height)
    assert accent_in(image, AROUND.left() + 2, height)
    assert accent_in(image, 100, height)
    assert not accent_in(image, image.width() - 2, height)


def test_a_long_name_leaves_room_for_the_count(qtbot: QtBot) -> None:
    shown, short = drawn(qtbot, "", 123)
    _, long = drawn(qtbot, "Wm" * 50, 123)
    counted = shown.fontMetrics().horizontalAdvance("123") + 10 + AROUND.right() + 4
    place = short.rect().adjusted(short.width() - counted, 0, 0, 0)
    assert short.copy(place) == long.copy(place)
