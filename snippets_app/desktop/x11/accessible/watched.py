"""The field that has the focus: its text kept up to date, and told when it stands.

What is told at once: all that is typed. What waits: a removal, for a moment, because programs
replace by removing first; and what an input method is still composing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from snippets_app.desktop.composing import Composing, Unfinished
from snippets_app.desktop.difference import difference
from snippets_app.desktop.x11.accessible.bus import OWNER_OF, Signal, Unanswered
from snippets_app.desktop.x11.accessible.content import Content
from snippets_app.desktop.x11.accessible.element import Element
from snippets_app.desktop.x11.accessible.selecting import Selected
from snippets_app.desktop.x11.accessible.units import (
    counts_utf16,
    shows_composing,
)

_REPLACING = 0.03
_CHECK_AFTER = 0.3
_LAST_TYPED = 2
_EVENT = "type='signal',interface='org.a11y.atspi.Event.Object',member='{}',sender='{}'{}"
_MEMBERS = ("TextChanged", "TextCaretMoved")
Check = Callable[[Element], None]


@dataclass(frozen=True, slots=True)
class Told:
    """How a field is spoken of: a text with its caret, and that its message was sent."""

    typed: Callable[[str, int], None]
    sent: Callable[[], None]


class Watched:
    """One control, for as long as it has the focus. Questions raise Unanswered.

    ``check`` raises Refused for one that is not to be read; what it is may change at any time.
    ``due`` is when ``ring`` wants to be called (``time.monotonic``), None for never.
    """

    def __init__(self, element: Element, toolkit: str, told: Told, check: Check) -> None:
        self.element = element
        self._check = check
        self._utf16 = counts_utf16(toolkit)
        self._composing = Composing() if shows_composing(toolkit) else None
        self._told = told
        self._content: Content | None = None
        self._seen = ""  # the text as of the last look
        self._given: tuple[str, int] = ("", 0)  # as it was told
        self._unfinished: Unfinished | None = None
        self._replaced_by: float | None = None  # something was removed: until when to wait
        self._tell_at: float | None = None
        self._check_at: float | None = None
        self._sent_at: float | None = None
        self._rules: list[str] = []
        self._hears_one = True
        self.selected: Selected | None = None

    @property
    def due(self) -> float | None:
        times = (self._replaced_by, self._tell_at, self._check_at, self._sent_at)
        return min((at for at in times if at is not None), default=None)

    def open(self) -> None:
        """Listen to a control that may be read (see ``roles``), then read it."""
        self._check(self.element)
        self._listen(f",path='{self.element.place.path}'")
        self._read()

    def begin(self) -> None:
        """Tell what stands there already."""
        content = self.content()
        self._seen = content.text
        if content.text.strip():
            self._tell(content.text, content.caret)

    def close(self) -> None:
        """End; nothing of the text remains."""
        self.forget()
        self._silence()

    def forget(self) -> None:
        """Nothing of the text remains; it is read again when it changes."""
        self._content = self._unfinished = self.selected = None
        self._replaced_by = self._tell_at = self._check_at = self._sent_at = None
        self._seen, self._given = "", ("", 0)
        if self._composing:
            self._composing.forget()

    def follow(self, signals: list[Signal]) -> None:
        """What the program has told since, all together."""
        ours = [each for each in signals if each.member in _MEMBERS and self._concerns(each)]
        if not ours:
            return
        self._look(self._followed(ours))

    def ring(self, now: float) -> None:
        """A waiting time is over."""
        if self._tell_at is not None and now >= self._tell_at:
            self._tell_at = self._unfinished = None
            if self._composing:
                self._composing.forget()
            self._say()
        if self._replaced_by is not None and now >= self._replaced_by:
            self._replaced_by = None
            if self._content is not None:
                self._take(self._content, *difference(self._seen, self._content.text))
        if self._check_at is not None and now >= self._check_at:
            self._check_at = None
            if self._content is not None:
                self._look(self._read_again())
        if self._sent_at is not None and now >= self._sent_at:
            self.forget()
            self._told.sent()

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

    def _look(self, content: Content) -> None:
        """Decide what of the new text is told, and when."""
        start, removed, inserted = difference(self._seen, content.text)
        if removed and not inserted:
            if self._replaced_by is None:
                self._replaced_by = time.monotonic() + _REPLACING
                self._tell_at = None
            return
        self._replaced_by = None
        self._take(content, start, removed, inserted)

    def _take(self, content: Content, start: int, removed: str, inserted: str) -> None:
        self._seen = content.text
        if removed or inserted:
            self._changed(content.text, start, removed, inserted)
        self._say()

    def _changed(self, text: str, start: int, removed: str, inserted: str) -> None:
        now = time.monotonic()
        self._check_at = now + _CHECK_AFTER
        self._tell_at = self._sent_at = None
        if self._composing:
            self._unfinished = self._composing.follow(text, start, removed, inserted)
        if self._unfinished:
            self._tell_at = now + self._unfinished.patience
        if not text.strip() or (not removed and _is_end(inserted, text, start)):
            self._sent_at = now + _REPLACING

    def _say(self) -> None:
        content = self._content
        if content is None:
            return
        text, caret = content.text, content.caret
        if self._unfinished:
            text, caret = _without(text, caret, self._unfinished)
        if (text, caret) != self._given:
            self._tell(text, caret)

    def _tell(self, text: str, caret: int) -> None:
        self._given = (text, caret)
        self._told.typed(text, caret)

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


def _without(text: str, caret: int, part: Unfinished) -> tuple[str, int]:
    if caret > part.start:
        caret = max(part.start, caret - (part.end - part.start))
    return text[: part.start] + text[part.end :], caret


def _is_end(inserted: str, text: str, start: int) -> bool:
    """Whether Enter was pressed at the end, perhaps with the last syllable that it finished.

    Browsers show the new, empty line by a second line break.
    """
    typed = inserted.rstrip("\n")
    return inserted != typed and len(typed) <= _LAST_TYPED and start + len(inserted) == len(text)
