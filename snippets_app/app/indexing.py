"""The search index is made on a thread of its own: for a large library that takes a second, and
what an agent changes meanwhile must not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.core.catalogue import Catalogue
    from snippets_app.errors import AppError


class Indexing(QObject):
    """``latest`` is the newest catalogue that can be searched at once, ``ready`` tells that it is
    another; ``failed`` tells an AppError."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._worker = Worker("indexing")
        self._wanted: Catalogue | None = None
        self.latest: Catalogue | None = None

    def make_ready(self, catalogue: Catalogue) -> None:
        """Build what typed queries need; one that is out of date meanwhile is left alone."""
        self._wanted = catalogue

        def prepare() -> bool:
            if self._wanted is catalogue:
                catalogue.prepare()
            return self._wanted is catalogue

        def done(is_newest: bool) -> None:  # noqa: FBT001 - the worker's result
            if is_newest:
                self.latest = catalogue
                self.ready.emit()

        self._worker.run(prepare, done, self._tell)

    def close(self) -> None:
        self._wanted = None
        self._worker.close()

    def _tell(self, error: AppError) -> None:
        self.failed.emit(error)
