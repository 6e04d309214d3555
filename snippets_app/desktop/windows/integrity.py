"""Which programs take our keys: Windows drops, unsaid, what goes to one of higher integrity.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendinput#remarks
"""

from typing import Protocol


class Trust(Protocol):
    """Tells the integrity of processes; a test gives one that tells what it likes."""

    def own(self) -> int:
        """The number of our own process."""

    def integrity(self, process: int) -> int | None:
        """A process' level; None when it may not be asked."""


def takes_keys(trust: Trust, process: int) -> bool:
    """Whether keys that we press reach this process. One that may not be asked is taken for
    higher: what is refused wrongly costs one Ctrl+V, what is lost unseen costs the text."""
    own, other = trust.integrity(trust.own()), trust.integrity(process)
    return own is not None and other is not None and other <= own
