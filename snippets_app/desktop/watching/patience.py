"""When a program that did not answer is asked again: soon, then ever later, and in the end no more.

One that was only busy for a moment would stay unwatched until its field is left and entered.
"""

_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)


class Patience:
    """``due`` is when to ask again (``time.monotonic``), None for never."""

    def __init__(self) -> None:
        self.due: float | None = None
        self._asked = 0

    def wait(self, now: float) -> None:
        """It has not answered, once more."""
        self.due = now + _PAUSES[self._asked] if self._asked < len(_PAUSES) else None
        self._asked += 1

    def rest(self) -> None:
        """Do not ask for now."""
        self.due = None

    def renew(self) -> None:
        """It has answered, or another program is in front."""
        self.due, self._asked = None, 0
