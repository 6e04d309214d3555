"""Reads back what stands in one field, for the test of a program. No Qt here."""

from collections.abc import Callable
from threading import Condition

from snippets_app.desktop.base import Coverage, Field

_UNREAD_MESSAGES = ("Saywell did not see a field there.",)


class ReadingBack:
    """A ``desktop.base.TypingListener``; ask it on another thread than the typing's."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._field: Field | None = None
        self._text: str | None = None

    @property
    def text(self) -> str | None:
        """What stands in the field; None where it is not read."""
        with self._changed:
            return self._text

    @property
    def reason(self) -> str:
        """Why the field is not read, as a message."""
        with self._changed:
            if self._text is not None:
                return ""
            return (self._field.reason if self._field else "") or _UNREAD_MESSAGES[0]

    def wait(self, fits: Callable[[str], bool], timeout: float) -> str | None:
        """The text once it fits, or what it is when the time is over."""
        with self._changed:
            if self._text is not None:
                self._changed.wait_for(lambda: self._text is not None and fits(self._text), timeout)
            return self._text

    def forget(self) -> None:
        with self._changed:
            self._field = self._text = None

    # What the desktop tells

    def entered(self, field: Field) -> None:
        self._take(field, "" if field.coverage is Coverage.TEXT else None)

    def typed(self, field: Field, text: str, caret: int) -> None:
        self._take(field, text)

    def keyed(self, field: Field, key: str) -> None:
        """Keys are not the text."""

    def left(self) -> None:
        self._take(None, None)

    def _take(self, field: Field | None, text: str | None) -> None:
        with self._changed:
            self._field, self._text = field, text
            self._changed.notify_all()
