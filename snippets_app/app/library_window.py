"""The library window joined to the library: what it asks is stored, and what is stored shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.core.catalogue import Catalogue
from snippets_app.core.edits import scope, writing
from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.laying import whole
from snippets_app.core.edits.model import Done, Edit, EditKind, Layers, SnippetRow
from snippets_app.core.edits.replacing import Replacement, Replacing, replacements
from snippets_app.core.edits.scope import Scope
from snippets_app.core.model import Snippet
from snippets_app.errors import AppError
from snippets_app.ui.importing.file_drops import FileDrops
from snippets_app.ui.library.shelf import Shelf
from snippets_app.ui.library.tools import Found, LibraryTools
from snippets_app.ui.library.window import LibraryWindow

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.ui.library.commands import Make
    from snippets_app.ui.tasks import Worker

_SHOWN_AFTERWARDS = (EditKind.DUPLICATE,)


@dataclass(frozen=True, slots=True)
class Looked:
    """A library ready to be searched, and ready to be shown."""

    catalogue: Catalogue
    shelf: Shelf


class LibraryDesk(QObject):
    """Made when the window is first opened."""

    def __init__(self, session: Session, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._storing = storing
        self._library = session.library
        self._to_select: Sequence[str] = ()
        self._to_look_at: Scope | None = None
        self._shown: Catalogue | None = None
        session.guarding.rules.load(_nothing)  # what is written is checked with the guard off
        tools = LibraryTools(
            preview_of=session.flow.preview,
            probe=session.hotkeys.probe,
            check=session.checking.find,
            search=self._search,
            find_replacements=self._find_replacements,
            pack=session.pack,
        )
        windows = session.windows
        self.window = windows.keep(LibraryWindow(session.texts, windows.theme, tools))
        self._connect()

    def open(self) -> None:
        """Show the window at once, with what is known; the rest follows."""
        was_open = self.window.isVisible()
        self._session.front().indexing.let_paint()
        self.window.open_window(self._first_shelf())
        if not was_open:
            self.show_catalogue()

    def show_catalogue(self) -> None:
        """The library is another one: read what its catalogue does not tell. A window that nobody
        sees waits until it is opened."""
        catalogue = self._session.catalogue
        if self.window.isVisible() and catalogue is not self._shown:
            self._run(lambda: Looked(catalogue, self._shelf(catalogue, self._library.layers())))

    def close(self) -> None:
        """Save what can be saved; the window is closed with the others."""
        self.window.end()

    def _connect(self) -> None:
        window, store = self.window, self._library.store
        window.edit_requested.connect(self._edit)
        window.written.connect(self._write)
        window.undo_requested.connect(lambda: self._take(store.undo))
        window.redo_requested.connect(lambda: self._take(store.redo))
        window.history_requested.connect(self._open_history)
        window.trash_requested.connect(lambda: self._session.front().looking_back.open_trash())
        window.export_requested.connect(self._open_export)
        window.restore_requested.connect(lambda: self._session.front().restoring.open_list())
        self._session.front().indexing.ready.connect(window.search_again)
        window.import_requested.connect(lambda: self._session.front().importing.open())
        drops = FileDrops(window)
        drops.dropped.connect(lambda file: self._session.front().importing.open(file))
        drops.refused.connect(lambda: self._session.front().importing.refuse_several())
        window.offer("history", "trash", "import", "export", "restore")
        window.recording.connect(self._session.hold_hotkeys_back)

    def _open_history(self, snippet: str) -> None:
        self._session.front().looking_back.open_history(snippet)

    def _open_export(self, packs: list[str], stage: str, snippets: list[str]) -> None:
        self._session.front().exporting.open(packs, stage, snippets)

    # What the window shows

    def _first_shelf(self) -> Shelf:
        library = self._session.catalogue.library
        hotkeys = self._session.settings.hotkeys
        return Shelf(library, self._library.shipped, library, hotkeys=hotkeys)

    def _shelf(self, catalogue: Catalogue, layers: Layers) -> Shelf:
        store = self._library.store
        hidden = frozenset(change.snippet for change in layers.changes if change.hidden)
        return Shelf(
            library=catalogue.library,
            below=self._library.shipped,
            whole=whole(layers) if hidden else catalogue.library,
            hidden=hidden,
            spent=store.spent_ids(),
            hotkeys=self._session.settings.hotkeys,
            undo=store.next_undo(),
            redo=store.next_redo(),
        )

    def _look(self, layers: Layers) -> Looked:
        catalogue = self._library.catalogue_of(layers, self._session.catalogue)
        return Looked(catalogue, self._shelf(catalogue, layers))

    def _show(self, looked: Looked | None) -> None:
        """What was done changed nothing where there is nothing new to look at."""
        if looked is None:
            return
        self._shown = looked.catalogue
        if looked.catalogue is not self._session.catalogue:
            self._session.show_library(looked.catalogue)
            self._session.front().indexing.let_paint()
        self.window.show_shelf(looked.shelf)
        added, self._to_look_at = self._to_look_at, None
        if added is not None:
            self.window.look_at(added)
        if self.window.show_snippets(self._to_select):
            self._to_select = ()

    def _search(self, query: str, wanted: Scope, limit: int) -> Found:
        """What is found by the latest index; once there is a newer one the window asks again."""
        indexing = self._session.front().indexing
        searchable = indexing.latest
        hits = scope.search(searchable, query, wanted, limit) if searchable else ()
        return Found(hits, is_whole=indexing.is_ready)

    def _find_replacements(
        self,
        snippets: Sequence[Snippet],
        asked: Replacing,
        tell: Callable[[Sequence[Replacement]], None],
    ) -> None:
        def failed(error: AppError) -> None:
            tell(())
            self._session.tell(error)

        self._storing.run(lambda: list(replacements(snippets, asked)), tell, failed)

    # What it asks

    def _write(self, snippet: Snippet, is_new: bool) -> None:  # noqa: FBT001 - a signal's argument
        names = [snippet.id]

        def make(layers: Layers, spent: Collection[str]) -> Edit:
            if not is_new:
                return writing.rewrite(layers, snippet)
            edit = writing.add(layers, snippet, spent)
            names[:] = [row.snippet for row in edit.rows if isinstance(row, SnippetRow)]
            return edit

        def done(looked: Looked | None) -> None:
            self.window.stored(snippet.id, names[0])
            self._show(looked)

        def failed(error: AppError) -> None:
            self.window.stored(snippet.id, snippet.id)
            self.window.come_back(snippet, is_new)
            self._session.tell(error)

        self._storing.run(lambda: self._stored(make), done, failed)

    def _edit(self, make: Make) -> None:
        self._run(lambda: self._stored(make))

    def _take(self, step: Callable[[], Done | None]) -> None:
        self._run(lambda: self._look(self._library.layers()) if step() else None)

    def _stored(self, make: Make) -> Looked | None:
        """Do an edit, and look at what comes of it without reading all of it again."""
        spent = self._library.store.spent_ids()
        seen: list[tuple[Layers, Edit]] = []

        def remembered(layers: Layers) -> Edit:
            seen.append((layers, make(layers, spent)))
            return seen[0][1]

        if self._library.edit(remembered) is None:
            return None
        layers, edit = seen[0]
        self._to_look_at = scope.added(layers, edit)
        if edit.kind in _SHOWN_AFTERWARDS:
            rows = (row for row in edit.rows if isinstance(row, SnippetRow))
            self._to_select = [row.snippet for row in rows if row.after]
        return self._look(applied(layers, edit))

    def _run(self, work: Callable[[], Looked | None]) -> None:
        self._storing.run(work, self._show, self._session.tell)


def _nothing(_result: object = None) -> None:
    """Nobody waits for this result."""
