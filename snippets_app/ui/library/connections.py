"""Which action of the library window does what, and which keys work only in a part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu

from snippets_app.core.edits.moving import Spot
from snippets_app.core.edits.scope import Scope
from snippets_app.ui.library.actions import PACK_MENU, SNIPPET_MENU
from snippets_app.ui.library.text_undo import TextUndoFirst

if TYPE_CHECKING:
    from snippets_app.ui.library.arrangement import Arrangement
    from snippets_app.ui.library.window import LibraryWindow


def connect_actions(window: LibraryWindow) -> None:
    """Let each action do its work."""
    commands, parts = window.commands, window.parts
    work: dict[str, Callable[[], None]] = {
        "new": window.write_new,
        "save": window.save,
        "find": lambda: _go_to_search(parts),
        "undo": window.undo,
        "redo": window.redo,
        "replace": window.replace,
        "duplicate": commands.duplicate,
        "up": lambda: _step(window, -1),
        "down": lambda: _step(window, 1),
        "remove": window.remove,
        "show": commands.show,
        "reset": commands.reset,
        "new-pack": commands.new_pack,
        "copy-pack": commands.copy_pack,
        "rename-pack": commands.rename_pack,
        "delete-pack": commands.delete_pack,
        "new-stage": commands.new_stage,
        "rename-stage": commands.rename_stage,
        "stage-up": lambda: commands.step_stage(-1),
        "stage-down": lambda: commands.step_stage(1),
        "delete-stage": commands.delete_stage,
        "history": commands.look_back,
        "export": commands.export,
        "import": window.import_requested.emit,
        "trash": window.trash_requested.emit,
        "restore": window.restore_requested.emit,
        "move-to": lambda: _offer_places(window),
    }
    for name, act in work.items():
        parts.actions[name].triggered.connect(lambda _=False, act=act: act())
    commands.history_requested.connect(window.history_requested)
    commands.export_requested.connect(window.export_requested)
    parts.pane.reset_requested.connect(commands.reset)
    parts.rows.dropped.connect(commands.drop)
    parts.tree.rows.dropped.connect(
        lambda ids, scope: commands.move(ids, Spot(scope.pack, scope.stage))
    )
    parts.tree.rows.stage_dropped.connect(commands.put_stage)
    parts.tree.stepped.connect(lambda rows: _step(window, rows))


def connect_keys(window: LibraryWindow) -> None:
    """Keys that mean one thing in the tree and another in the list; menus; undo in text fields."""
    parts = window.parts
    actions = parts.actions
    _key(parts.list, "Delete", window.remove)
    _key(parts.list, "Return", parts.pane.focus_title)
    _key(parts.tree, "Return", parts.list.choose_first)
    _key(parts.tree, "Delete", lambda: _of_scope(window, "delete"))
    _key(parts.tree, "F2", lambda: _of_scope(window, "rename"))
    for view, names in ((parts.list, SNIPPET_MENU), (parts.tree, PACK_MENU)):
        menu = QMenu(window)
        actions.fill(menu, names)
        view.customContextMenuRequested.connect(
            lambda place, menu=menu, view=view: menu.popup(view.viewport().mapToGlobal(place))
        )
    parts.query.key.connect(lambda event: _search_key(parts, event))
    parts.list.typed.connect(lambda text: _search_for(parts, text))
    for keys, steps in (("F6", 1), ("Shift+F6", -1)):
        step = QShortcut(QKeySequence(keys), window)
        step.activated.connect(lambda steps=steps: _next_part(window, steps))
    undo_first = TextUndoFirst(window)
    fields = parts.pane.writing.fields
    for field in (parts.query, fields.title.widget, fields.body_edit, fields.abbreviation.widget):
        undo_first.watch(field)


def _key(view: QAbstractItemView, keys: str, act: Callable[[], None]) -> None:
    context = Qt.ShortcutContext.WidgetShortcut
    QShortcut(QKeySequence(keys), view, context=context).activated.connect(act)


def _next_part(window: LibraryWindow, steps: int) -> None:
    """From the tree to the list to what is written, or back; round and round."""
    parts, at = window.parts, window.focusWidget()
    start = 2 if parts.pane.isAncestorOf(at) else 0 if at is parts.tree else 1
    goes: tuple[Callable[[], bool], ...] = (
        lambda: _focus(parts.tree), lambda: _focus(parts.list), parts.pane.take_focus,
    )  # fmt: skip
    next(step for step in (1, 2) if goes[(start + step * steps) % 3]())


def _focus(view: QAbstractItemView) -> bool:
    view.setFocus()
    return True


def _search_key(parts: Arrangement, event: QKeyEvent) -> None:
    key, query = event.key(), parts.query
    if key == Qt.Key.Key_Escape and query.text():
        query.forget()
    elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        parts.list.choose_first()
    elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        query.focusNextPrevChild(key == Qt.Key.Key_Tab)
    else:
        return
    event.accept()


def _go_to_search(parts: Arrangement) -> None:
    parts.query.setFocus()
    parts.query.selectAll()


def _search_for(parts: Arrangement, text: str) -> None:
    """What is typed in the list is looked for."""
    parts.query.setFocus()
    parts.query.setText(text)


def _step(window: LibraryWindow, rows: int) -> None:
    """In the tree a stage goes up or down, elsewhere the selected snippets."""
    if window.parts.tree.hasFocus():
        window.parts.actions["stage-up" if rows < 0 else "stage-down"].trigger()
    else:
        window.commands.step(rows)


def _of_scope(window: LibraryWindow, what: str) -> None:
    """Rename or delete what is chosen in the tree, if it is the agent's own."""
    part = "stage" if window.parts.tree.scope().stage else "pack"
    action = window.parts.actions[f"{what}-{part}"]
    if action.isEnabled():
        action.trigger()


def _offer_places(window: LibraryWindow) -> None:
    """A menu of all packs and stages, over the list."""
    menu, shown = window.parts.move_menu, window.parts.list
    menu.clear()
    _fill_places(menu, window)
    corner = shown.visualRect(shown.currentIndex()).bottomLeft() + QPoint(20, 0)
    menu.popup(shown.viewport().mapToGlobal(corner))


def _fill_places(menu: QMenu, window: LibraryWindow) -> None:
    same_stage, move_to = window.texts("The same stage"), window.commands.move_to
    for pack in window.commands.library().packs:
        places = menu.addMenu(_plain(pack.name))
        scopes = [Scope(pack.id), *(Scope(pack.id, stage.id) for stage in pack.stages)]
        names = [same_stage, *(_plain(stage.title) for stage in pack.stages)]
        for scope, name in zip(scopes, names, strict=True):
            action = places.addAction(name)
            action.triggered.connect(lambda _=False, scope=scope: move_to(scope))


def _plain(title: str) -> str:
    """A title as a menu shows it: an ampersand is no shortcut mark."""
    return title.replace("&", "&&")
