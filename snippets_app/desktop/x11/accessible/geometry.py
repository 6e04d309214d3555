"""Where characters stand on the screen, as far as the program tells.

On a screen with large pixels Qt and GTK tell places in units of their own. How large those are
shows in the program's window, which the X server knows in pixels.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress

from snippets_app.desktop.base import Rect
from snippets_app.desktop.x11.accessible.bus import Place, Unanswered
from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import ACTIVE, ROOT, Element

_STEPS = 4  # programs are scaled by quarters
_TOLERANCE = 0.02


def place_of(control: Element, span: Span | None, window: Rect) -> Rect:
    """The characters' place, else that of the one before, else the control's, else the window's.

    Programs made with GTK 4 tell none of them. ``window`` is the program's, in pixels.
    """
    for ask in _questions(control, span):
        with suppress(Unanswered):
            found = ask()
            if found and _meet(fitted := _in_pixels(found, control, window), window):
                return fitted
    return window


def _questions(control: Element, span: Span | None) -> Iterator[Callable[[], Rect | None]]:
    if span is not None:
        element, start, end = span.element, span.start, span.end
        if end > start:
            yield lambda: element.range_place(start, end)
        yield lambda: element.character_place(start)
        if start > 0:
            yield lambda: element.character_place(start - 1)
    yield control.extents


def _in_pixels(place: Rect, control: Element, window: Rect) -> Rect:
    told = _window_as_told(control)
    if told is None:
        return place
    scale = round(window.width / told.width * _STEPS) / _STEPS
    if scale == 1 or abs(window.width - told.width * scale) > _TOLERANCE * window.width:
        return place
    return Rect(
        round(window.x + (place.x - told.x) * scale),
        round(window.y + (place.y - told.y) * scale),
        round(place.width * scale),
        round(place.height * scale),
    )


def _window_as_told(control: Element) -> Rect | None:
    with suppress(Unanswered):
        root = Element(control.bus, Place(control.place.sender, ROOT))
        for window in root.children():
            if ACTIVE in window.states():
                return window.extents()
    return None


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
