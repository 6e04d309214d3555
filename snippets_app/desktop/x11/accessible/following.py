"""From what happens on the desktop to what the listener hears: one field at a time.

All on one thread. A window that comes to the front has a moment to say which of its objects has
the focus; only one that says nothing is searched, once.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress

from snippets_app.desktop.base import Coverage, Field, Permission
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.patience import Patience
from snippets_app.desktop.watching.reasons import REASON_MESSAGES, forbidden
from snippets_app.desktop.x11.accessible.bus import Disconnected, Late, Place, Signal, Unanswered
from snippets_app.desktop.x11.accessible.element import Element
from snippets_app.desktop.x11.accessible.focus import Focus, Front, Silent
from snippets_app.desktop.x11.accessible.keyboard import Keyboard
from snippets_app.desktop.x11.accessible.parts import Parts
from snippets_app.desktop.x11.accessible.roles import (
    Passwords,
    Refused,
    is_browser,
)
from snippets_app.desktop.x11.accessible.watched import Watched

_TIME_TO_SPEAK = 0.15
_TIME_TO_RETURN = 1.0
"""GTK calls the focus lost for as long as any program's hotkey is held down."""
_CHROMIUM = "chromium"


class Following:
    """``due`` is when ``ring`` wants to be called (``time.monotonic``), None for never."""

    def __init__(
        self,
        parts: Parts,
        fields: Fields,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        self._front_window, self._registry = parts.front, parts.registry
        self._keyboard = Keyboard(parts.keys, besides=keys_besides)
        self._fields, self._permission = fields, permission
        self._focus = Focus(parts.registry)
        self._front: Front | None = None
        self.watched: Watched | None = None
        self._place: Place | None = None
        self._passwords = Passwords()
        self._patience = Patience()
        self._search_at: float | None = None

    @property
    def field(self) -> Field | None:
        """The one that has the focus."""
        return self._fields.now

    @property
    def due(self) -> float | None:
        watched = self.watched.due if self.watched else None
        times = (self._search_at, self._patience.due, watched)
        return min((at for at in times if at is not None), default=None)

    def look(self) -> None:
        """Take up the window in front, as if it had just come."""
        self._leave()
        self._front = self._front_window.ask()
        self._search_at = None
        if self._front is None:
            return
        if reason := self._forbidden(self._front):
            self._enter(Coverage.NONE, reason)
        elif self._registry.bus is None:
            self._enter_unread("no bus")
        else:
            self._guarded(self._take_remembered)

    def trouble(self) -> str:
        """Why no program tells its text, if that is so."""
        return REASON_MESSAGES["no bus"] if self._registry.bus is None else ""

    def settled(self) -> Field | None:
        """The field that has the focus now, without waiting for what a program may still say."""
        if self.field is None and self._search_at is not None:
            self.ring(self._search_at)
        return self.field

    def window_changed(self) -> None:
        """The X server says that another window may have come to the front.

        A program that is started anew often gets the number of the window that has just gone.
        """
        if self._front_window.ask() != self._front:
            self._patience.renew()
            self._keyboard.is_locked = False
            self.look()

    def follow(self, signals: list[Signal]) -> None:
        """What programs have told."""
        before = self.watched
        for signal in signals:
            if signal.member == "StateChanged":
                self._focus_signal(signal)
            elif signal.member == "ChildrenChanged":
                self._new_program(signal)
        watched = self.watched
        if watched is None or watched is not before:
            return  # what was told before a field was read stands in it already
        if any(signal.owner_of(watched.element.place.sender) for signal in signals):
            self.look()  # the program has ended
        else:
            self._guarded(lambda: watched.follow(signals))

    def ring(self, now: float) -> None:
        """A waiting time is over."""
        if self._search_at is not None and now >= self._search_at:
            self._search_at = None
            self._leave()
            self._guarded(self._search)
        if self._patience.due is not None and now >= self._patience.due:
            self._ask_again()
        if (watched := self.watched) is not None:
            self._guarded(lambda: watched.ring(now))

    def key_pressed(self, key: str, window: int) -> None:
        """A key went down while this window was in front."""
        field = self.field
        if field is not None and self._keyboard.tells and field.window == window:
            self._fields.keyed(key)

    def forget_programs(self) -> None:
        """The accessibility bus is another one: names there mean nothing any more."""
        self._focus.forget()
        self._passwords.forget()
        self.watched = None

    def lock(self) -> None:
        """The screen is locked: forget, and watch no key until a window comes to the front."""
        self._keyboard.lock()
        if self.watched is not None:
            self.watched.forget()
            self._fields.sent()
        elif self.field is not None and self.field.coverage is Coverage.KEYS:
            self._leave()
            self._enter(Coverage.NONE, "locked")

    def stop(self) -> None:
        self._leave()
        self._front = self._search_at = None

    def _forbidden(self, front: Front) -> str:
        """Why the window is not even asked."""
        is_own = front.process == os.getpid()
        return forbidden(front.program, self._permission, is_own=is_own)

    def _take_remembered(self) -> None:
        assert self._front is not None
        element = None
        try:
            element = self._focus.remembered(self._front.process)
        except Late:
            raise
        except Unanswered:  # the object has gone since
            pass
        if element is None:
            self._search_at = time.monotonic() + _TIME_TO_SPEAK
        else:
            self._open(element)

    def _focus_signal(self, signal: Signal) -> None:
        has_it = bool(len(signal.body) > 1 and signal.body[1])
        place = Place(signal.sender, signal.path)
        try:
            process = self._focus.note(place, has_it=has_it)
        except Unanswered:
            return
        if has_it:  # the X server may tell of another window only after this
            self.window_changed()
        front, bus = self._front, self._registry.bus
        if front is None or bus is None or not process or process != front.process:
            return
        if self._forbidden(front):
            return
        ours = self._place == place
        if has_it and not ours:
            self._search_at = None
            self._leave()
            self._guarded(lambda: self._open(Element(bus, place)))
        elif ours:
            self._search_at = None if has_it else time.monotonic() + _TIME_TO_RETURN

    def _new_program(self, signal: Signal) -> None:
        """The silent one in front may have learnt to speak: some do so only when they are asked."""
        front = self._front
        if front is None or self._place is not None or self._forbidden(front):
            return
        with suppress(Unanswered):
            if self._focus.newcomer(signal) == front.process:
                self._search_at = time.monotonic() + _TIME_TO_SPEAK

    def _search(self) -> None:
        assert self._front is not None
        root = self._focus.program(self._front.process)
        if root is None:
            self._enter_unread("chromium" if is_browser(self._front.program) else "silent")
            return
        try:
            element = self._focus.search(root)
        except Silent:
            is_chromium = root.toolkit().lower() == _CHROMIUM
            self._enter_unread("chromium" if is_chromium else "silent")
            return
        if element is None:
            self._enter(Coverage.NONE, "no field")
        else:
            self._focus.note(element.place, has_it=True)
            self._open(element)

    def _open(self, element: Element) -> None:
        """Watch a control, if it is one that is read."""
        self._place = element.place
        watched = Watched(element, element.toolkit(), self._fields, self._passwords.check)
        self.watched = watched
        watched.open()
        self._patience.renew()
        self._enter(Coverage.TEXT, "")
        self._keyboard.start_besides()
        watched.begin()

    def _guarded(self, do: Callable[[], None]) -> None:
        """Whatever a program fails to answer makes its field one that is not read."""
        try:
            do()
        except Disconnected:
            raise
        except Refused as problem:
            self._give_up(problem.reason)
        except Unanswered:
            self._give_up("unanswered")
            self._patience.wait(time.monotonic())

    def _give_up(self, reason: str) -> None:
        place = self._place
        self._leave()
        self._place = place
        self._enter(Coverage.NONE, reason)

    def _ask_again(self) -> None:
        """Nothing is told as long as the program still does not answer."""
        if self._front is not None and self._focus.answers(self._front.process):
            self.look()
        else:
            self._patience.wait(time.monotonic())

    def _enter_unread(self, reason: str) -> None:
        """A window that tells no text: its keys, where that is allowed."""
        front = self._front
        assert front is not None
        keys_too = self._permission(front.program) is Permission.TEXT_OR_KEYS
        if keys_too and self._keyboard.is_locked:
            self._enter(Coverage.NONE, "locked")
        else:
            seen = keys_too and self._keyboard.start()
            self._enter(Coverage.KEYS if seen else Coverage.NONE, reason)

    def _enter(self, coverage: Coverage, reason: str) -> None:
        if (front := self._front) is not None:
            self._fields.enter(front.window, front.program, coverage, reason)

    def _leave(self) -> None:
        watched = self.watched
        self.watched = self._place = None
        self._patience.rest()
        self._keyboard.stop()
        if watched is not None:
            with suppress(Unanswered):
                watched.close()
        self._fields.leave()
