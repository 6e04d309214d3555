"""What is typed in other programs, watched once for all who want to hear of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from snippets_app.ui.listeners import Listeners

if TYPE_CHECKING:
    from snippets_app.desktop.base import Permission, Typing, TypingListener


class Watching:
    """Begins with the first listener and ends with the last; nothing is asked before and after.

    ``run`` does its work off the interface's thread, one piece after the other.
    """

    def __init__(
        self,
        typing: Typing,
        permission: Callable[[str], Permission],
        run: Callable[[Callable[[], None]], None],
    ) -> None:
        self._typing = typing
        self._permission = permission
        self._run = run
        self._all = Listeners()
        self._joined: dict[int, bool] = {}

    @property
    def is_on(self) -> bool:
        return bool(self._joined)

    def join(self, listener: TypingListener, *, keys: bool = False) -> None:
        """``keys``: hear them also of fields that tell their text."""
        before = self._state()
        self._joined[id(listener)] = keys
        self._run(lambda: self._all.add(listener))
        self._follow(before)

    def leave(self, listener: TypingListener) -> None:
        """One that is not there is no trouble."""
        before = self._state()
        if self._joined.pop(id(listener), None) is not None:
            self._run(lambda: self._all.remove(listener))
            self._follow(before)

    def refresh(self) -> None:
        """Who may be watched has changed."""
        if self.is_on:
            self._run(self._typing.refresh)

    def listen_too(self, listener: TypingListener) -> None:
        """For a while, without watching any longer for it."""
        self._all.add(listener)

    def listen_no_more(self, listener: TypingListener) -> None:
        self._all.remove(listener)

    def close(self) -> None:
        if self._joined:
            self._joined.clear()
            self._run(self._typing.stop)

    def _state(self) -> tuple[bool, bool]:
        return self.is_on, any(self._joined.values())

    def _follow(self, before: tuple[bool, bool]) -> None:
        """Watch anew where that has changed; the others hear that what they knew is left."""
        is_on, keys = now = self._state()
        if now == before:
            return
        if is_on:
            start, everyone, allowed = self._typing.start, self._all, self._permission
            self._run(lambda: start(everyone, allowed, keys_besides=keys))
        else:
            self._run(self._typing.stop)
