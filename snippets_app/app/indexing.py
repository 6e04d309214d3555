"""The search index is made on a thread of its own: for a large library that takes a second, and
what an agent changes meanwhile must not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.core.catalogue import Catalogue
    from snippets_app.errors import AppError

_HEAD_START = 250  # milliseconds


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
        self._beginning = QTimer(self, singleShot=True)
        self._beginning.timeout.connect(self._begin)

    @property
    def is_ready(self) -> bool:
        """Whether ``latest`` is the one that was wanted last."""
        return self.latest is not None and self.latest is self._wanted

    def make_ready(self, catalogue: Catalogue) -> None:
        """Build what typed queries need; one that is out of date meanwhile is left alone."""
        self._wanted = catalogue
        if not self._beginning.isActive():
            self._beginning.start(0)

    def let_paint(self) -> None:
        """A large window comes now: painting it would wait for the other thread at each step."""
        if self._beginning.isActive():
            self._beginning.start(_HEAD_START)

    def close(self) -> None:
        self._beginning.stop()
        self._wanted = None
        self._worker.close()

    def _begin(self) -> None:
        catalogue = self._wanted
        assert catalogue is not None

        def prepare() -> bool:
            if self._wanted is catalogue:
                catalogue.prepare()
            return self._wanted is catalogue

        def done(is_newest: bool) -> None:  # noqa: FBT001 - the worker's result
            if is_newest:
                self.latest = catalogue
                self.ready.emit()

        self._worker.run(prepare, done, self._tell)

    def _tell(self, error: AppError) -> None:
        self.failed.emit(error)
