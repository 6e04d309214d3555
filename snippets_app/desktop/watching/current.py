"""The watch that goes on now, if any does."""

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from snippets_app.desktop.base import ScreenLock
from snippets_app.desktop.watching.commands import Commands


class Followed(Protocol):
    """What a watch follows: the field that has the focus."""

    def look(self) -> None:
        """Something on the desktop may have changed; also the permissions may."""

    def lock(self) -> None:
        """The screen is locked."""


AnyFollowed = TypeVar("AnyFollowed", bound=Followed)
Answer = TypeVar("Answer")
MakeLock = Callable[[Callable[[], None]], ScreenLock]


class Current(Generic[AnyFollowed]):
    """Callable from any thread, also from the watch's own.

    ``make_lock``: makes the screen lock that is heard beside the watch, for what is to be called.
    """

    def __init__(self, make_lock: MakeLock) -> None:
        self._make_lock = make_lock
        self._changing = threading.Lock()
        self._screen_lock: ScreenLock | None = None
        self.watch: Commands[AnyFollowed] | None = None

    def start(self, watch: Commands[AnyFollowed]) -> None:
        """This one, in the place of any other."""
        self._change(watch, self._make_lock(self._locked))

    def stop(self) -> None:
        """The listener has heard ``left`` when this returns, and hears nothing after it."""
        self._change(None, None)

    def refresh(self) -> None:
        if watch := self.watch:
            watch.post_once(_look)

    def ask(self, question: Callable[[AnyFollowed], Answer], otherwise: Answer) -> Answer:
        """The answer of the watch's thread, or ``otherwise`` where none comes."""
        watch = self.watch
        return otherwise if watch is None else watch.ask(question, otherwise)

    def _change(self, watch: Commands[AnyFollowed] | None, screen_lock: ScreenLock | None) -> None:
        """Each is started and ended once, whoever else starts or stops meanwhile."""
        with self._changing:
            old_watch, self.watch = self.watch, watch
            old_lock, self._screen_lock = self._screen_lock, screen_lock
            if watch is not None and screen_lock is not None:
                watch.start()
                screen_lock.start()
        if old_watch is not None:
            old_watch.stop()
        if old_lock is not None:
            old_lock.close()

    def _locked(self) -> None:
        if watch := self.watch:
            watch.post(_lock)


def _look(followed: Followed) -> None:
    followed.look()


def _lock(followed: Followed) -> None:
    followed.lock()
