"""The library window over a real library, and what an agent does in it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from snippets_app.core.edits.scope import Scope
from snippets_app.ui.library.name_dialog import NameDialog
from tests.app.session_parts import Running
from tests.ui.dialog_parts import button, question_of

PACK = "phone-en"


class Library:
    """``rows`` are the titles in the list."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.bot: QtBot = running.bot
        running.tray.library_requested.emit()
        self.window = running.session.front().library.window
        self.parts = self.window.parts
        self.pane = self.parts.pane
        self.fields = self.pane.writing.fields
        self.bot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        """Until all that was asked is stored and shown."""
        for _ in range(4):
            self.running.wait_stored()

    # What the agent does

    def choose(self, *titles: str) -> None:
        """Click these in the list, the further ones with Ctrl."""
        held = Qt.KeyboardModifier.NoModifier
        for title in titles:
            self.bot.mouseClick(
                self.parts.list.viewport(), Qt.MouseButton.LeftButton, held, self._place(title)
            )
            held = Qt.KeyboardModifier.ControlModifier
        self.bot.wait(1)

    def look_at(self, pack: str, stage: str = "") -> None:
        """Choose a part in the tree."""
        self.parts.tree.choose(Scope(pack, stage))
        self.parts.tree.scope_chosen.emit(Scope(pack, stage))
        self.bot.wait(1)

    def act(self, name: str) -> None:
        """Trigger an action, which must be offered."""
        action: QAction = self.parts.actions[name]
        assert action.isEnabled(), name
        action.trigger()
        self.settle()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key in whatever has the focus."""
        target = self.window.focusWidget()
        assert target
        self.bot.keyClick(target, key, held)
        self.settle()

    def write(self, title: str = "", body: str = "") -> None:
        if title:
            self.title_edit().setText(title)
        if body:
            self.fields.body_edit.setText(body)

    def answer(self, text: str) -> None:
        box = self.question()
        assert box is not None
        self.bot.mouseClick(button(box, text), Qt.MouseButton.LeftButton)
        self.settle()

    def name(self, name: str) -> None:
        """Answer the dialog that asks for a name."""
        dialogs = [each for each in self.window.findChildren(NameDialog) if each.isVisible()]
        dialogs[0].name.setText(name)
        self.bot.keyClick(dialogs[0].name, Qt.Key.Key_Return)
        self.settle()

    def search(self, query: str) -> None:
        """Before the first index is ready nothing is found."""
        indexing = self.running.session.front().indexing
        self.bot.waitUntil(lambda: indexing.latest is not None)
        self.parts.query.setText(query)

    def drop(self, titles: Sequence[str], row: int) -> None:
        """Let these go in front of a row of the list."""
        rows = self.parts.rows
        data = rows.mimeData([rows.index(self.row(title)) for title in titles])
        rows.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, rows.index(-1))
        self.settle()

    # What is seen

    def rows(self) -> list[str]:
        found = (self.parts.rows.snippet(row) for row in range(self.parts.rows.rowCount()))
        return [each.title for each in found if each]

    def row(self, title: str) -> int:
        return self.rows().index(title)

    def title_edit(self) -> QLineEdit:
        widget = self.fields.title.widget
        assert isinstance(widget, QLineEdit)
        return widget

    def title(self) -> str:
        return self.title_edit().text()

    def selected(self) -> list[str]:
        shelf = self.window._shelf
        return [shelf.snippets[each].title for each in self.parts.list.selected()]

    def tree(self) -> dict[str, int]:
        """Names and counts of the packs."""
        model = self.parts.tree.rows
        tops = [model.item(row) for row in range(model.rowCount())]
        return {item.text(): item.data(0x101) for item in tops}

    def question(self) -> QMessageBox | None:
        return question_of(self.window)

    def undo_text(self) -> str:
        return self.parts.actions["undo"].text()

    def library(self) -> Any:
        """All of the library as it is stored, to be compared."""
        found: list[Any] = []
        library = self.running.session.library
        self.running.storing.run(library.library, found.append, found.append)
        self.bot.waitUntil(lambda: bool(found))
        return found[0]

    def _place(self, title: str) -> QPoint:
        shown, index = self.parts.list, self.parts.rows.index(self.row(title))
        shown.scrollTo(index)
        return shown.visualRect(index).center()
