"""Work beside the windows of which only the latest is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from snippets_app.errors import AppError
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.reading.messages import Progress

_IN_PIECES = 1_000
_Done = Callable[[Any], None]
_Failed = Callable[[AppError], None]


class Latest(QObject):
    """What begins ends what was under way, whose results reach nobody any more. ``advanced`` tells
    how much is done, and of how much."""

    advanced = Signal(int, int)
    _told = Signal(int, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._worker = Worker("importing")
        self._number = 0
        self._end: Callable[[], None] = _nothing
        self._told.connect(self._advance)

    def run(
        self,
        work: Callable[[], Any],
        done: _Done,
        failed: _Failed,
        cancel: Callable[[], None] | None = None,
    ) -> None:
        """``cancel`` ends the work, from another thread than its own."""
        self.cancel()
        number, self._end = self._number, cancel or _nothing

        def wanted() -> Any:
            return work() if number == self._number else None

        self._worker.run(wanted, *self.only(done, failed))

    def only(self, done: _Done, failed: _Failed) -> tuple[_Done, _Failed]:
        """The same for as long as nothing else begins."""
        number = self._number

        def only(act: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda result: act(result) if number == self._number else None

        return only(done), only(failed)

    def told(self) -> Callable[[Progress], None]:
        """For the work that is run next: hears of its progress, on any thread."""
        number = self._number + 1
        return lambda progress: self._told.emit(number, progress.done, progress.of)

    def cancel(self) -> None:
        """Nothing that is under way is wanted any more."""
        self._number += 1
        self._end()
        self._end = _nothing

    def let_go(self, old: list[Sequence[object]]) -> None:
        """Free these and what is in them, which the caller needs no more: beside the windows and in
        pieces, as in one the windows would stand still."""
        self._worker.run(partial(_free, old), _ignored, _ignored)

    def close(self) -> None:
        self.cancel()
        self._worker.close()

    def _advance(self, number: int, done: int, of: int) -> None:
        if number == self._number:
            self.advanced.emit(done, of)


def _free(old: list[Sequence[object]]) -> None:
    parts = [each for part in old for each in part]
    old.clear()
    while parts:
        del parts[-_IN_PIECES:]


def _ignored(_result: object) -> None:
    """Nobody waits for it."""


def _nothing() -> None:
    """There is nothing to end."""
