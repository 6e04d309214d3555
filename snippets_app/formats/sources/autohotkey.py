"""AutoHotkey's hotstrings: only those that replace text; whatever runs is refused.

https://www.autohotkey.com/docs/v2/Hotstrings.htm
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.autohotkey_lines import Section, section_from
from snippets_app.formats.sources.autohotkey_text import translated
from snippets_app.formats.sources.base import Glimpse, Options
from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.gathering import Gathering, Record
from snippets_app.formats.sources.material import Material, the_file
from snippets_app.formats.sources.wording import is_script, not_of, note

_HOTSTRING = re.compile(r"\s*:([^:\n]{0,40}):((?:[^:`]|`.|:(?!:)){1,200})::(.*)", re.DOTALL)
_COMMENT = re.compile(r"(?<=[ \t]);.*")
_DIRECTIVE = re.compile(r"\s*#(\w+)[ \t]*(.*)")
_NO_OPTIONS = re.compile(r"EndChars|NoMouse", re.IGNORECASE)
_VERSION_2 = re.compile(r"AutoHotkey[ \t]+[v><= \t]*2", re.IGNORECASE)


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
        self._options = ""
        self._trims = self._is_version_2 = False
        self.others = 0

    def hotstrings(self) -> Iterator[tuple[int, Hotstring]]:
        while self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1
            number = self._next
            if line.strip().startswith("/*"):
                self._skip_comment(line)
            elif found := _HOTSTRING.fullmatch(line):
                yield number, self._hotstring(found)
            elif directive := _DIRECTIVE.match(line):
                self._obey(directive[1].lower(), directive[2])
            elif line.strip() and not line.strip().startswith(";"):
                self.others += 1

    def _obey(self, name: str, rest: str) -> None:
        if name == "hotstring" and not _NO_OPTIONS.match(rest):
            self._options += _COMMENT.sub("", rest)
        elif name == "ltrim":
            self._trims = not rest.lower().startswith("off")
        elif name == "requires":
            self._is_version_2 = _VERSION_2.match(rest) is not None

    def _hotstring(self, found: re.Match[str]) -> Hotstring:
        abbreviation = re.sub(r"`(.)", r"\1", found[2])
        text = _COMMENT.sub("", found[3]).strip(" \t")
        if _last_of("X", f"{self._options} {found[1]}") or text == "{":
            return Hotstring(found[1], abbreviation, None)
        section = self._section()
        if section is None:
            return Hotstring(f"{self._options} {found[1]}", abbreviation, text or None)
        # What stands between parentheses is sent as it is, unless this hotstring says otherwise.
        options = f"{self._options} R {found[1]}"
        return Hotstring(options, abbreviation, text + section.text)

    def _section(self) -> Section | None:
        """The lines between parentheses that follow, if there are any."""
        section = section_from(
            self._lines, self._next, trims=self._trims, is_version_2=self._is_version_2
        )
        if section is not None:
            self._next = section.after
        return section

    def _skip_comment(self, line: str) -> None:
        while "*/" not in line and self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1


def _last_of(letters: str, options: str) -> str:
    """The one of these options that is in force; empty where the last of them is switched off."""
    given = re.findall(f"[{letters}]0?", options.upper())
    return given[-1] if given and not given[-1].endswith("0") else ""


def _record(found: Hotstring) -> Record:
    if found.text is None:
        raise is_script()
    mode = _last_of("RT", found.options)
    return Record(translated(found.text, mode), abbreviation=found.abbreviation)
