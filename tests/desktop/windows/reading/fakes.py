"""A desktop that does what a test says: windows, fields, keys and the time."""

from collections.abc import Callable
from itertools import count
from typing import Any

from snippets_app.desktop.base import Coverage, Permission, Rect
from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.telling import Reading
from snippets_app.desktop.windows.reading.control import Front, Refused, TextControl, Unanswered
from snippets_app.desktop.windows.reading.following import Following
from snippets_app.desktop.windows.reading.parts import Parts
from tests.desktop.typing_contract import Heard

OWN = 1
CHAT = Front(window=10, focus=11, process=100, program="chat")
OTHER = Front(window=20, focus=21, process=200, program="other")
PLACE, EXTENTS, CARET = Rect(5, 5, 9, 9), Rect(0, 0, 90, 20), Rect(7, 7, 1, 12)


class FakeField:
    """One text field; ``trouble`` is raised by each question."""

    shows_composing = True

    def __init__(self, text: str = "") -> None:
        self.text, self.caret = text, len(text)
        self.selection: tuple[int, int] | None = None
        self.trouble: Unanswered | None = None
        self.focused = True
        self.changed: Callable[[], None] | None = None
        self.place_known = True
        self.reads = 0

    def same(self, other: Any) -> bool:
        return self is other

    def has_focus(self) -> bool:
        return self.focused

    def read(self) -> Reading:
        self._check()
        self.reads += 1
        return Reading(self.text, self.caret)

    def follow(self, changed: Callable[[], None]) -> None:
        self.changed = changed

    def unfollow(self) -> None:
        self.changed = None

    def forget(self) -> None: ...

    def mark(self, start: int, end: int) -> None:
        self._check()
        self.selection, self.caret = (start, end), end

    def marked(self) -> tuple[int, int] | None:
        self._check()
        return self.selection

    def place(self, start: int, end: int) -> Rect | None:
        self._check()
        return PLACE if self.place_known else None

    def extents(self) -> Rect | None:
        return EXTENTS

    def _check(self) -> None:
        if self.trouble is not None:
            raise self.trouble


class FakeWay:
    """Finds the fields that the test puts into windows, by their controls."""

    def __init__(self, fields: dict[int, FakeField | Unanswered] | None = None) -> None:
        self.fields = fields or {}
        self.asked = 0

    def take(self, front: Front) -> TextControl | None:
        self.asked += 1
        found = self.fields.get(front.focus)
        if isinstance(found, Unanswered):
            raise found
        return found

    def close(self) -> None: ...


class FakeDesktop:
    """Following, with everything around it pretended; what it asks for soon is done at
    once, or kept in ``late``."""

    def __init__(self, *ways: FakeWay, permission: Permission = Permission.TEXT) -> None:
        self.front: Front | None = CHAT
        self.hung = False
        self.tells_keys = True
        self.pressed: Callable[[str], None] | None = None
        self.late: list[Callable[[Following], None]] | None = None
        self.heard = Heard(permission)
        parts = Parts(self, ways, self, lambda window: CARET, OWN)
        fields = Fields(self.heard, count(1))
        self.following = Following(parts, fields, self.heard.allows, self._soon)

    def ask(self) -> Front | None:
        return self.front

    def number(self) -> int:
        return self.front.window if self.front else 0

    def is_hung(self, front: Front) -> bool:
        return self.hung

    def start(self, pressed: Callable[[str], None]) -> bool:
        self.pressed = pressed if self.tells_keys else None
        return self.tells_keys

    def stop(self) -> None:
        self.pressed = None

    def go_to(self, front: Front | None) -> None:
        """Another window comes to the front."""
        self.front = front
        self.following.look()

    def wait(self) -> bool:
        """Until the next waiting time is over; False when nothing is waited for."""
        due = self.following.due
        if due is not None:
            self.following.ring(due)
        return due is not None

    @property
    def coverage(self) -> Coverage | None:
        return self.following.field.coverage if self.following.field else None

    @property
    def reason(self) -> str:
        return self.following.field.reason if self.following.field else ""

    def _soon(self, command: Callable[[Following], None]) -> None:
        if self.late is None:
            command(self.following)
        else:
            self.late.append(command)


def refused(reason: str) -> Refused:
    return Refused(reason)
