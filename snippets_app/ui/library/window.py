"""The library window: packs and stages, their snippets, and beside them what is written."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from snippets_app.core.edits.scope import Scope, counts
from snippets_app.core.model import Library, Snippet
from snippets_app.texts import Texts
from snippets_app.ui.library.arrangement import Arrangement
from snippets_app.ui.library.availability import refresh_actions, refresh_undo
from snippets_app.ui.library.commands import LibraryCommands, Looking, Make
from snippets_app.ui.library.connections import connect_actions, connect_keys
from snippets_app.ui.library.keeping import Keeping
from snippets_app.ui.library.listing import Listing
from snippets_app.ui.library.replacer import Replacer
from snippets_app.ui.library.shelf import Shelf
from snippets_app.ui.library.tools import LibraryTools
from snippets_app.ui.screens import fitting
from snippets_app.ui.snippet_writing import SnippetWriting
from snippets_app.ui.theme import Theme

SIZE = QSize(1180, 720)


class LibraryWindow(QWidget):
    """``edit_requested`` tells a ``Make``, ``written`` a snippet to be saved and whether it is a
    new one. What is written is saved when the agent leaves it; what cannot be saved yet is not
    left. ``export_requested`` tells ids of packs, a stage or an empty text, and ids of snippets:
    those that are looked at. What others do is there once it is offered."""

    edit_requested = Signal(object)
    written = Signal(object, bool)
    undo_requested = Signal()
    redo_requested = Signal()
    history_requested = Signal(str)
    trash_requested = Signal()
    restore_requested = Signal()
    import_requested = Signal()
    export_requested = Signal(list, str, list)
    recording = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme, tools: LibraryTools) -> None:
        super().__init__()
        self.texts = texts
        self._tools = tools
        self._shelf = Shelf(Library(()), (), Library(()))
        self._scope = Scope()
        writing = SnippetWriting(texts, theme, tools.preview_of, tools.probe, tools.check)
        writing.recording.connect(self.recording)
        self.parts = parts = Arrangement(texts, theme, self, writing)
        self._listing = Listing(texts, tools.search, parts)
        self._keeping = Keeping(texts, parts.pane, self._show_unsaved)
        self._leave = self._keeping.leave
        self.replacer = Replacer(self, texts, theme, tools.find_replacements)
        self.commands = LibraryCommands(texts, self, self._look)
        self.setObjectName("library")
        self.setWindowTitle(f"{texts('Library')} – Saywell")
        self._connect()
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))

    def _connect(self) -> None:
        parts = self.parts
        connect_actions(self)
        connect_keys(self)
        self.commands.edit_requested.connect(self._edit)
        self.replacer.edit_requested.connect(self._edit)
        parts.tree.scope_chosen.connect(self._scope_chosen)
        parts.list.chosen.connect(self._selection_changed)
        parts.list.opened.connect(parts.pane.focus_title)
        parts.query.query_changed.connect(lambda _: self._show_list())
        parts.hidden.toggled.connect(lambda _: self.show_shelf(self._shelf))
        parts.pane.changed.connect(self._refresh_undo)
        parts.pane.written.connect(self._tell_written)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self.parts.use(theme)
        self.replacer.dialog.use(theme)

    def open_window(self, shelf: Shelf) -> None:
        """Show the library and come to the front; the first time with the agent's pack."""
        if not self.isVisible():
            self._begin(shelf)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_shelf(self, shelf: Shelf) -> None:
        """The library is another now; what is being written stays."""
        self._shelf = shelf
        library = self._listing.library(shelf)
        self.parts.tree.show_packs(library, counts(library), shelf.own_stages, self._scope)
        self._scope = self.parts.tree.scope()
        pane = self.parts.pane
        self._show_list(goes_on=not (pane.is_new() or pane.is_changed()))
        self._refresh_pane()
        self._refresh()
        self.replacer.refresh()

    def search_again(self) -> None:
        """The search index is as new as the library now."""
        if not self._listing.in_order:
            self._show_list()

    def stored(self, snippet: str, name: str) -> None:
        """What was told of this snippet is saved by the id ``name``, or cannot be."""
        self._keeping.end(snippet)
        if name != snippet == self.parts.pane.shown() and not self.parts.pane.is_new():
            self.parts.pane.writing.take_id(name)

    def come_back(self, snippet: Snippet, is_new: bool) -> None:  # noqa: FBT001 - as it was told
        """This could not be saved: it is shown again as it was written."""
        self._keeping.come_back(snippet, is_new=is_new)

    def offer(self, *names: str) -> None:
        """Somebody does what these actions ask for (``actions.OFFERED``)."""
        for name in names:
            self.parts.offer(name)

    def end(self) -> None:
        """The program ends: save what needs no answer, and ask nothing."""
        self.parts.pane.save_quietly()
        self.parts.pane.show_message("")
        self._close()

    def show_snippets(self, ids: Sequence[str]) -> bool:
        """Select these; False when the list shows none of them."""
        shown = [each for each in ids if self.parts.rows.row_of(each) >= 0]
        if shown and self._leave(lambda: self._choose(shown)):
            self.parts.list.show_row(shown[0])
        return bool(shown)

    def look_at(self, scope: Scope) -> None:
        """Choose this part of the library, as by the tree."""
        self.parts.tree.open_pack(scope.pack)
        self._scope_chosen(scope)

    # What the agent does

    def write_new(self) -> None:
        """An empty snippet in the part that is looked at."""

        def begin() -> None:
            scope = self._scope
            self.parts.list.select([])
            self.parts.pane.show_new(self._shelf, scope.pack or self._tools.pack(), scope.stage)
            self._refresh()

        self._leave(begin)

    def save(self) -> None:
        """Save what is written now, or go to what needs a correction."""
        self._leave(lambda: None)

    def remove(self) -> None:
        """Delete or hide the selected ones; a new one that was never saved is thrown away."""
        pane = self.parts.pane
        if pane.is_new():
            self._keeping.give_up(lambda: self._choose([]))
        elif pane.problem() and (shown := pane.shown()) in self._look().selected:
            self._choose([])
            self.edit_requested.emit(self.commands.removal([shown]))
        else:
            self.commands.remove()

    def replace(self) -> None:
        """Find and replace in what is looked at."""
        query = self.parts.query.text()
        self._leave(lambda: self.replacer.open(self._look, query))

    def undo(self) -> None:
        """Take the last edit back; what is being written is an edit too."""
        self._leave(self.undo_requested.emit)

    def redo(self) -> None:
        self._leave(self.redo_requested.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save first, or ask."""
        event.ignore()
        self._keeping.close(self._close)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.parts.pane.save_quietly()

    def _close(self) -> None:
        self.replacer.dialog.hide()
        self.hide()
        self._choose(self.parts.list.selected())

    # What follows from it

    def _begin(self, shelf: Shelf) -> None:
        """The first time with the agent's pack, later where it was left."""
        is_first = not self._shelf.below
        self._scope = Scope(self._tools.pack()) if is_first else self._scope
        self.show_shelf(shelf)
        if is_first:
            self.parts.tree.open_pack(self._scope.pack)
            self._choose(self.parts.rows.ids()[:1])
        self.parts.list.setFocus()

    def _edit(self, make: Make) -> None:
        self._leave(lambda: self.edit_requested.emit(make))

    def _show_unsaved(self, snippet: Snippet, is_new: bool) -> None:  # noqa: FBT001 - as told
        self.parts.list.select([snippet.id])
        self.parts.pane.show_written(self._shelf, snippet, is_new=is_new)

    def _scope_chosen(self, scope: Scope) -> None:
        def go() -> None:
            self._scope = scope
            self.parts.tree.choose(scope)
            self.parts.list.scrollToTop()
            self._choose([])
            self._show_list()

        if not self._leave(go):
            QTimer.singleShot(0, lambda: self.parts.tree.choose(self._scope))

    def _selection_changed(self) -> None:
        ids, pane = self.parts.list.selected(), self.parts.pane
        if ids == [pane.shown()] and not pane.is_new():
            self._refresh()
        elif not self._leave(lambda: self._choose(ids)):
            QTimer.singleShot(0, lambda: self.parts.list.select([pane.shown()]))

    def _choose(self, ids: Sequence[str]) -> None:
        """Select exactly these and write in the one, if it is one."""
        self.parts.list.select(ids)
        pane, found = self.parts.pane, [each for each in ids if each in self._shelf.snippets]
        if len(found) == 1:
            pane.show_snippet(self._shelf, self._shelf.snippets[found[0]])
        elif found:
            pane.show_many(len(found))
        else:
            pane.show_message(self.texts("Choose a snippet, or write a new one."))
        self._refresh()

    def _refresh_pane(self) -> None:
        """Show the snippet as it is now, unless it is being written or saved."""
        pane = self.parts.pane
        shown = pane.shown()
        if not shown or pane.is_new() or pane.is_changed() or self._keeping.is_saving(shown):
            return
        snippet, selected = self._shelf.snippets.get(shown), self.parts.list.selected()
        if snippet is None or (selected and selected != [shown]):
            self._choose(selected)
        else:
            pane.show_snippet(self._shelf, snippet)

    def _show_list(self, *, goes_on: bool = False) -> None:
        pane = self.parts.pane
        shown = "" if pane.is_new() else pane.shown()  # a new one's id may be another's by now
        self._listing.show(self._shelf, self._scope, shown, goes_on=goes_on)
        if pane.shown():
            self._refresh()
        else:  # of several that were selected these are left
            self._choose(self.parts.list.selected())

    def _look(self) -> Looking:
        pane = self.parts.pane
        written = [pane.shown()] if pane.shown() and not pane.is_new() else []
        return Looking(
            shelf=self._shelf,
            scope=self._scope,
            selected=self.parts.list.selected() or written,
            listed=self.parts.rows.ids(),
            in_order=self._listing.in_order,
        )

    def _refresh(self) -> None:
        self._listing.tell_count()
        refresh_actions(self.parts.actions, self.texts, self._look())
        if self.parts.pane.is_new():
            self.parts.actions["remove"].setEnabled(True)
        self._refresh_undo()

    def _refresh_undo(self) -> None:
        written = self.parts.pane.snippet() if self.parts.pane.is_changed() else None
        refresh_undo(self.parts.actions, self.texts, self._shelf, written)

    def _tell_written(self, snippet: Snippet, is_new: bool) -> None:  # noqa: FBT001 - a signal's
        self._keeping.begin(snippet.id)
        self.written.emit(snippet, is_new)
