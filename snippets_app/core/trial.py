"""Trying a program: waiting until the agent is in its window, and what a test line came to there.

Pure: times come in as seconds of a clock that only goes forward.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import Enum
from math import ceil

AIM_FOR = 10.0
"""Seconds in which the agent has to click into a window."""
STEADY_FOR = 3.0
"""Seconds in a window after which the agent has found the field, too."""
_UNSEEN = re.compile("[\u200b\ufeff\ufffc]")


@dataclass(frozen=True, slots=True)
class Aim:
    """``where``: the control that has the focus, None while it is one of ours or nothing."""

    began: float
    now: float
    where: Hashable | None = None
    since: float = 0.0

    def seen(self, where: Hashable | None, now: float) -> "Aim":
        """The focus is there now."""
        if where == self.where:
            return replace(self, now=now)
        return Aim(self.began, now, where, now)

    @property
    def is_ready(self) -> bool:
        return self.where is not None and self.now - self.since >= STEADY_FOR

    @property
    def is_missed(self) -> bool:
        """The time is over, and nobody is in another window."""
        return self.where is None and self.now - self.began >= AIM_FOR

    @property
    def seconds_left(self) -> int:
        """Until it begins where the agent is, or else until it is missed."""
        over = self.began + AIM_FOR if self.where is None else self.since + STEADY_FOR
        return max(0, ceil(over - self.now))


class Reading(Enum):
    """What was read in the field after the insertion."""

    RIGHT = "right"
    WRONG = "wrong"
    NOTHING = "nothing"
    UNREAD = "unread"


class TakenBack(Enum):
    """Whether the line is gone again."""

    YES = "yes"
    NO = "no"
    UNREAD = "unread"
    NOT_TRIED = "not-tried"


class Verdict(Enum):
    """What it all comes to."""

    RIGHT = "right"
    WRONG = "wrong"
    UNREAD = "unread"
    COPIED = "copied"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Tried:
    """``stopped``: why the line was not inserted, as a message. ``copied``: nor was it to be.
    ``unread``: why the field was not read. ``clipboard_kept``: None where that is not known."""

    stopped: str = ""
    copied: bool = False
    milliseconds: int = 0
    reading: Reading = Reading.UNREAD
    unread: str = ""
    taken_back: TakenBack = TakenBack.NOT_TRIED
    clipboard_kept: bool | None = None

    @property
    def verdict(self) -> Verdict:
        if self.copied:
            return Verdict.COPIED
        if self.stopped or self.reading is Reading.NOTHING:
            return Verdict.FAILED
        return _VERDICTS[self.reading]


_VERDICTS = {
    Reading.RIGHT: Verdict.RIGHT,
    Reading.WRONG: Verdict.WRONG,
    Reading.UNREAD: Verdict.UNREAD,
}


def reading_of(before: str | None, after: str | None, line: str) -> Reading:
    """What the field's text says of a line that was to come into it; None is an unread one."""
    if before is None or after is None:
        return Reading.UNREAD
    then, now = _plain(before), _plain(after)
    if then == now:
        return Reading.NOTHING
    parts = now.split(line)
    rests = (line.join(parts[:at]) + line.join(parts[at:]) for at in range(1, len(parts)))
    return Reading.RIGHT if any(_plain(rest) == then for rest in rests) else Reading.WRONG


def taken_back(before: str | None, after: str | None) -> TakenBack:
    """Whether the field reads as before the insertion."""
    if before is None or after is None:
        return TakenBack.UNREAD
    return TakenBack.YES if _plain(before) == _plain(after) else TakenBack.NO


def _plain(text: str) -> str:
    """Without what fields of web pages add to an empty or last line."""
    return _UNSEEN.sub("", text).replace("\xa0", " ").strip()
