"""Selecting exactly some characters of a control, and making sure of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from snippets_app.desktop.x11.accessible.bus import Signal
from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import FOCUSED, Element
from snippets_app.desktop.x11.accessible.units import cleaned, has_pairs, to_points

_PATIENCE = 0.3
_LOOK_EVERY = 0.005
_QUIET = 0.1
"""Seconds without a change, within which a program has taken every key that was pressed before.

While keys came as fast as they can, at most 64 ms were measured between two changes (Chromium).
"""
_QUIET_PATIENCE = 1.0
_CHANGES = ("TextChanged", "TextCaretMoved")


@dataclass(frozen=True, slots=True)
class Selected:
    """Words that are selected; the caret stood ``beyond`` characters behind them, if at all."""

    span: Span
    beyond: int

    def put_caret_back(self, inserted: str) -> None:
        """Once this has taken their place; the caret stays where the agent types already."""
        element, start = self.span.element, self.span.start
        end = start + len(inserted)
        untouched = element.caret() == end and cleaned(element.text(start, end)) == inserted
        if self.beyond and untouched:
            element.set_caret(end + self.beyond)


def select(control: Element, span: Span, expected: str) -> Selected | None:
    """Done once nothing but ``expected`` is selected and the control still has the focus; else
    None.

    A key that the program has yet to take would replace what is selected: not before it is quiet.
    """
    element = span.element
    if not _wait_quiet(control, span, expected):
        return None
    caret = element.caret()
    selected = Selected(span, _beyond(element, span, caret))
    _mark(element, span)
    marked = _waited(lambda: _is_marked(element, span) or not _stands(element, span, expected))
    if not _stands(element, span, expected):
        return None
    if marked and _has_focus(control):
        return selected
    # Or the next key would replace it. In rich text the caret may stand in another part.
    element.set_caret(caret if caret >= 0 else span.end)
    return None


def _beyond(element: Element, span: Span, caret: int) -> int:
    """0 also where programs disagree about how long the characters are."""
    if caret <= span.end or has_pairs(element.text(span.end, -1)):
        return 0
    return caret - span.end


def _wait_quiet(control: Element, span: Span, expected: str) -> bool:
    """False when ``expected`` is gone, or the typing does not end, or the focus is elsewhere.

    GTK calls the focus lost until a hotkey's release has reached it.
    """
    element = span.element
    now = time.monotonic()
    deadline, quiet_since = now + _QUIET_PATIENCE, now
    heard = _changes(element)
    while now - quiet_since < _QUIET or not _has_focus(control):
        if now >= deadline or not _stands(element, span, expected):
            return False
        time.sleep(_LOOK_EVERY)
        now, before, heard = time.monotonic(), heard, _changes(element)
        if heard != before:
            quiet_since = now
    return _stands(element, span, expected)


def _has_focus(control: Element) -> bool:
    return FOCUSED in control.states()


def _changes(element: Element) -> int:
    """How many changes the program has told until now, and nobody has followed."""

    def is_change(signal: Signal) -> bool:
        return signal.sender == element.place.sender and signal.member in _CHANGES

    return element.bus.waiting(is_change)


def _stands(element: Element, span: Span, expected: str) -> bool:
    return cleaned(element.text(span.start, span.end)) == expected


def _waited(holds: Callable[[], bool]) -> bool:
    """Browsers select some milliseconds after they were asked."""
    deadline = time.monotonic() + _PATIENCE
    while not (found := holds()) and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY)
    return found


def _is_marked(element: Element, span: Span) -> bool:
    """Chromium, which counts in code points too, takes its own answer for UTF-16 once more."""
    if element.selections() != 1:
        return False
    text = element.text(0, span.end)
    wanted = (span.start, span.end)
    mistaken = tuple(to_points(text, offset, utf16=True) for offset in wanted)
    return element.selection(0) in (wanted, mistaken)


def _mark(element: Element, span: Span) -> None:
    for number in reversed(range(1, element.selections())):
        element.remove_selection(number)
    if element.selections() == 0:
        element.add_selection(span.start, span.end)
    else:
        element.set_selection(0, span.start, span.end)
