"""Selecting exactly some characters of a field, and making sure of it."""

import time
from dataclasses import dataclass

from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.control import TextControl

_PATIENCE = 0.3
_LOOK_EVERY = 0.01
_QUIET = 0.1
"""Seconds without a change, within which a program has taken every key pressed before."""
_QUIET_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Selected:
    """Words that are selected; the caret stood ``beyond`` characters behind them, if at all."""

    control: TextControl
    start: int
    beyond: int

    def put_caret_back(self, inserted: str) -> None:
        """Once this has taken their place; the caret stays where the agent types already."""
        end = self.start + len(inserted)
        found = self.control.read()
        if self.beyond and found.caret == end and found.text[self.start : end] == inserted:
            self.control.mark(end + self.beyond, end + self.beyond)


def select(control: TextControl, start: int, end: int, expected: str) -> Selected | None:
    """Done once nothing but ``expected`` is selected and the field still has the focus; else None.

    A key that the program has yet to take would replace what is selected: not before it is quiet.
    """
    before = _quiet(control, start, end, expected)
    if before is None:
        return None
    control.mark(start, end)
    marked = _is_marked(control, start, end) and _stands(control.read(), start, end, expected)
    if marked and control.has_focus():
        return Selected(control, start, max(0, before.caret - end))
    control.mark(before.caret, before.caret)  # or the next key would replace what is selected
    return None


def _quiet(control: TextControl, start: int, end: int, expected: str) -> Reading | None:
    """The field once nothing changes any more; None when ``expected`` is gone, the typing does not
    end, or the focus is elsewhere."""
    now = time.monotonic()
    deadline, since = now + _QUIET_PATIENCE, now
    found = control.read()
    while time.monotonic() - since < _QUIET:
        if not _stands(found, start, end, expected) or time.monotonic() >= deadline:
            return None
        time.sleep(_LOOK_EVERY)
        before, found = found, control.read()
        if found != before:
            since = time.monotonic()
    return found if _stands(found, start, end, expected) and control.has_focus() else None


def _stands(found: Reading, start: int, end: int, expected: str) -> bool:
    return 0 <= start <= end <= len(found.text) and found.text[start:end] == expected


def _is_marked(control: TextControl, start: int, end: int) -> bool:
    """Some programs select some milliseconds after they were asked."""
    deadline = time.monotonic() + _PATIENCE
    while not (holds := control.marked() == (start, end)) and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY)
    return holds
