"""Taking an expansion back with Backspace: the very next key, and nothing else, does it.

The Backspace is seen only after the program has taken it: the phrase has lost a character then.
"""

import re
from dataclasses import dataclass, field

from snippets_app.core.abbreviations.keys import Standing
from snippets_app.core.abbreviations.trigger import Trigger

WITHIN = 10.0
"""Seconds."""
TOLD_WITHIN = 0.3
"""Seconds in which a program has told where the caret is after it has told its text, and the system
of the keys that we have pressed."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """``old`` stands at ``start``: ``new`` shall stand there."""

    start: int
    old: str = field(repr=False)
    new: str = field(repr=False)


class ReadChance:
    """In a field that tells its text. It begins once the phrase stands there, perhaps before the
    insertion has ended; ``ended`` says when it has."""

    def __init__(self, trigger: Trigger, before: Standing, phrase: str) -> None:
        text = before[0]
        self._trigger = trigger
        self._head, self._tail = text[: trigger.start], text[trigger.end :]
        self._phrase = _blankless(phrase)
        self._standing: Standing | None = None
        self._is_pressed = False
        self._stood = 0.0
        self._ended: float | None = None
        self.is_over = False

    @property
    def has_ended(self) -> bool:
        return self._ended is not None

    def ended(self, now: float) -> bool:
        """Whether Backspace was pressed already and nothing is done about it: never."""
        self._ended = now
        return False

    def typed(self, text: str, caret: int, now: float) -> TakenBack | None:
        """What is to be done, if this was Backspace."""
        if self.is_over or (text, caret) == self._standing:
            return None
        before = self._standing
        if before is None and self._is_pressed and self._lacks_one(text):
            return self._take_back(text)
        if before is None or (text == before[0] and self._may_be_late(caret, now)):
            self._stood = now if before is None else self._stood
            self._standing = (text, caret) if self._holds(text) else None
            return None
        self.is_over = True
        late = self._ended is not None and now - self._ended > WITHIN
        if late or not self._is_backspace(before, (text, caret)):
            return None
        return self._take_back(text)

    def keyed(self, key: str, now: float) -> None:
        """A key that is told beside the text; for a while it may be our own, but no Backspace."""
        is_ours = self._ended is None or now - self._ended <= TOLD_WITHIN
        self._is_pressed = key == "Backspace"
        self.is_over |= not is_ours and not self._is_pressed

    def _take_back(self, text: str) -> TakenBack:
        self.is_over = True
        return TakenBack(len(self._head), self._found(text), self._trigger.again)

    def _may_be_late(self, caret: int, now: float) -> bool:
        """Whether the caret may still be told of the insertion, which leaves it at the end."""
        is_soon = self._ended is None or now - self._stood <= TOLD_WITHIN
        return is_soon or (self._standing is not None and caret == self._end(self._standing[0]))

    def _is_backspace(self, before: Standing, now: Standing) -> bool:
        """Whether one character is gone before the caret, and nothing else; at the phrase's end
        also where the caret is still told as it was before."""
        (old, old_caret), (text, caret) = before, now
        size, end = len(old) - len(text), self._end(old)
        return _removes_one(old, end, text) or (
            caret == old_caret - size and _removes_one(old, old_caret, text)
        )

    def _end(self, text: str) -> int:
        return len(text) - len(self._tail)

    def _holds(self, text: str) -> bool:
        """Whether the phrase has taken the abbreviation's place; programs change blanks."""
        return _blankless(self._found(text)) == self._phrase

    def _lacks_one(self, text: str) -> bool:
        """Whether only the phrase's last character is missing: told before the whole was."""
        found = _blankless(self._found(text))
        return bool(found) and _removes_one(self._phrase, len(self._phrase), found)

    def _found(self, text: str) -> str:
        """What stands in the abbreviation's place; "" where all around it has changed."""
        room = len(text) - len(self._head) - len(self._tail)
        fits = room > 0 and text.startswith(self._head) and text.endswith(self._tail)
        return text[len(self._head) : len(self._head) + room] if fits else ""


class KeyChance:
    """Where only keys are seen. Our own keys are seen too, or come as "other": until the insertion
    has ended, a Backspace behind one of those is the agent's."""

    def __init__(self) -> None:
        self._ended: float | None = None
        self._is_pasted = self._is_pressed = False
        self.is_over = False

    @property
    def has_ended(self) -> bool:
        return self._ended is not None

    def ended(self, now: float) -> bool:
        """Whether Backspace was pressed already and nothing is done about it."""
        self._ended = now
        return self._is_pressed and not self.is_over

    def keyed(self, key: str, now: float) -> bool:
        """Whether this is the Backspace that takes back."""
        if self.is_over:
            return False
        if self._ended is None:
            self.is_over = self._is_pressed
            self._is_pressed = self._is_pasted and key == "Backspace"
            self._is_pasted |= key != "Backspace"
            return False
        self.is_over = True
        return key == "Backspace" and now - self._ended <= WITHIN


def _removes_one(old: str, end: int, text: str) -> bool:
    """Whether ``text`` is ``old`` without the character, as people see it, that ends there."""
    start = end - (len(old) - len(text))
    gone = old[max(start, 0) : end]
    if not gone or old[:start] + old[end:] != text:
        return False
    return len(gone) == 1 or _is_one(gone)


def _is_one(text: str) -> bool:
    import regex  # type: ignore[import-untyped]  # only emoji and combined marks need it

    return regex.fullmatch(r"\X", text) is not None


def _blankless(text: str) -> str:
    return _BLANK.sub("", text)
