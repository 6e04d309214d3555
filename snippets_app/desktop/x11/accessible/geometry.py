"""Where characters stand on the screen, as far as the program tells."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from snippets_app.desktop.base import Rect
from snippets_app.desktop.x11.accessible.bus import Unanswered
from snippets_app.desktop.x11.accessible.content import Span
from snippets_app.desktop.x11.accessible.element import Element


def place_of(control: Element, span: Span | None) -> Rect | None:
    """The characters' place, else that of the one before, else the control's; None if unknown.

    Programs made with GTK 4 tell none of them.
    """
    for ask in _questions(control, span):
        with suppress(Unanswered):
            if found := ask():
                return found
    return None


def _questions(control: Element, span: Span | None) -> Iterator[Callable[[], Rect | None]]:
    if span is not None:
        element, start, end = span.element, span.start, span.end
        if end > start:
            yield lambda: element.range_place(start, end)
        yield lambda: element.character_place(start)
        if start > 0:
            yield lambda: element.character_place(start - 1)
    yield control.extents
