"""The windows that look back: the history of a snippet, and the trash."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.past_windows import PastWindows, PastWishes
from snippets_app.core.edits import snippets
from snippets_app.core.edits.homes import pack_id
from snippets_app.core.edits.model import Done, Edit, Layers
from snippets_app.core.edits.past import Moment, moments
from snippets_app.core.edits.trash import Thrown, bring_back, thrown
from snippets_app.core.model import PersonalChange
from snippets_app.store.library import TRASH_KEPT
from snippets_app.ui.library.trash_window import TrashWords

if TYPE_CHECKING:
    from snippets_app.app.library import OpenLibrary
    from snippets_app.app.session import Session
    from snippets_app.ui.tasks import Worker


def open_history(session: Session, snippet: str) -> None:
    """Show every version of the snippet of this id, whether it is still there or not."""
    session.front().looking_back.open_history(snippet)


def open_trash(session: Session) -> None:
    """Show what was deleted or hidden."""
    session.front().looking_back.open_trash()


class LookingBack(QObject):
    """Asks the store, off the interface's thread, and shows what it answers."""

    def __init__(self, session: Session, library: OpenLibrary, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._library = library
        self._storing = storing
        self._snippet = ""
        texts = session.texts
        nothing = texts("Nothing lies here. What you delete stays here for 30 days.")
        words = TrashWords(texts("Trash"), (texts("Title"), texts("Pack")), nothing)
        wishes = PastWishes(self._restore, self._bring_back, self._discard, self._undo)
        self.windows = PastWindows(session, words, wishes)

    def open_history(self, snippet: str) -> None:
        def opened(found: tuple[Moment, ...]) -> None:
            self._snippet = snippet
            self.windows.history.open_history(_name(found, snippet), found)

        self._ask(lambda: self._moments(snippet), opened)

    def open_trash(self) -> None:
        self._ask(self._rows, lambda rows: self.windows.trash.open_trash(rows))

    def refresh(self) -> None:
        """Show what is open anew: the library has changed."""
        snippet = self._snippet
        if history := self.windows.open_history():
            self._ask(lambda: self._moments(snippet), history.show_moments)
        if trash := self.windows.open_trash():
            self._ask(self._rows, trash.show_rows)

    # What the agent does

    def _restore(self, moment: Moment) -> None:
        store = self._library.store

        def make(layers: Layers) -> Edit:
            if isinstance(moment.change, PersonalChange):
                former = store.former_packs([pack_id(moment.change.snippet)])
                return snippets.restore(layers, moment.change, former)
            return snippets.reset(layers, [self._snippet])

        self._edit(make, self._session.texts("This version is restored."))

    def _bring_back(self, rows: Sequence[Thrown]) -> None:
        store = self._library.store
        told = self._session.texts("Restored: {count}", count=len(rows))
        packs = {pack_id(row.id) for row in rows}

        def make(layers: Layers) -> Edit:
            return bring_back(layers, rows, store.spent_ids(), store.former_packs(packs))

        self._edit(make, told)

    def _discard(self, rows: Sequence[Thrown]) -> None:
        lost = tuple((row.id, row.number) for row in rows)
        told = self._session.texts("Deleted for good: {count}", count=len(rows))
        self._ask(lambda: self._library.store.discard(lost), lambda _: self._changed(told, 0))

    def _edit(self, make: Callable[[Layers], Edit], told: str) -> None:
        def edited(done: Done | None) -> None:
            self._changed(told, done.number if done else 0)

        self._ask(lambda: self._library.edit(make), edited)

    def _undo(self, number: int) -> None:
        """Only what was done here: what came later is taken back where it was done."""
        store = self._library.store

        def undo() -> bool:
            last = store.next_undo()
            return last is not None and last.number == number and store.undo() is not None

        told = self._session.texts("Taken back.")
        self._ask(undo, lambda undone: self._changed(told if undone else "", 0))

    def _changed(self, told: str, done: int) -> None:
        self.windows.tell(told, done)
        self._session.reload(_nothing)

    # What is asked of the store

    def _moments(self, snippet: str) -> tuple[Moment, ...]:
        return moments(self._library.layers(), snippet, self._library.store.history(snippet))

    def _rows(self) -> tuple[Thrown, ...]:
        store = self._library.store
        lost, since = store.trash(), store.hidden_since()
        former = store.former_packs({pack_id(each.before.snippet) for each in lost if each.before})
        return thrown(self._library.layers(), lost, since, time.time(), TRASH_KEPT, former=former)

    def _ask(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._storing.run(work, done, self._session.tell)


def _nothing() -> None:
    """The windows follow what is reloaded."""


def _name(found: Sequence[Moment], snippet: str) -> str:
    """What the snippet is called now, or was called last."""
    titles = (dict(each.looks)["title"] for each in found if each.looks)
    return next(titles, snippet)
