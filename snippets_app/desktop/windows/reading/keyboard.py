"""When keys are watched: while a field that tells no text has the focus, or one that does where
that is asked for; none after the screen was locked."""

from collections.abc import Callable

from snippets_app.desktop.windows.reading.parts import RawKeySource


class Keyboard:
    """``besides``: keys are told of fields that tell their text too. ``tells``: whether a key that
    went down is told."""

    def __init__(self, keys: RawKeySource, *, besides: bool) -> None:
        self._keys = keys
        self._besides = besides
        self.tells = False

    def start(self, heard: Callable[[str], None]) -> bool:
        """Whether keys are told from now on."""
        self.tells = self._keys.start(heard)
        return self.tells

    def start_besides(self, heard: Callable[[str], None], *, is_locked: bool) -> None:
        """For a field that tells its text, unless what is pressed may be a password."""
        if self._besides and not is_locked:
            self.start(heard)

    def mute(self) -> None:
        """No key more of this field, which is still looked at when one was pressed."""
        if self.tells:
            self.tells = False
            self._keys.mute()

    def stop(self) -> None:
        if self.tells:
            self.tells = False
            self._keys.stop()
