"""Hearing that the screen was locked, or the session left in another way."""

from collections.abc import Callable

from snippets_app.desktop.windows.session import LEFT, SessionChange, SessionChanges


class ScreenLock:
    """Calls ``locked`` each time, on the thread of the session's messages."""

    def __init__(self, locked: Callable[[], None], session: SessionChanges) -> None:
        self._locked = locked
        self._session = session

    def start(self) -> None:
        self._session.listen(self._heard)

    def close(self) -> None:
        self._session.leave(self._heard)

    def _heard(self, change: SessionChange) -> None:
        # A session that is disconnected asks for the password when it is taken up again.
        if change in LEFT:
            self._locked()
