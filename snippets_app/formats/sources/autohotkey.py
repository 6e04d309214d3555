"""AutoHotkey's hotstrings: only those that replace text; whatever runs is refused.

https://www.autohotkey.com/docs/v2/Hotstrings.htm
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.autohotkey_text import translated
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import is_script, not_of, note

_HOTSTRING = re.compile(r"\s*:([^:\n]{0,40}):((?:[^:`]|`.|:(?!:)){1,200})::(.*)", re.DOTALL)
_COMMENT = re.compile(r"\s+;.*|^;.*")
_JOIN = re.compile(r"\bJoin(\S*)", re.IGNORECASE)
_MOST_LINES = 500
"""Lines of one continuation section; a longer one was never closed."""


@dataclass(frozen=True, slots=True)
class Hotstring:
    """Options, abbreviation and replacement; None where the lines after it are a program."""

    options: str
    abbreviation: str
    text: str | None


class AutoHotkey:
    """A script's hotstrings."""

    name = "autohotkey"
    label = "AutoHotkey"
    extensions = (".ahk",)

    def recognises(self, seen: Glimpse) -> bool:
        return seen.ending == ".ahk"

    def read(self, material: Material, options: Options) -> Draft:
        file = the_file(material, self.label)
        lines = decoded(file.content, options.encoding, file.name).split("\n")
        script = _Script([line.rstrip("\r") for line in lines])
        gathering = Gathering(options.told)
        gathering.each(script.hotstrings(), _record)
        if script.others:
            gathering.note(note("other_lines", script.others))
        draft = gathering.draft(file.stem)
        if not draft.entries and not draft.refused and script.others:
            raise not_of(self.label, file.name)
        return draft


class _Script:
    """Walks through the lines; ``others`` counts those that are code."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._next = 0
        self.others = 0

    def hotstrings(self) -> Iterator[tuple[int, Hotstring]]:
        while self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1
            number = self._next
            if line.strip().startswith("/*"):
                self._skip_comment(line)
                continue
            found = _HOTSTRING.fullmatch(line)
            if found:
                yield number, self._hotstring(found)
            elif line.strip() and not line.strip().startswith((";", "#")):
                self.others += 1

    def _hotstring(self, found: re.Match[str]) -> Hotstring:
        abbreviation = re.sub(r"`(.)", r"\1", found[2])
        options, text = found[1], _COMMENT.sub("", found[3]).strip(" \t")
        if "x" in options.lower() or text == "{":
            return Hotstring(options, abbreviation, None)
        if text:
            return Hotstring(options, abbreviation, text)
        return Hotstring(options, abbreviation, self._continued())

    def _continued(self) -> str | None:
        """The lines between parentheses that follow; None where no such section follows."""
        if self._next >= len(self._lines) or not self._lines[self._next].lstrip().startswith("("):
            return None
        opening = self._lines[self._next]
        for end in range(self._next + 1, min(len(self._lines), self._next + _MOST_LINES)):
            if self._lines[end].lstrip().startswith(")"):
                lines = self._lines[self._next + 1 : end]
                self._next = end + 1
                return _joined(lines, opening)
        return None

    def _skip_comment(self, line: str) -> None:
        while "*/" not in line and self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1


def _joined(lines: list[str], opening: str) -> str:
    join = _JOIN.search(opening)
    between = {"": "", "`n": "\n", "`t": "\t", "`s": " "}.get(join[1], join[1]) if join else "\n"
    keeps_left = "ltrim" not in opening.lower()
    keeps_right = "rtrim0" in opening.lower()
    trimmed = [line if keeps_left else line.lstrip(" \t") for line in lines]
    return between.join(line if keeps_right else line.rstrip(" \t") for line in trimmed)


def _record(found: Hotstring) -> Record:
    if found.text is None:
        raise is_script()
    raw = bool(re.search(r"[RT](?!0)", found.options.upper()))
    return Record(translated(found.text, raw=raw), abbreviation=found.abbreviation)
