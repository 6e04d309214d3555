"""Selecting exactly some characters of a control, and making sure of it."""

import time

from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import FOCUSED, Element
from snippets_app.desktop.x11.accessible.units import cleaned, to_points

_PATIENCE = 0.3
_LOOK_EVERY = 0.005


def select(control: Element, span: Span, expected: str) -> bool:
    """True once nothing but ``expected`` is selected and the control still has the focus."""
    element = span.element
    if cleaned(element.text(span.start, span.end)) != expected:
        return False
    _mark(element, span)
    deadline = time.monotonic() + _PATIENCE
    while not (marked := _is_marked(element, span)) and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY)
    unchanged = cleaned(element.text(span.start, span.end)) == expected
    return marked and unchanged and FOCUSED in control.states()


def _is_marked(element: Element, span: Span) -> bool:
    """Browsers select some milliseconds after they were asked.

    And Chromium, which counts in code points too, takes its own answer for UTF-16 once more.
    """
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
