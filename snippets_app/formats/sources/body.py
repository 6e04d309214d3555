"""A body in our template language, made piece by piece from another tool's text."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from snippets_app.core.draft import Remark
from snippets_app.core.limits import BODY_LENGTH
from snippets_app.formats.sources import dates
from snippets_app.formats.sources.bounds import LONGEST_RECORD
from snippets_app.formats.sources.wording import note, quoted, too_long

UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BRACES = re.compile(r"[{}]")
_NO_LABEL = re.compile(r"[{}|=\s]+")
_LONGEST_LABEL = 60
_UNNAMED = "…"
_FEWEST_OPTIONS = 2


class Translated(NamedTuple):
    """A body that is a template, and what is to be told of it."""

    body: str
    notes: tuple[Remark, ...] = ()


class Body:
    """Takes texts and placeholders in order; what is not ours stays as plain text, with a note."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._notes: dict[Remark, None] = {}
        self._options: dict[str, tuple[str, ...]] = {}
        self._has_caret = False
        self._unnamed = 0
        self._length = 0

    def text(self, text: str) -> None:
        """Plain text: whatever stands in it is meant as it is."""
        shown = shown_text(text)
        if len(shown) != len(plain_breaks(text)):
            self.note(note("unshown"))
        self._put(shown.replace("{", "{{").replace("}", "}}"))

    def keep(self, piece: str, why: str = "unknown") -> None:
        """A placeholder that means nothing here."""
        self.text(piece)
        self.note(note(why, piece))

    def note(self, remark: Remark) -> None:
        self._notes.setdefault(remark)

    def simple(self, name: str) -> None:
        """A placeholder without an argument, such as ``clipboard`` or ``customer``."""
        self._put(f"{{{name}}}")

    def own(self, piece: str) -> None:
        """A placeholder of ours; a choice that disagrees with one of its label stays as text."""
        is_choice = piece.startswith("{choice:")
        label, *options = piece[len("{choice:") : -1].split("|") if is_choice else [""]
        if piece == "{cursor}":
            self.caret(piece)
        elif not options or self._options.setdefault(label, tuple(options)) == tuple(options):
            self._put(piece)
        else:
            self.keep(piece, "options")

    def caret(self, piece: str) -> None:
        if self._has_caret:
            self.note(note("caret", piece))
        else:
            self._has_caret = True
            self.simple("cursor")

    def field(self, label: str, default: str = "") -> None:
        """What the agent types."""
        name, given = self._named(label), shown_text(default)
        if _BRACES.search(given):
            self.note(note("default", name))
            given = ""
        self._put(f"{{field:{name}={given}}}" if given.strip() else f"{{field:{name}}}")

    def choice(self, label: str, options: Sequence[str], piece: str) -> None:
        """What the agent chooses; ``piece`` stays as text where the options cannot be written."""
        offered = tuple(dict.fromkeys(filter(None, (shown_text(each).strip() for each in options))))
        if any(_BRACES.search(each) or "|" in each for each in offered):
            self.keep(piece, "options")
        elif len(offered) < _FEWEST_OPTIONS:
            self.field(label, *offered)
        else:
            self._put(f"{{choice:{'|'.join((self._label_for(label, offered), *offered))}}}")

    def moment(self, codes: str | None, piece: str, seconds: int = 0, kind: str = "date") -> None:
        """A date or time; None as ``codes`` stands for a way to write it that is not ours."""
        found = dates.placeholder(codes, seconds, kind)
        if found is None:
            self.keep(piece, "date")
        else:
            self._put(found)

    def backspace(self, count: int) -> bool:
        """Put the caret that many characters back, if there is plain text that far."""
        last = self._parts[-1] if self._parts else ""
        if self._has_caret or not 0 < count <= len(last) or _BRACES.search(last):
            return False
        self._parts[-1:] = [last[:-count], "{cursor}", last[-count:]]
        self._has_caret = True
        return True

    def translated(self) -> Translated:
        return Translated("".join(self._parts), tuple(self._notes))

    def _put(self, written: str) -> None:
        self._length += len(written)
        if self._length > 2 * BODY_LENGTH:
            raise too_long(self._length, BODY_LENGTH)
        self._parts.append(written)

    def _named(self, label: str) -> str:
        """The label as ours; each one that is empty is asked for by itself."""
        found = _as_label(label)
        if found:
            return found
        self._unnamed += 1
        return _UNNAMED if self._unnamed == 1 else f"{_UNNAMED} {self._unnamed}"

    def _label_for(self, label: str, options: tuple[str, ...]) -> str:
        """The label, or one with a number where it has other options already."""
        name = wanted = self._named(label)
        number = 1
        while self._options.setdefault(name, options) != options:
            number += 1
            name = f"{wanted} {number}"
        return name


Putter = Callable[[re.Match[str], Body], None]
"""Puts what one placeholder of another tool stands for into the body."""


def translate(text: str, placeholder: re.Pattern[str], put: Putter) -> Translated:
    """The text with each match of ``placeholder`` put by ``put``; AppError if it is too long."""
    body = Body()
    translate_into(body, text, placeholder, put)
    return body.translated()


def translate_into(body: Body, text: str, placeholder: re.Pattern[str], put: Putter) -> None:
    if len(text) > LONGEST_RECORD:
        raise too_long(len(text), BODY_LENGTH)
    end = 0
    for found in placeholder.finditer(text):
        body.text(text[end : found.start()])
        put(found, body)
        end = found.end()
    body.text(text[end:])


def literal(text: str) -> Translated:
    """The text without any placeholder."""
    if len(text) > LONGEST_RECORD:
        raise too_long(len(text), BODY_LENGTH)
    has_braces = "{" in text or "}" in text
    if not has_braces and (text.isprintable() or UNSHOWN.search(text) is None):
        return Translated(text)
    body = Body()
    body.text(text)
    return body.translated()


def shown_text(text: str) -> str:
    """The text with plain line ends and without what cannot be shown."""
    return UNSHOWN.sub("", plain_breaks(text))


def plain_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _as_label(text: str) -> str:
    words = _NO_LABEL.sub(" ", UNSHOWN.sub("", quoted(text)))
    return words.strip()[:_LONGEST_LABEL].strip()
