"""Everything that can be done in the library window: its names, keys and menus."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from snippets_app.texts import Texts

ACTION_MESSAGES = {
    "new": "New snippet",
    "save": "Save",
    "find": "Search",
    "undo": "Undo",
    "redo": "Redo",
    "replace": "Find and replace…",
    "duplicate": "Duplicate",
    "move-to": "Move to…",
    "up": "Move up",
    "down": "Move down",
    "remove": "Delete",
    "show": "Show again",
    "reset": "Back to the shipped text",
    "new-pack": "New pack…",
    "copy-pack": "Copy this pack…",
    "rename-pack": "Rename this pack…",
    "delete-pack": "Delete this pack…",
    "new-stage": "New stage…",
    "rename-stage": "Rename this stage…",
    "stage-up": "Move this stage up",
    "stage-down": "Move this stage down",
    "delete-stage": "Delete this stage…",
    "import": "Import…",
    "export": "Export…",
    "trash": "Trash…",
    "history": "History…",
    "restore": "Restore a backup…",
}
_KEYS = {
    "new": ("Ctrl+N",),
    "save": ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"),
    "find": ("Ctrl+F",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "replace": ("Ctrl+H",),
    "duplicate": ("Ctrl+D",),
    "move-to": ("Ctrl+M",),
    "up": ("Alt+Up",),
    "down": ("Alt+Down",),
}
SNIPPET_MENU = (
    "new", "duplicate", "move-to", "up", "down", "", "remove", "show", "reset", "", "history",
)  # fmt: skip
PACK_MENU = (
    "new-pack", "copy-pack", "rename-pack", "delete-pack", "",
    "new-stage", "rename-stage", "stage-up", "stage-down", "delete-stage",
)  # fmt: skip
LIBRARY_MENU = ("import", "export", "", "trash", "restore")
FOR_MANY = ("move-to", "duplicate", "replace", "remove")
OFFERED = ("import", "export", "trash", "history", "restore")
"""These are there once somebody can do them."""


class LibraryActions:
    """The actions by name; each works by its keys anywhere in the window."""

    def __init__(self, texts: Texts, window: QWidget) -> None:
        self._named: dict[str, str] = {}
        self._hints: dict[str, str] = {"remove": "Del"}
        self._all = {name: QAction(window) for name in ACTION_MESSAGES}
        for name, action in self._all.items():
            action.setShortcuts([QKeySequence(keys) for keys in _KEYS.get(name, ())])
            action.setVisible(name not in OFFERED)
            window.addAction(action)
            self.name(name, texts(ACTION_MESSAGES[name]))

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def name(self, name: str, text: str) -> None:
        """Call an action so; a menu shows its keys beside that, a button in its tip."""
        self._named[name] = text
        action, hint = self._all[name], self._hints.get(name, "")
        action.setText(f"{text}\t{hint}" if hint else text)
        keys = hint or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({keys})" if keys else text)

    def hint(self, name: str, keys: str) -> None:
        """Keys that do this in a part of the window, as long as they do."""
        if self._hints.get(name, "") != keys:
            self._hints[name] = keys
            self.name(name, self._named[name])

    def fill(self, menu: QMenu, names: Sequence[str]) -> None:
        """Put these into a menu, an empty name as a line."""
        for name in names:
            if name:
                menu.addAction(self._all[name])
            else:
                menu.addSeparator()


def menu_button(label: str, menu: QMenu) -> QPushButton:
    """A button that opens a menu."""
    button = QPushButton(label)
    button.setAutoDefault(False)
    button.setMenu(menu)
    return button


def action_button(action: QAction) -> QPushButton:
    """A button that does what the action does, with its name and keys."""
    button = QPushButton()
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: action.trigger())

    def follow() -> None:
        button.setText(action.text().partition("\t")[0])
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button
