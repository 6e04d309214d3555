"""Buttons that Enter elsewhere does not press, and the line they stand in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from snippets_app.ui.plain_buttons import button_line, plain_button, primary_button


def test_enter_in_a_field_presses_none_and_a_tip_tells_the_keys(qtbot: QtBot) -> None:
    dialog, field = QDialog(), QLineEdit()
    qtbot.addWidget(dialog)
    undo, close = plain_button("Undo", "Alt+F7"), primary_button("Close")
    inside = QVBoxLayout(dialog)
    inside.addWidget(field)
    inside.addLayout(button_line((undo,), (close,)))
    pressed = [QSignalSpy(each.clicked) for each in (undo, close)]
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [each.count() for each in pressed] == [0, 0]
    assert undo.shortcut() == QKeySequence("Alt+F7")
    assert (undo.toolTip(), close.toolTip()) == ("Alt+F7", "")


def test_what_is_told_between_them_gets_the_room(qtbot: QtBot) -> None:
    dialog, told = QDialog(), QLabel("Told")
    qtbot.addWidget(dialog)
    left, right = plain_button("A"), plain_button("B")
    QVBoxLayout(dialog).addLayout(button_line((left,), (right,), told))
    dialog.resize(500, 60)
    dialog.show()
    assert left.x() < told.x() < right.x()
    assert told.width() > dialog.width() // 2
