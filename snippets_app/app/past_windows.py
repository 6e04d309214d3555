"""The two windows that look back, the same for snippets and for rules: a history, and the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from snippets_app.ui.library.history_window import HistoryWindow
from snippets_app.ui.library.trash_window import TrashWindow, TrashWords

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.core.edits.past import Moment
    from snippets_app.core.edits.trash import Thrown


@dataclass(frozen=True, slots=True)
class PastWishes:
    """What the agent may ask for: to go back to a moment, to bring rows of the trash back or to
    let them go for good, and to take the edit of this number back."""

    restore: Callable[[Moment], None]
    bring_back: Callable[[Sequence[Thrown]], None]
    discard: Callable[[Sequence[Thrown]], None]
    undo: Callable[[int], None]


class PastWindows:
    """Each window is made when it is first opened. What is done in one can be undone in it, as long
    as nothing else was done since."""

    def __init__(self, session: Session, words: TrashWords, wishes: PastWishes) -> None:
        self._session = session
        self._words = words
        self._wishes = wishes
        self._done = 0

    @cached_property
    def history(self) -> HistoryWindow:
        windows = self._session.windows
        made = windows.keep(HistoryWindow(self._session.texts, windows.theme))
        made.restore_requested.connect(self._wishes.restore)
        made.undo_requested.connect(self._undo)
        return made

    @cached_property
    def trash(self) -> TrashWindow:
        windows, wishes = self._session.windows, self._wishes
        made = windows.keep(TrashWindow(self._session.texts, windows.theme, self._words))
        made.restore_requested.connect(wishes.bring_back)
        made.discard_requested.connect(wishes.discard)
        made.undo_requested.connect(self._undo)
        return made

    def open_history(self) -> HistoryWindow | None:
        """The history, if it is to be seen."""
        made: HistoryWindow | None = self.__dict__.get("history")
        return made if made is not None and made.isVisible() else None

    def open_trash(self) -> TrashWindow | None:
        """The trash, if it is to be seen."""
        made: TrashWindow | None = self.__dict__.get("trash")
        return made if made is not None and made.isVisible() else None

    def tell(self, told: str, done: int) -> None:
        """What was done just now; with the number of an edit, it can be taken back here."""
        self._done = done
        for window in (self.open_history(), self.open_trash()):
            if window is not None:
                window.tell(told)
                window.offer_undo(on=bool(done))

    def _undo(self) -> None:
        self._wishes.undo(self._done)
