"""Selecting exactly some characters of a control, and making sure of it."""

from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import FOCUSED, Element
from snippets_app.desktop.x11.accessible.units import cleaned


def select(control: Element, span: Span, expected: str) -> bool:
    """True once nothing but ``expected`` is selected and the control still has the focus."""
    element = span.element
    if cleaned(element.text(span.start, span.end)) != expected:
        return False
    _mark(element, span)
    return (
        element.selections() == 1
        and element.selection(0) == (span.start, span.end)
        and cleaned(element.text(span.start, span.end)) == expected
        and FOCUSED in control.states()
    )


def _mark(element: Element, span: Span) -> None:
    for number in reversed(range(1, element.selections())):
        element.remove_selection(number)
    if element.selections() == 0:
        element.add_selection(span.start, span.end)
    else:
        element.set_selection(0, span.start, span.end)
