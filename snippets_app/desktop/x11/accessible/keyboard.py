"""When keys are watched: while a field that tells no text has the focus, and nobody logs in."""

from contextlib import suppress

from snippets_app.desktop.x11.accessible.parts import RawKeySource
from snippets_app.errors import AppError


class Keyboard:
    """``is_locked``: the screen is, so that what is pressed may be a password."""

    def __init__(self, keys: RawKeySource) -> None:
        self._keys = keys
        self.is_locked = False

    def start(self) -> bool:
        """Whether keys are told from now on; not every X server tells them."""
        try:
            self._keys.start()
        except AppError:
            return False
        return True

    def stop(self) -> None:
        """Also where the X server has gone and tells nothing any more."""
        with suppress(AppError):
            self._keys.stop()
