"""Tells several listeners what is typed. No Qt here."""

from threading import Lock

from snippets_app.desktop.base import Coverage, Field, TypingListener


class Listeners:
    """A ``desktop.base.TypingListener``. One that comes later is told what stands there already.

    The text is kept for that as long as the desktop lets it be known, and no longer.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: tuple[TypingListener, ...] = ()
        self._field: Field | None = None
        self._standing: tuple[str, int] | None = None

    def add(self, listener: TypingListener) -> None:
        """It hears all from now on."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
            field, standing = self._field, self._standing
        if field is not None:
            listener.entered(field)
            if standing is not None and field.coverage is Coverage.TEXT:
                listener.typed(field, *standing)

    def remove(self, listener: TypingListener) -> None:
        """It hears nothing more."""
        with self._lock:
            self._listeners = tuple(each for each in self._listeners if each is not listener)

    # What the desktop tells

    def entered(self, field: Field) -> None:
        for each in self._changed(field, None):
            each.entered(field)

    def typed(self, field: Field, text: str, caret: int) -> None:
        for each in self._changed(field, (text, caret)):
            each.typed(field, text, caret)

    def keyed(self, field: Field, key: str) -> None:
        for each in self._listeners:
            each.keyed(field, key)

    def left(self) -> None:
        for each in self._changed(None, None):
            each.left()

    def _changed(
        self, field: Field | None, standing: tuple[str, int] | None
    ) -> tuple[TypingListener, ...]:
        with self._lock:
            self._field, self._standing = field, standing
            return self._listeners
