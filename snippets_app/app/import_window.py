"""Importing from a window: files are read in a process of their own, plans made on a thread of
their own, and the library is changed in one piece or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.export_files import write_files
from snippets_app.app.latest import Latest
from snippets_app.app.reading.copyq import CopyQReading, is_installed
from snippets_app.app.reading.parent import Reading
from snippets_app.core.importing.model import Choices, Deed
from snippets_app.core.importing.planning import plan
from snippets_app.errors import AppError
from snippets_app.formats.exports import Exported, Part
from snippets_app.formats.sources import SOURCES
from snippets_app.formats.sources.encodings import likely_in
from snippets_app.store.db import Stopped
from snippets_app.ui.hotkey_owners import settings_owners
from snippets_app.ui.importing.asking import ASKING, Asking
from snippets_app.ui.importing.connections import refuse_several
from snippets_app.ui.importing.values import Asked, Imported, Review, Seen
from snippets_app.ui.importing.window import ImportWindow

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.core.draft import Draft
    from snippets_app.core.edits.model import Done, Edit, Layers
    from snippets_app.ui.tasks import Worker

_COPYQ = "CopyQ"


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

    def __init__(self, session: Session, storing: Worker, asking: Asking = ASKING) -> None:
        super().__init__()
        self._session = session
        self._library = session.library
        self._storing = storing
        self._asking = asking
        self._latest = Latest()
        self._stopped = threading.Event()
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

    def refuse_several(self) -> None:
        """More than one file was dropped somewhere."""
        self.open()
        refuse_several(self.window)

    def close(self) -> None:
        """Stop what is under way; what is being stored is stored whole."""
        self._stopped.set()
        self._latest.close()
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
        made.stop_requested.connect(self._stop)
        made.left.connect(self._forget)
        made.save_requested.connect(self._save)
        self._latest.advanced.connect(made.footer.show_progress)
        return session.windows.keep(made)

    # Reading

    def _look(self, asked: Asked) -> None:
        assert asked.file is not None
        reading = self._reading_of(asked, asked.file)

        def done(seen: Seen | None) -> None:
            if seen is None:
                self.window.fail()
            else:
                self.window.show_seen(asked, seen)

        self._latest.run(lambda: _seen(reading), done, self.window.fail, reading.cancel)

    def _read(self, asked: Asked) -> None:
        file = asked.file
        if file is None:
            self._read_copyq(asked)
            return
        reading = self._reading_of(asked, file)
        told = self._latest.told()
        done = partial(self._have_read, file.name, file.stem)
        self._latest.run(lambda: reading.draft(told), done, self.window.fail, reading.cancel)

    def _read_copyq(self, asked: Asked) -> None:
        reading = CopyQReading(lambda file: self._reading_of(asked, file))
        done = partial(self._have_read, _COPYQ, _COPYQ)
        self._latest.run(reading.draft, done, self.window.fail, reading.cancel)

    def _have_read(self, file: str, name: str, draft: Draft | None) -> None:
        """A draft that has no name of its own gets this one."""
        if draft is None:
            self.window.fail()
        else:
            self._name = file
            self._draft = replace(draft, name=draft.name or name)
            self._plan(Choices())

    def _reading_of(self, asked: Asked, file: Path) -> Reading:
        likely = likely_in(self._session.texts.language)
        return Reading(file, asked.source, asked.options, likely=likely)

    # Planning

    def _plan(self, choices: Choices, trouble: AppError | None = None) -> None:
        """For the library as it is now, which only the storing thread may ask; ``trouble`` is told
        with it."""
        latest, library, draft = self._latest, self._library, self._draft
        assert draft is not None
        latest.cancel()
        name, hotkeys = self._name, self._hotkeys()

        def show(planned: tuple[Layers, Review]) -> None:
            old = _parts(self._review)
            self._layers, self._review = planned
            self.window.show_review(planned[1])
            self._latest.let_go(old)
            if trouble is not None:
                self.window.fail(trouble)

        def loaded(found: tuple[Layers, frozenset[str]]) -> None:
            layers, spent = found

            def work() -> tuple[Layers, Review]:
                planned = plan(layers, draft, choices, hotkeys, spent)
                return layers, Review.of(planned, layers.library, name, draft.source)

            latest.run(work, show, self.window.fail)

        self._storing.run(
            lambda: (library.layers(), library.store.spent_ids()),
            *latest.only(loaded, self.window.fail),
        )

    def _hotkeys(self) -> list[tuple[str, str]]:
        session = self._session
        library, pack = session.catalogue.library, session.pack()
        owners = settings_owners(session.texts, session.settings.hotkeys, library, pack)
        return [(owner.chord, owner.name) for owner in owners if owner.chord]

    # Storing

    def _import(self) -> None:
        self._latest.cancel()
        self._stopped = threading.Event()
        stopped, review, layers = self._stopped, self._review, self._layers
        assert review is not None

        def make(now: Layers) -> Edit:
            if stopped.is_set():
                raise _Stopped
            if now != layers:
                raise _Changed
            return review.plan.edit

        def work() -> Done | None:
            done = _unless_stopped(lambda: self._library.edit(make, stopped.is_set))
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
        self._forget()

    def _not_imported(self, error: AppError) -> None:
        self._is_storing = False
        if isinstance(error, _Stopped):
            self.window.fail()
        elif isinstance(error, _Changed):
            self._plan(self.window.review.choices(), error)
        else:
            self.window.fail(error)

    def _undo(self) -> None:
        """Only the import: what came later is taken back in the library window."""
        store, number = self._library.store, self._done
        self._stopped = threading.Event()
        stopped = self._stopped.is_set

        def work() -> None:
            last = store.next_undo()
            if last is None or last.number != number:
                raise AppError(
                    "The library was changed again after this import.",
                    "Take that back first, by Undo in the library.",
                )
            _unless_stopped(lambda: store.undo(stopped))

        def done(_: object) -> None:
            self._is_storing = False
            self._session.reload(_nothing)
            self.window.show_undone()

        self._is_storing = True
        self._storing.run(work, done, self._not_imported)

    def _save(self, file: Path, text: Callable[[], str]) -> None:
        def work() -> object:
            return write_files(file, Exported((Part(text().encode("utf-8-sig")),)))

        self._latest.run(work, _nothing, self.window.fail)

    def _forget(self) -> None:
        """What was read and planned is needed no more."""
        old = [*_parts(self._review), *([self._draft.entries] if self._draft else [])]
        self._draft = self._layers = self._review = None
        self.window.forget()
        self._latest.let_go(old)

    def _stop(self) -> None:
        """What is being stored answers by itself, soon and with nothing stored."""
        if self._is_storing:
            self._stopped.set()
        else:
            self._latest.cancel()
            self.window.fail()


def _unless_stopped(work: Callable[[], Done | None]) -> Done | None:
    try:
        return work()
    except Stopped:
        raise _Stopped from None


def _seen(reading: Reading) -> Seen | None:
    found = reading.look()
    if found is None:
        return None
    return Seen(found.sources, found.source, found.encodings, found.preview, found.trouble)


def _parts(review: Review | None) -> list[Sequence[object]]:
    return [review.plan.rows, review.plan.edit.rows] if review else []


def _nothing(_result: object = None) -> None:
    """Nobody waits for this result."""
