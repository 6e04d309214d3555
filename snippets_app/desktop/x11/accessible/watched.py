"""The field that has the focus: its text kept up to date as its program tells of changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from snippets_app.desktop.watching.fields import Fields
from snippets_app.desktop.watching.telling import Reading, Telling
from snippets_app.desktop.x11.accessible.bus import OWNER_OF, Signal, Unanswered
from snippets_app.desktop.x11.accessible.content import Content
from snippets_app.desktop.x11.accessible.element import Element
from snippets_app.desktop.x11.accessible.units import (
    counts_utf16,
    shows_composing,
)

if TYPE_CHECKING:
    from snippets_app.desktop.x11.accessible.selecting import Selected

_EVENT = "type='signal',interface='org.a11y.atspi.Event.Object',member='{}',sender='{}'{}"
_MEMBERS = ("TextChanged", "TextCaretMoved")
Check = Callable[[Element], None]


class Watched:
    """One control, for as long as it has the focus. Questions raise Unanswered.

    ``check`` raises Refused for one that is not to be read; what it is may change at any time.
    ``due`` is when ``ring`` wants to be called (``time.monotonic``), None for never.
    """

    def __init__(self, element: Element, toolkit: str, fields: Fields, check: Check) -> None:
        self.element = element
        self._check = check
        self._sent = fields.sent
        self._telling = Telling(
            fields.typed, self._forget_sent, shows_composing=shows_composing(toolkit)
        )
        self._utf16 = counts_utf16(toolkit)
        self._content: Content | None = None
        self._rules: list[str] = []
        self._hears_one = True
        self.selected: Selected | None = None

    @property
    def due(self) -> float | None:
        return self._telling.due

    def open(self) -> None:
        """Listen to a control that may be read (see ``roles``), then read it."""
        self._check(self.element)
        self._listen(f",path='{self.element.place.path}'")
        self._read()

    def begin(self) -> None:
        """Tell what stands there already."""
        self._telling.begin(_reading(self.content()))

    def close(self) -> None:
        """End; nothing of the text remains."""
        self.forget()
        self._silence()

    def forget(self) -> None:
        """Nothing of the text remains; it is read again when it changes."""
        self._telling.forget()
        self._content = self.selected = None

    def follow(self, signals: list[Signal]) -> None:
        """What the program has told since, all together."""
        ours = [each for each in signals if each.member in _MEMBERS and self._concerns(each)]
        if ours:
            self._take(self._followed(ours), time.monotonic())

    def ring(self, now: float) -> None:
        """A waiting time is over."""
        if self._telling.ring(now) and self._content is not None:
            self._take(self._read_again(), now)

    def content(self) -> Content:
        """The text as it stands now, asked anew if it was forgotten."""
        return self._content or self._read_again()

    def _concerns(self, signal: Signal) -> bool:
        if signal.sender != self.element.place.sender:
            return False
        if self._content is None:  # forgotten: what is typed next is read
            return signal.member == "TextChanged"
        return self._content.knows(signal.path)

    def _followed(self, signals: list[Signal]) -> Content:
        """The text with all changes; one that cannot be followed is the reason to read again."""
        content = self._content
        if content is None:
            return self._read_again()
        for each in signals:
            if not self._apply(content, each):
                return self._read_again()
        return content

    def _apply(self, content: Content, signal: Signal) -> bool:
        kind, first, second, value = _parts(signal)
        if signal.member == "TextCaretMoved":
            content.move_caret(signal.path, first)
            return True
        if kind.startswith("insert"):
            return content.insert(signal.path, first, value)
        # Chromium counts a removed text too short behind an emoji; Qt blanks what it removed.
        length = second if self._utf16 else len(value) or second
        return kind.startswith("delete") and content.delete(signal.path, first, length)

    def _take(self, content: Content, now: float) -> None:
        if not self._telling.take(_reading(content), now):
            self._content = None

    def _forget_sent(self) -> None:
        self.forget()
        self._sent()

    def _read_again(self) -> Content:
        """A password field may be shown, and hidden again."""
        self._check(self.element)
        return self._read()

    def _read(self) -> Content:
        content = Content(self.element, utf16=self._utf16, before=self._content)
        if content.has_parts and self._hears_one:
            # Its paragraphs come and go: from now on all that the program tells is heard.
            self._hears_one = False
            self._silence()
            self._listen("")
            content = Content(self.element, utf16=self._utf16, before=content)
        self._content = content
        return content

    def _listen(self, where: str) -> None:
        sender = self.element.place.sender
        self._rules = [_EVENT.format(member, sender, where) for member in _MEMBERS]
        self._rules.append(OWNER_OF.format(sender))
        for rule in self._rules:
            self.element.bus.listen(rule)

    def _silence(self) -> None:
        rules, self._rules = self._rules, []
        for rule in rules:
            self.element.bus.ignore(rule)


def _parts(signal: Signal) -> tuple[str, int, int, str]:
    """Kind, two numbers and a text: the body of every event. Unanswered for any other."""
    if len(signal.body) < 4:  # noqa: PLR2004
        raise Unanswered
    kind, first, second, value = signal.body[:4]
    text = value[1] if isinstance(value, tuple) and len(value) == 2 else ""  # noqa: PLR2004
    if not (isinstance(kind, str) and isinstance(first, int) and isinstance(second, int)):
        raise Unanswered
    return kind, first, second, text if isinstance(text, str) else ""


def _reading(content: Content) -> Reading:
    return Reading(content.text, content.caret)
