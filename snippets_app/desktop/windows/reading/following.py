"""From what happens on the desktop to what the listener hears: one field at a time.

All on one thread. Each event only says that something may have changed; what has the focus is then
asked, and nothing is told when it is the same field as before.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from snippets_app.desktop.base import Coverage, Field, Permission, Rect
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.patience import Patience
from snippets_app.desktop.watching.reasons import forbidden
from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.control import Front, Refused, TextControl, Unanswered
from snippets_app.desktop.windows.reading.keyboard import Keyboard
from snippets_app.desktop.windows.reading.parts import Parts
from snippets_app.desktop.windows.reading.watched import Watched

_LOOK_AGAIN = (0.3, 1.0, 3.0)
"""Seconds after a window that tells nothing came: a browser learns to speak when it is asked."""
_MOST_PROGRAMS = 64
Soon = Callable[[Callable[["Following"], None]], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a look at the desktop gave; ``reason`` is a key of ``REASON_MESSAGES`` or empty."""

    front: Front
    coverage: Coverage
    reason: str = ""
    control: TextControl | None = None
    reading: Reading | None = None

    def is_as(self, other: "Found | None") -> bool:
        """Whether it is the same field, to be watched in the same way."""
        if other is None or self.front != other.front:
            return False
        if (self.coverage, self.reason) != (other.coverage, other.reason):
            return False
        if self.control is None or other.control is None:
            return self.control is other.control
        return self.control.same(other.control)


class Following:
    """``due`` is when ``ring`` wants to be called (``time.monotonic``), None for never.
    ``soon`` has something done on this thread, from any."""

    def __init__(
        self,
        parts: Parts,
        fields: Fields,
        permission: Callable[[str], Permission],
        soon: Soon,
        *,
        keys_besides: bool = False,
    ) -> None:
        self._parts, self._fields, self._permission = parts, fields, permission
        self._soon = soon
        self._keyboard = Keyboard(parts.keys, besides=keys_besides)
        self._found: Found | None = None
        self._watched: Watched | None = None
        self._patience = Patience()
        self._again: list[float] = []
        self._locked: int | None = None
        self._ways: dict[str, int] = {}

    @property
    def field(self) -> Field | None:
        """The one that has the focus."""
        return self._fields.now

    @property
    def due(self) -> float | None:
        watched = self._watched.due if self._watched else None
        times = (self._patience.due, watched, *self._again[:1])
        return min((at for at in times if at is not None), default=None)

    def look(self) -> None:
        """Something on the desktop may have changed; also the permissions may."""
        front = self._parts.front.ask()
        if front is None:
            self._leave()
            return
        if self._locked is not None and self._locked != front.window:
            self._locked = None
        if self._found is None or front != self._found.front:
            self._patience.renew()
            self._again = [time.monotonic() + pause for pause in _LOOK_AGAIN]
        self._switch(self._find(front))

    def changed(self) -> None:
        """The watched field says that it has."""
        watched = self._watched
        if watched is not None:
            self._guarded(lambda: watched.changed(time.monotonic()))

    def ring(self, now: float) -> None:
        """A waiting time is over."""
        looks = self._patience.due is not None and now >= self._patience.due
        if looks:
            self._patience.rest()
        while self._again and now >= self._again[0]:
            self._again.pop(0)
            looks |= self._watched is None
        if looks:
            self.look()
        if (watched := self._watched) is not None:
            self._guarded(lambda: watched.ring(now))

    def key_pressed(self, key: str, window: int) -> None:
        """A key went down while this window was in front."""
        field = self.field
        if field is not None and self._keyboard.tells and field.window == window:
            self._fields.keyed(key)

    def lock(self) -> None:
        """The screen is locked: forget, and watch no key until another window comes to the front.

        What is pressed now may be a password.
        """
        self._locked = self.field.window if self.field else None
        if self._watched is not None:
            self._keyboard.mute()
            self._watched.forget()
            self._fields.sent()
        elif self.field is not None and self.field.coverage is Coverage.KEYS:
            self.look()

    def stop(self) -> None:
        self._leave()
        self._again = []

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        """Where characters of the field stand, else its caret, else itself; None for unknown."""
        watched, found = self._watched, self._found
        if field != self.field or found is None:
            return None
        if watched is None:
            return self._parts.caret(found.front.focus) if found.coverage is Coverage.KEYS else None
        with suppress(Unanswered):
            return watched.control.place(start, end) or watched.control.extents()
        return None

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        watched = self._watched
        if field != self.field or watched is None:
            return False
        return watched.select(start, end, expected)

    def put_caret_back(self, field: Field, inserted: str) -> None:
        if field == self.field and self._watched is not None:
            with suppress(Unanswered):
                self._watched.put_caret_back(inserted)

    def _find(self, front: Front) -> Found:
        is_own = front.process == self._parts.own
        if reason := forbidden(front.program, self._permission, is_own=is_own):
            return Found(front, Coverage.NONE, reason)
        if self._parts.front.is_hung(front):
            return Found(front, Coverage.NONE, "unanswered")
        try:
            control = self._control(front)
            reading = control.read() if control and not self._watches(control) else None
        except Refused as problem:
            return Found(front, Coverage.NONE, problem.reason)
        except Unanswered:
            return Found(front, Coverage.NONE, "unanswered")
        if control is None:
            return self._unread(front)
        return Found(front, Coverage.TEXT, "", control, reading)

    def _watches(self, control: TextControl) -> bool:
        return self._watched is not None and self._watched.control.same(control)

    def _control(self, front: Front) -> TextControl | None:
        """By the way that worked for this program, else by the first that does.

        Where one does not answer, no later one may: what it could not tell is whether the field
        is a password's.
        """
        ways = self._parts.ways
        known = self._ways.get(front.program, 0)
        for number in sorted(range(len(ways)), key=lambda each: each != known):
            control = ways[number].take(front)
            if control is not None:
                self._remember(front.program, number)
                return control
        return None

    def _remember(self, program: str, way: int) -> None:
        self._ways.pop(program, None)
        self._ways[program] = way
        while len(self._ways) > _MOST_PROGRAMS:
            self._ways.pop(next(iter(self._ways)))

    def _unread(self, front: Front) -> Found:
        """A window that tells no text: its keys, where that is allowed."""
        if self._permission(front.program) is not Permission.TEXT_OR_KEYS:
            return Found(front, Coverage.NONE, "silent")
        if self._locked is not None:
            return Found(front, Coverage.NONE, "locked")
        return Found(front, Coverage.KEYS, "silent")

    def _switch(self, found: Found) -> None:
        if found.is_as(self._found):
            if found.reason == "unanswered":
                self._patience.wait(time.monotonic())
            return
        self._leave()
        self._found = replace(found, reading=None)
        if found.control is not None:
            control, reading = found.control, found.reading
            self._guarded(lambda: self._open(control, reading))
            return
        if found.coverage is Coverage.KEYS and not self._keyboard.start(self._heard):
            found = replace(found, coverage=Coverage.NONE)
        self._enter(found.coverage, found.reason)
        if found.reason == "unanswered":
            self._patience.wait(time.monotonic())

    def _heard(self, key: str) -> None:
        """Which window takes the key is asked here, at once: later another one may be in front."""
        window = self._parts.front.number()
        self._soon(lambda following: following.key_pressed(key, window))

    def _open(self, control: TextControl, reading: Reading | None) -> None:
        watched = Watched(control, self._fields)
        self._watched = watched
        watched.open(lambda: self._soon(Following.changed))
        begun = reading or control.read()
        self._patience.renew()
        self._enter(Coverage.TEXT, "")
        self._keyboard.start_besides(self._heard, is_locked=self._locked is not None)
        watched.begin(begun)
        watched.changed(time.monotonic())  # what was typed since it was read

    def _guarded(self, do: Callable[[], None]) -> None:
        """Whatever a program fails to answer makes its field one that is not read."""
        try:
            do()
        except Refused as problem:
            self._give_up(problem.reason)
        except Unanswered:
            self._give_up("unanswered")
            self._patience.wait(time.monotonic())

    def _give_up(self, reason: str) -> None:
        found = self._found
        self._leave()
        if found is not None:
            self._found = Found(found.front, Coverage.NONE, reason)
            self._enter(Coverage.NONE, reason)

    def _enter(self, coverage: Coverage, reason: str) -> None:
        found = self._found
        assert found is not None
        self._fields.enter(found.front.window, found.front.program, coverage, reason)

    def _leave(self) -> None:
        watched = self._watched
        self._watched = self._found = None
        self._patience.rest()
        self._keyboard.stop()
        if watched is not None:
            with suppress(Unanswered):
                watched.close()
        self._fields.leave()
