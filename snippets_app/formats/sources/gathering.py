"""Records on their way to a draft: each one is taken within the limits, or refused by itself."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from snippets_app.core import limits
from snippets_app.core.chord import hotkey_chord
from snippets_app.core.draft import Draft, Entry, Refused, Remark
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Told, nobody
from snippets_app.formats.sources.body import UNSHOWN, Translated, shown_text
from snippets_app.formats.sources.bounds import MOST_CHARACTERS, MOST_RECORDS
from snippets_app.formats.sources.checking import BodyChecks
from snippets_app.formats.sources.wording import TooMany, no_text, note, too_long

_Item = TypeVar("_Item")
_TOLD_EVERY = 1_000
_ABBREVIATION = re.compile(limits.ABBREVIATION_PATTERN)
_BLANK = re.compile(r"[^\S ]|  ")


class Record(NamedTuple):
    """A phrase as its source tells it; only the body is translated already.

    A title that is empty is made from the text. ``notes`` come before those of the body.
    """

    body: Translated
    title: str = ""
    group: str = ""
    abbreviation: str = ""
    hotkey: str = ""
    key: str = ""
    stage: str = ""
    notes: tuple[Remark, ...] = ()


class Gathering:
    """Collects entries and refusals in the order of the file."""

    def __init__(self, told: Told = nobody, of: int = 0) -> None:
        self._told = told
        self._of = of
        self._checks = BodyChecks()
        self._groups: dict[str, None] = {}
        self._entries: list[Entry] = []
        self._refused: list[Refused] = []
        self._notes: dict[Remark, None] = {}
        self._characters = 0

    def each(
        self,
        records: Iterable[tuple[int, _Item]],
        read: Callable[[_Item], Record | None],
        file: str = "",
    ) -> None:
        """Take what ``read`` makes of each numbered record; an AppError refuses that one alone."""
        for row, item in records:
            try:
                record = read(item)
                if record is not None:
                    self.add(row, record, file)
            except TooMany:
                raise
            except AppError as trouble:
                self.refuse(row, trouble, file)

    def add(self, row: int, record: Record, file: str = "") -> None:
        """Take a record; AppError when it has no text or one that is too long."""
        body, notes = record.body.body, [*record.notes, *record.body.notes]
        if not body.isprintable() and UNSHOWN.search(body):
            body = shown_text(body)
            notes.append(note("unshown"))
        if not body or body.isspace():
            raise no_text()
        if len(body) > limits.BODY_LENGTH:
            raise too_long(len(body), limits.BODY_LENGTH)
        self._checks.check(body)
        self._count(len(body))
        group = self.group(record.group)
        self._entries.append(
            Entry(
                row=row,
                title=_title(record.title or _first_line(body), notes, given=bool(record.title)),
                body=body,
                group=group,
                abbreviation=_abbreviation(record.abbreviation, notes)
                if record.abbreviation
                else "",
                hotkey=_hotkey(record.hotkey, notes) if record.hotkey else "",
                notes=tuple(notes),
                file=file,
                key=record.key if record.key.isprintable() else "",
                stage=record.stage,
            )
        )

    def refuse(self, row: int, error: AppError, file: str = "") -> None:
        self._count(0)
        self._refused.append(Refused(row, Remark.of(error), file))

    def refuse_all(self, refused: Iterable[Refused]) -> None:
        self._refused.extend(refused)

    def note(self, remark: Remark) -> None:
        """Say something of the whole file, once."""
        self._notes.setdefault(remark)

    def group(self, title: str) -> str:
        """The group's title within the limits; it keeps its place in the order of groups."""
        if not title or title in self._groups:
            return title
        name = _one_line(title)[: limits.TITLE_LENGTH].strip()
        if name:
            self._groups.setdefault(name)
        return name

    def draft(self, name: str = "", language: str = "") -> Draft:
        return Draft(
            groups=tuple(self._groups),
            entries=tuple(self._entries),
            refused=tuple(self._refused),
            notes=tuple(self._notes),
            name=_one_line(name)[: limits.TITLE_LENGTH].strip(),
            language=language,
        )

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MOST_CHARACTERS:
            raise TooMany(MOST_RECORDS)
        records = len(self._entries) + len(self._refused)
        if records >= MOST_RECORDS:
            raise TooMany(MOST_RECORDS)
        if records % _TOLD_EVERY == 0:
            self._told(records, self._of)


def _title(text: str, notes: list[Remark], *, given: bool) -> str:
    line = _one_line(text)
    if 0 < len(line) <= limits.TITLE_LENGTH:
        return line
    if not line:
        return "…"
    if given:
        notes.append(note("title", line))
    return f"{line[: limits.TITLE_LENGTH - 1].rstrip()}…"


def _first_line(body: str) -> str:
    start = body.strip()[: limits.TITLE_LENGTH * 2].partition("\n")[0]
    return start.replace("{{", "{").replace("}}", "}") if "{" in start or "}" in start else start


def _one_line(text: str) -> str:
    if text.isprintable() and not _BLANK.search(text):
        return text.strip()
    return " ".join(shown_text(text).split())


def _abbreviation(text: str, notes: list[Remark]) -> str:
    wanted = text.strip()
    if not wanted:
        return ""
    if len(wanted) > limits.ABBREVIATION_LENGTH or not _ABBREVIATION.match(wanted):
        notes.append(note("abbreviation", wanted))
        return ""
    return wanted


def _hotkey(text: str, notes: list[Remark]) -> str:
    if not text or text.isspace():
        return ""
    try:
        return str(hotkey_chord(text))
    except AppError:
        notes.append(note("hotkey", text))
        return ""
