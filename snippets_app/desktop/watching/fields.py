"""The field that has the focus, as the listener hears of it: one after the other."""

from collections.abc import Iterator
from dataclasses import replace

from snippets_app.desktop.base import Coverage, Field, TypingListener
from snippets_app.desktop.watching.reasons import REASON_MESSAGES


class Fields:
    """``now`` is the one that has the focus. ``numbers`` gives each another one.

    All but ``silence`` is for one thread.
    """

    def __init__(self, listener: TypingListener, numbers: Iterator[int]) -> None:
        self._listener: TypingListener | None = listener
        self._numbers = numbers
        self.now: Field | None = None

    def enter(self, window: int, program: str, coverage: Coverage, reason: str) -> None:
        """``reason`` is a key of ``REASON_MESSAGES``, or empty."""
        message = REASON_MESSAGES[reason] if reason else ""
        self._enter(Field(next(self._numbers), window, coverage, message, program))

    def typed(self, text: str, caret: int) -> None:
        if self.now is not None and (listener := self._listener):
            listener.typed(self.now, text, caret)

    def keyed(self, key: str) -> None:
        if self.now is not None and (listener := self._listener):
            listener.keyed(self.now, key)

    def sent(self) -> None:
        """The message is gone; what is typed next is another one, in a field of its own."""
        if self.now is not None:
            if listener := self._listener:
                listener.left()
            self._enter(replace(self.now, number=next(self._numbers)))

    def leave(self) -> None:
        field, self.now = self.now, None
        if field is not None and (listener := self._listener):
            listener.left()

    def silence(self) -> None:
        """Tell no more than that the field is left, whatever the thread that tells still does."""
        listener, self._listener = self._listener, None
        if listener is not None and self.now is not None:
            listener.left()

    def _enter(self, field: Field) -> None:
        self.now = field
        if listener := self._listener:
            listener.entered(field)
