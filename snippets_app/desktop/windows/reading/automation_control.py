"""Fields that tell their text by UI Automation."""

from collections import deque
from collections.abc import Callable
from typing import Any

from snippets_app.desktop.base import Rect
from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.automation import (
    Automation,
    Document,
    Element,
    End,
    Facts,
    Range,
)
from snippets_app.desktop.windows.reading.control import LONGEST, Front, Refused, Unanswered
from snippets_app.desktop.windows.reading.counted import Counted
from snippets_app.desktop.windows.reading.noticing import Noticing
from snippets_app.desktop.windows.reading.ranges import (
    caret_of,
    counted,
    offset_of,
    part_of,
)

# https://learn.microsoft.com/windows/win32/winauto/uiauto-controltype-ids
_COMBO_BOX, _EDIT, _CUSTOM, _GROUP, _DOCUMENT, _WINDOW, _PANE = (
    50003, 50004, 50025, 50026, 50030, 50032, 50033,
)  # fmt: skip
_READ = frozenset({_COMBO_BOX, _EDIT, _CUSTOM, _GROUP, _DOCUMENT, _PANE})
"""Others are buttons, lists and the like, but for a window that tells nothing of its inside."""
_MOST_PASSWORDS = 16


class AutomationFields:
    """The way of UI Automation. A field that once hid a password is not read while it shows it.

    ``process_of`` gives a window's process; ``caret`` the place of the caret in its thread;
    ``hides`` tells of a window that it masks its text. Some controls in Office tell that alone:
    https://github.com/nvaccess/nvda/issues/9270
    """

    def __init__(
        self,
        automation: Automation,
        noticing: Noticing,
        process_of: Callable[[int], int],
        caret: Callable[[int], Rect | None],
        hides: Callable[[int], bool],
    ) -> None:
        self._automation, self.noticing = automation, noticing
        self._process_of, self.caret, self._hides = process_of, caret, hides
        self._passwords: deque[tuple[int, ...]] = deque(maxlen=_MOST_PASSWORDS)

    def take(self, front: Front) -> "AutomationField | None":
        element = self._automation.focused()
        if element is None:
            return None
        facts = self.check(element, front.focus)
        if facts.process not in (front.process, self._process_of(front.focus)):
            raise Unanswered  # the focus is on its way to another program
        document, value = element.document(), element.value()
        written = _is_written_in(document, value) if facts.kind in _READ else False
        if written is None and facts.kind == _EDIT and document is not None:
            written = True  # many do not tell, and only some documents are for reading
        if written:
            return AutomationField(self, element, document, front.focus)
        if written is None or facts.kind == _WINDOW:
            return None
        raise Refused("no field")

    def check(self, element: Element, window: int) -> Facts:
        """Refused for one that is never read; ``window``: the one it is in."""
        identity = element.identity()
        if identity in self._passwords:
            raise Refused("password")
        facts = element.facts()
        if facts.is_password or self._hides(window):
            self._passwords.append(identity)
            raise Refused("password")
        if not facts.is_enabled:
            raise Refused("no field")
        return facts

    def close(self) -> None:
        self._passwords.clear()
        self._automation.close()


class AutomationField:
    """One of them; without a document, only its value is known, not where its caret is."""

    shows_composing = True

    def __init__(
        self, way: AutomationFields, element: Element, document: Document | None, window: int
    ) -> None:
        self._way, self.element, self._window = way, element, window
        self._document = document
        self._counted = Counted("")

    def same(self, other: Any) -> bool:
        return isinstance(other, AutomationField) and self.element.same(other.element)

    def has_focus(self) -> bool:
        return self.element.has_focus()

    def read(self) -> Reading:
        self._way.check(self.element, self._window)
        if self._document is None:
            return self._read_value()
        whole = self._document.whole()
        text = self._kept(counted(whole))
        return Reading(text, caret_of(self._document, whole, text))

    def follow(self, changed: Callable[[], None]) -> None:
        self._way.noticing.begin(self.element.follow, changed)

    def unfollow(self) -> None:
        self.forget()
        self._way.noticing.end()
        self.element.unfollow()

    def forget(self) -> None:
        self._counted = Counted("")

    def mark(self, start: int, end: int) -> None:
        self._part(start, end).select()

    def marked(self) -> tuple[int, int] | None:
        part = self._document.selection() if self._document else None
        if self._document is None or part is None:
            return None
        whole = self._document.whole()
        return offset_of(whole, part, End.START), offset_of(whole, part, End.END)

    def place(self, start: int, end: int) -> Rect | None:
        """Of their first line; else the caret's."""
        try:
            found = self._part(start, end).rectangles()
        except Unanswered:
            found = ()
        return next(iter(found), None) or self._caret() or self._way.caret(self._window)

    def extents(self) -> Rect | None:
        return self.element.bounds()

    def _caret(self) -> Rect | None:
        part = self._document.caret() if self._document else None
        return next(iter(part.rectangles()), None) if part else None

    def _part(self, start: int, end: int) -> Range:
        if self._document is None:
            raise Unanswered
        return part_of(self._document.whole(), self._counted, start, end)

    def _read_value(self) -> Reading:
        found = self.element.value()
        if found is None:
            raise Unanswered
        text = self._kept(Counted(found[0]))
        return Reading(text, len(text))

    def _kept(self, found: Counted) -> str:
        if len(found.text) > LONGEST:
            raise Refused("too long")
        self._counted = found
        return found.text


def _is_written_in(document: Document | None, value: tuple[str, bool] | None) -> bool | None:
    """Whether somebody can write there; None where that is not told."""
    if value is not None:
        return not value[1]
    read_only = document.whole().is_read_only() if document else None
    return None if read_only is None else not read_only
