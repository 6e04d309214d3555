"""Importing from a window: files are read in a process of their own, plans made on a thread of
their own, and the library is changed in one piece or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from snippets_app.app.export_files import write_files
from snippets_app.app.reading.copyq import is_installed, items_of_copyq
from snippets_app.app.reading.parent import Reading
from snippets_app.core.importing.model import Choices, Deed
from snippets_app.core.importing.planning import plan
from snippets_app.errors import AppError
from snippets_app.formats.exports import Exported, Part
from snippets_app.formats.sources import SOURCES
from snippets_app.ui.hotkey_owners import settings_owners
from snippets_app.ui.importing.asking import ASKING, Asking
from snippets_app.ui.importing.values import Asked, Imported, Review, Seen
from snippets_app.ui.importing.window import ImportWindow
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.reading.messages import Progress
    from snippets_app.app.session import Session
    from snippets_app.core.draft import Draft
    from snippets_app.core.edits.model import Done, Edit, Layers

_COPYQ = "CopyQ"
_LIKELY = {"zh_CN": "gb18030", "ko": "cp949"}
"""What a spreadsheet writes where that language is spoken."""


_Read = Callable[[], "Draft | None"]


class _Stopped(AppError):
    """The agent no longer wants it; nothing is told."""

    def __init__(self) -> None:
        super().__init__("")


class _Changed(AppError):
    """Something was stored since the plan was made."""

    def __init__(self) -> None:
        super().__init__(
            "The library has changed in the meantime.",
            "Look at what would change now, then import.",
        )


class Importing(QObject):
    """``open`` shows the window, with a file if there is one; everything else follows from it."""

    _advanced = Signal(int, int, int)

    def __init__(self, session: Session, storing: Worker, asking: Asking = ASKING) -> None:
        super().__init__()
        self._session = session
        self._library = session.library
        self._storing = storing
        self._asking = asking
        self._worker = Worker("importing")
        self._number = 0
        self._stop = threading.Event()
        self._reading: Reading | None = None
        self._draft: Draft | None = None
        self._name = ""
        self._layers: Layers | None = None
        self._review: Review | None = None
        self._done = 0
        self._is_storing = False

    def open(self, file: Path | None = None) -> None:
        """Show the window; look at the file at once."""
        self.window.open_window()
        if file is not None:
            self.window.take(file)

    def close(self) -> None:
        """Stop what is under way; what is being stored is stored whole."""
        self._cancel()
        self._worker.close()
        if "window" in self.__dict__:
            self.window.hide()

    @cached_property
    def window(self) -> ImportWindow:
        """Made when it is first opened."""
        session = self._session
        kinds = [(each.name, each.label) for each in SOURCES]
        theme = session.windows.theme
        made = ImportWindow(session.texts, theme, kinds, self._asking, has_copyq=is_installed())
        made.look_requested.connect(self._look)
        made.read_requested.connect(self._read)
        made.plan_requested.connect(self._plan)
        made.import_requested.connect(self._import)
        made.undo_requested.connect(self._undo)
        made.stop_requested.connect(self._stop_all)
        made.save_requested.connect(self._save)
        self._advanced.connect(self._show_progress)
        return session.windows.keep(made)

    # Reading

    def _look(self, asked: Asked) -> None:
        assert asked.file is not None
        number = self._next()
        reading = self._reading_of(asked, asked.file)

        def done(seen: Seen | None) -> None:
            if seen is None:
                self.window.come_back()
            else:
                self.window.show_seen(asked, seen)

        self._run(number, lambda: _seen(reading), done)

    def _read(self, asked: Asked) -> None:
        number = self._next()
        file = asked.file
        work = (
            self._copyq_reading(asked, number)
            if file is None
            else self._file_reading(asked, file, number)
        )

        def done(draft: Draft | None) -> None:
            if draft is None:
                self.window.come_back()
            else:
                self._name = file.name if file else _COPYQ
                named = draft.name or (file.stem if file else _COPYQ)
                self._draft = replace(draft, name=named)
                self._plan(Choices())

        self._run(number, work, done)

    def _file_reading(self, asked: Asked, file: Path, number: int) -> _Read:
        reading = self._reading_of(asked, file)
        return lambda: reading.draft(self._told(number))

    def _copyq_reading(self, asked: Asked, number: int) -> _Read:
        def work() -> Draft | None:
            with items_of_copyq() as file:
                reading = self._reading_of(asked, file)
                return reading.draft(self._told(number)) if number == self._number else None

        return work

    def _reading_of(self, asked: Asked, file: Path) -> Reading:
        likely = _LIKELY.get(self._session.texts.language, "")
        self._reading = Reading(file, asked.source, asked.options, likely=likely)
        return self._reading

    def _told(self, number: int) -> Callable[[Progress], None]:
        return lambda progress: self._advanced.emit(number, progress.done, progress.of)

    # Planning

    def _plan(self, choices: Choices, trouble: AppError | None = None) -> None:
        """For the library as it is now, which only the storing thread may ask; ``trouble`` is told
        with it."""
        number, library, draft = self._next(), self._library, self._draft
        assert draft is not None
        name, hotkeys = self._name, self._hotkeys()

        def show(planned: tuple[Layers, Review]) -> None:
            self._layers, self._review = planned
            self.window.show_review(planned[1])
            if trouble is not None:
                self.window.fail(trouble)

        def loaded(found: tuple[Layers, frozenset[str]]) -> None:
            layers, spent = found

            def work() -> tuple[Layers, Review]:
                planned = plan(layers, draft, choices, hotkeys, spent)
                return layers, Review.of(planned, layers.library, name, draft.source)

            self._run(number, work, show)

        self._storing.run(
            lambda: (library.layers(), library.store.spent_ids()),
            self._if_current(number, loaded),
            self._if_current(number, self.window.fail),
        )

    def _hotkeys(self) -> list[tuple[str, str]]:
        session = self._session
        library, pack = session.catalogue.library, session.pack()
        owners = settings_owners(session.texts, session.settings.hotkeys, library, pack)
        return [(owner.chord, owner.name) for owner in owners if owner.chord]

    # Storing

    def _import(self) -> None:
        self._next()
        stopped, review, layers = self._stop, self._review, self._layers
        assert review is not None

        def make(now: Layers) -> Edit:
            if stopped.is_set():
                raise _Stopped
            if now != layers:
                raise _Changed
            return review.plan.edit

        def work() -> Done | None:
            done = self._library.edit(make)
            if done is not None and stopped.is_set():
                self._library.store.undo()
                raise _Stopped
            return done

        self._is_storing = True
        self._storing.run(work, lambda done: self._imported(review, done), self._not_imported)

    def _imported(self, review: Review, done: Done | None) -> None:
        self._is_storing = False
        self._done = done.number if done else 0
        deeds = review.deeds
        told = Imported(self._done, review.pack.name, deeds[Deed.ADD], deeds[Deed.CHANGE])
        self._session.reload(_nothing)
        self.window.show_result(told)
        self._draft = self._layers = self._review = None

    def _not_imported(self, error: AppError) -> None:
        self._is_storing = False
        if isinstance(error, _Stopped):
            self.window.come_back()
        elif isinstance(error, _Changed):
            self._plan(self.window.review.choices(), error)
        else:
            self.window.fail(error)

    def _undo(self) -> None:
        """Only the import: what came later is taken back in the library window."""
        store, number = self._library.store, self._done

        def work() -> None:
            last = store.next_undo()
            if last is None or last.number != number:
                raise AppError(
                    "The library was changed again after this import.",
                    "Take that back first, by Undo in the library.",
                )
            store.undo()

        def done(_: object) -> None:
            self._session.reload(_nothing)
            self.window.show_undone()

        self._storing.run(work, done, self.window.fail)

    def _save(self, file: Path, text: str) -> None:
        exported = Exported((Part(text.encode("utf-8-sig")),))
        self._worker.run(lambda: write_files(file, exported), _nothing, self.window.fail)

    # One thing after the other

    def _run(self, number: int, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Beside the windows; what something newer has replaced is told nobody."""

        def wanted() -> Any:
            return work() if number == self._number else None

        self._worker.run(
            wanted, self._if_current(number, done), self._if_current(number, self.window.fail)
        )

    def _if_current(self, number: int, act: Callable[[Any], None]) -> Callable[[Any], None]:
        def told(result: Any) -> None:
            if number == self._number:
                act(result)

        return told

    def _next(self) -> int:
        """Something newer begins: what is still under way is wanted no more."""
        self._cancel()
        return self._number

    def _cancel(self) -> None:
        self._number += 1
        self._stop.set()
        self._stop = threading.Event()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _stop_all(self) -> None:
        """What is being stored answers by itself: it is stored whole, and then taken back."""
        if self._is_storing:
            self._stop.set()
        else:
            self._cancel()
            self.window.come_back()

    def _show_progress(self, number: int, done: int, of: int) -> None:
        if number == self._number:
            self.window.show_progress(done, of)


def _seen(reading: Reading) -> Seen | None:
    found = reading.look()
    if found is None:
        return None
    return Seen(found.sources, found.source, found.encodings, found.preview, found.trouble)


def _nothing(_result: object = None) -> None:
    """Nobody waits for this result."""
