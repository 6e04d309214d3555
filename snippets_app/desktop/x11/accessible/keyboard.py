"""When keys are watched: while a field that tells no text has the focus, or one that does where
that is asked for; never while somebody logs in."""

from contextlib import suppress

from snippets_app.desktop.x11.accessible.parts import RawKeySource
from snippets_app.errors import AppError


class Keyboard:
    """``is_locked``: the screen is, so that what is pressed may be a password. ``besides``: keys
    are told of fields that tell their text too."""

    def __init__(self, keys: RawKeySource, *, besides: bool) -> None:
        self._keys = keys
        self._besides = besides
        self._is_on = False
        self.is_locked = False

    @property
    def tells(self) -> bool:
        """Whether a key that went down is told."""
        return self._is_on

    def lock(self) -> None:
        """The screen is locked: no key is watched any more."""
        self.is_locked = True
        self.stop()

    def start(self) -> bool:
        """Whether keys are told from now on; not every X server tells them."""
        try:
            self._keys.start()
        except AppError:
            return False
        self._is_on = True
        return True

    def start_besides(self) -> None:
        """For a field that tells its text."""
        if self._besides and not self.is_locked:
            self.start()

    def stop(self) -> None:
        """Also where the X server has gone and tells nothing any more."""
        if self._is_on:
            self._is_on = False
            with suppress(AppError):
                self._keys.stop()
