"""What is asked of the field that is followed, on the typing's thread."""

from contextlib import suppress

from snippets_app.desktop.base import Coverage, Field, Rect
from snippets_app.desktop.x11.accessible.bus import Unanswered
from snippets_app.desktop.x11.accessible.following import Following
from snippets_app.desktop.x11.accessible.geometry import place_of
from snippets_app.desktop.x11.accessible.selecting import select as select_text


def place(following: Following, field: Field, start: int, end: int, window: Rect) -> Rect | None:
    """Where the characters stand, else where the window does; None for another field."""
    watched = following.watched
    if field != following.field:
        return None
    if watched is None:
        return window
    try:
        return place_of(watched.element, watched.content().span(start, end), window)
    except Unanswered:
        return window


def select(following: Following, field: Field, start: int, end: int, expected: str) -> bool:
    """Whether exactly ``expected`` is selected now."""
    watched = following.watched
    if field != following.field or field.coverage is not Coverage.TEXT or watched is None:
        return False
    try:
        content = watched.content()
        span = content.span(start, end)
        if span is None or content.text[start:end] != expected:
            return False
        watched.selected = select_text(watched.element, span, expected)
    except Unanswered:
        return False
    return watched.selected is not None


def put_caret_back(following: Following, field: Field, inserted: str) -> None:
    """After what was selected has been replaced by this."""
    watched = following.watched
    if field == following.field and watched is not None and watched.selected is not None:
        with suppress(Unanswered):
            watched.selected.put_caret_back(inserted)
        watched.selected = None
