"""Offsets in a document of UI Automation, in code points.

What a program takes for one character differs: UTF-16 units, code points, or what is drawn as one,
and ``\\r\\n`` is one or two. So each place is looked for, and its text compared.
https://learn.microsoft.com/windows/win32/winauto/uiauto-uiautomationtextunits
"""

from snippets_app.desktop.windows.reading.automation import Document, End, Range
from snippets_app.desktop.windows.reading.control import LONGEST, Unanswered
from snippets_app.desktop.windows.reading.counted import Counted

_MOST = 2 * LONGEST + 2  # UTF-16 units
_TRIES = 12


def counted(part: Range) -> Counted:
    """The text of a part."""
    return Counted(part.text(_MOST))


def offset_of(whole: Range, part: Range, end: End) -> int:
    """Where one end of a part stands, counted from the beginning."""
    before = whole.copy()
    before.move_to(End.END, part, end)
    return len(counted(before).text)


def caret_of(document: Document, whole: Range, text: str) -> int:
    """The end of the selection; the end of the text where that is unknown."""
    part = document.selection() or document.caret()
    return len(text) if part is None else min(len(text), offset_of(whole, part, End.END))


def part_of(whole: Range, text: Counted, start: int, end: int) -> Range:
    """The range of these characters of the whole, whose text was ``text``; Unanswered where the
    program has none such, or its text is another one by now."""
    found = whole.copy()
    first = _first(whole, text.beginning(start))
    found.move_to(End.START, first, End.END)
    last = first if end == start else _first(whole, text.beginning(end))
    found.move_to(End.END, last, End.END)
    return found


def _first(whole: Range, wanted: str) -> Range:
    """The range of the text with which the whole begins."""
    size = len(Counted(wanted).text)
    found = whole.copy()
    found.move_to(End.END, whole, End.START)
    missing = size
    for _ in range(_TRIES):
        if missing:
            found.move(End.END, missing)
        stands = counted(found)
        if stands.raw == wanted:
            return found
        missing = size - len(stands.text) or 1  # as long, but ends with half a character
    raise Unanswered
