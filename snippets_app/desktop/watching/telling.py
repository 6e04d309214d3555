"""What of a field's text is told, and when: the text comes in whole each time.

What is told at once: all that is typed. What waits: a removal, for a moment, because programs
replace by removing first; and what an input method is still composing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from snippets_app.desktop.watching.composing import Composing, Unfinished
from snippets_app.desktop.watching.difference import difference

_REPLACING = 0.03
_CHECK_AFTER = 0.3
_LAST_TYPED = 2
Typed = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A field's text, lines parted by ``\\n``, and its caret in code points."""

    text: str = field(repr=False)
    caret: int


_NOTHING = Reading("", 0)


class Telling:
    """``typed`` is told a text with its caret, ``sent`` that its message was sent.

    ``due`` is when ``ring`` wants to be called (``time.monotonic``), None for never.
    """

    def __init__(self, typed: Typed, sent: Callable[[], None], *, shows_composing: bool) -> None:
        self._typed, self._sent = typed, sent
        self._composing = Composing() if shows_composing else None
        self._now: Reading = _NOTHING  # as read last
        self._seen = ""  # the text that was decided about last
        self._given: Reading = _NOTHING  # as it was told
        self._forgotten: int | None = None
        self._unfinished: Unfinished | None = None
        self._replaced_by: float | None = None
        self._tell_at: float | None = None
        self._check_at: float | None = None
        self._sent_at: float | None = None

    @property
    def due(self) -> float | None:
        times = (self._replaced_by, self._tell_at, self._check_at, self._sent_at)
        return min((at for at in times if at is not None), default=None)

    def begin(self, reading: Reading) -> None:
        """Tell what stands there already."""
        self._now, self._seen = reading, reading.text
        if reading.text.strip():
            self._tell(reading)

    def take(self, reading: Reading, now: float) -> bool:
        """The field reads so now; False when that is what was to be forgotten."""
        if self._forgotten == hash(reading.text):
            return False
        self._now, self._forgotten = reading, None
        start, removed, inserted = difference(self._seen, reading.text)
        if removed and not inserted:
            if self._replaced_by is None:
                self._replaced_by = now + _REPLACING
                self._tell_at = None
            return True
        self._replaced_by = None
        self._decide(start, removed, inserted, now)
        return True

    def ring(self, now: float) -> bool:
        """A waiting time is over; True when the field is to be read again."""
        if _is_due(self._tell_at, now):
            self._tell_at = self._unfinished = None
            if self._composing:
                self._composing.forget()
            self._say()
        if _is_due(self._replaced_by, now):
            self._replaced_by = None
            self._decide(*difference(self._seen, self._now.text), now)
        reads = _is_due(self._check_at, now)
        if reads:
            self._check_at = None
        if _is_due(self._sent_at, now):
            self.forget()
            self._sent()
            return False
        return reads

    def forget(self) -> None:
        """Nothing of the text remains but a number; it is told again when it changes."""
        if self._forgotten is None:
            self._forgotten = hash(self._now.text)
        self._now = self._given = _NOTHING
        self._seen = ""
        self._unfinished = None
        self._replaced_by = self._tell_at = self._check_at = self._sent_at = None
        if self._composing:
            self._composing.forget()

    def _decide(self, start: int, removed: str, inserted: str, now: float) -> None:
        self._seen = self._now.text
        if removed or inserted:
            self._changed(start, removed, inserted, now)
        self._say()

    def _changed(self, start: int, removed: str, inserted: str, now: float) -> None:
        text = self._now.text
        self._check_at = now + _CHECK_AFTER
        self._tell_at = self._sent_at = None
        if self._composing:
            self._unfinished = self._composing.follow(text, start, removed, inserted)
        if self._unfinished:
            self._tell_at = now + self._unfinished.patience
        if not text.strip() or (not removed and _is_end(inserted, text, start)):
            self._sent_at = now + _REPLACING

    def _say(self) -> None:
        reading = self._now
        if self._unfinished:
            reading = _without(reading, self._unfinished)
        if reading != self._given:
            self._tell(reading)

    def _tell(self, reading: Reading) -> None:
        self._given = reading
        self._typed(reading.text, reading.caret)


def _is_due(at: float | None, now: float) -> bool:
    return at is not None and now >= at


def _without(reading: Reading, part: Unfinished) -> Reading:
    text, caret = reading.text, reading.caret
    if caret > part.start:
        caret = max(part.start, caret - (part.end - part.start))
    return Reading(text[: part.start] + text[part.end :], caret)


def _is_end(inserted: str, text: str, start: int) -> bool:
    """Whether Enter was pressed at the end, perhaps with the last syllable that it finished.

    Browsers show the new, empty line by a second line break.
    """
    typed = inserted.rstrip("\n")
    return inserted != typed and len(typed) <= _LAST_TYPED and start + len(inserted) == len(text)
