"""What a warning says, apart from the window that shows it: that is made for the first one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from snippets_app.core.guard.model import Severity
from snippets_app.settings import SILENCING, WARNING_HOTKEYS

REPLACE = f"{WARNING_HOTKEYS}replace"
IGNORE = f"{WARNING_HOTKEYS}ignore"
NOT_HERE = SILENCING


@dataclass(frozen=True, slots=True)
class BannerView:
    """One finding as the banner shows it.

    ``matched`` is "" for customer data, which is never shown; ``before`` and ``after`` stand around
    it. ``instead``: wordings, the best first, "" for leaving the words out. ``more``: how many
    further findings stand. ``enter_held``: Enter was pressed and held back, or what ``sends``
    there. ``chords``: actions ``REPLACE``, ``IGNORE`` and ``NOT_HERE`` -> chord. ``may_silence``:
    the agent may say that such a warning is not wanted in this program.
    """

    severity: Severity
    before: str = field(repr=False)
    matched: str = field(repr=False)
    after: str = field(repr=False)
    reason: str
    instead: tuple[str, ...] = ()
    more: int = 0
    enter_held: bool = False
    chords: Mapping[str, str] = field(default_factory=dict)
    sends: str = "Enter"
    may_silence: bool = True

    def is_same_as(self, other: "BannerView | None") -> bool:
        """Whether both are of one finding, though the text around it may have changed."""
        return other is not None and _what(self) == _what(other)


def _what(view: BannerView) -> tuple[object, ...]:
    return view.severity, view.matched, view.reason, view.instead
