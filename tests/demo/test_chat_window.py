"""The tour's chat window: Enter sends, Shift+Enter breaks the line, and nothing else is known."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from snippets_app.demo.chat_window import CUSTOMER, ChatWindow
from snippets_app.demo.virtual_desktop import VirtualDesktop

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> ChatWindow:
    made = ChatWindow()
    qtbot.addWidget(made)
    return made


def messages(window: ChatWindow, side: str) -> list[str]:
    found = [label for label in window.findChildren(QLabel) if label.objectName() == side]
    return [label.text() for label in found]


def test_the_customer_has_written(window: ChatWindow) -> None:
    assert messages(window, "customer") == list(CUSTOMER)
    assert messages(window, "agent") == []


def test_enter_sends_and_shift_enter_breaks_the_line(window: ChatWindow, qtbot: QtBot) -> None:
    sent = QSignalSpy(window.answer.sent)
    qtbot.keyClicks(window.answer, "one")
    qtbot.keyClick(window.answer, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(window.answer, "two")
    assert sent.count() == 0
    qtbot.keyClick(window.answer, Key.Key_Return)
    assert [sent.at(0)[0], sent.count()] == ["one\ntwo", 1]
    assert messages(window, "agent") == ["one\ntwo"]
    assert window.answer.toPlainText() == ""


def test_nothing_empty_is_sent(window: ChatWindow, qtbot: QtBot) -> None:
    sent = QSignalSpy(window.answer.sent)
    qtbot.keyClicks(window.answer, "  ")
    qtbot.keyClick(window.answer, Key.Key_Enter)
    assert sent.count() == 0


def test_the_button_sends_too_and_markup_is_text(window: ChatWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.answer, "<b>hi</b>")
    qtbot.mouseClick(window.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    (label,) = [each for each in window.findChildren(QLabel) if each.objectName() == "agent"]
    assert (label.text(), label.textFormat()) == ("<b>hi</b>", Qt.TextFormat.PlainText)


@pytest.mark.desktop
def test_as_a_program_it_prints_what_is_sent_on_one_line() -> None:
    with VirtualDesktop() as desktop:
        command = [sys.executable, "-m", "snippets_app", "demo", "--chat-window"]
        chat = desktop.spawn(*command, stdout=subprocess.PIPE)
        desktop.wait_focus(desktop.window_of(chat))
        for key in ("a", "Shift+Enter", "b", "Enter"):
            desktop.person.press(key)
        assert chat.stdout
        assert chat.stdout.readline() == b"a b\n"
