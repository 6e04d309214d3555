"""The field that has the focus and tells its text: read again whenever it may have changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.telling import Reading, Telling
from snippets_app.desktop.windows.reading.control import TextControl, Unanswered

if TYPE_CHECKING:
    from snippets_app.desktop.windows.reading.selecting import Selected

_READ_AGAIN = (0.03, 0.15, 0.6)
"""Seconds after a change: some programs tell of a key before they have taken it."""


class Watched:
    """One field, for as long as it has the focus. Questions raise Unanswered.

    ``due`` is when ``ring`` wants to be called (``time.monotonic``), None for never.
    """

    def __init__(self, control: TextControl, fields: Fields) -> None:
        self.control = control
        self._sent = fields.sent
        self._telling = Telling(
            fields.typed, self._forget_sent, shows_composing=control.shows_composing
        )
        self._again: list[float] = []
        self._selected: Selected | None = None

    @property
    def due(self) -> float | None:
        telling = self._telling.due
        return min((at for at in (telling, *self._again[:1]) if at is not None), default=None)

    def open(self, changed: Callable[[], None]) -> None:
        """Listen to the field."""
        self.control.follow(changed)

    def begin(self, reading: Reading) -> None:
        """Tell what stands there already."""
        self._telling.begin(reading)

    def close(self) -> None:
        """End; nothing of the text remains."""
        self.forget()
        self.control.unfollow()

    def forget(self) -> None:
        """Nothing of the text remains; it is read again when it changes."""
        self._telling.forget()
        self.control.forget()
        self._selected = None
        self._again = []

    def changed(self, now: float) -> None:
        """The program says that something has."""
        self._read(now)
        self._again = [now + pause for pause in _READ_AGAIN]

    def ring(self, now: float) -> None:
        """A waiting time is over."""
        reads = False
        while self._again and now >= self._again[0]:
            self._again.pop(0)
            reads = True
        if self._telling.ring(now) or reads:
            self._read(now)

    def select(self, start: int, end: int, expected: str) -> bool:
        """Whether exactly this is selected now."""
        from snippets_app.desktop.windows.reading.selecting import select

        try:
            self._selected = select(self.control, start, end, expected)
        except Unanswered:
            return False
        return self._selected is not None

    def put_caret_back(self, inserted: str) -> None:
        selected, self._selected = self._selected, None
        if selected is not None:
            selected.put_caret_back(inserted)

    def _read(self, now: float) -> None:
        if not self._telling.take(self.control.read(), now):
            self.control.forget()

    def _forget_sent(self) -> None:
        self.forget()
        self._sent()
