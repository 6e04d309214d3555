"""The file of ``saywell import``, read by a process of its own, with its progress on a terminal."""

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from snippets_app.app.reading.copyq import CopyQReading
from snippets_app.app.reading.messages import Progress
from snippets_app.app.reading.parent import Reading
from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Options
from snippets_app.formats.sources.tables import TablePreview

SHOWN_AFTER = 0.3
"""Seconds."""
_FIELDS = {
    "title": "title",
    "text": "body",
    "stage": "group",
    "abbreviation": "abbreviation",
    "hotkey": "hotkey",
}


def read(parsed: Namespace, likely: str = "") -> Draft:
    """The draft of the file that was named, ``likely`` as for ``Reading``. Raises AppError."""
    options = Options(encoding=parsed.encoding, sheet=parsed.sheet, skip=parsed.skip)
    if parsed.column:
        options = _with_columns(parsed, options, likely)
    return _draft(Reading(parsed.file, parsed.format, options, likely=likely))


def read_from_copyq() -> Draft:
    """The draft of what a running CopyQ holds. Raises AppError."""
    return _draft(CopyQReading(lambda file: Reading(file, "copyq")))


def _draft(reading: Reading | CopyQReading) -> Draft:
    meter = Meter()
    try:
        draft = reading.draft(meter.told)
    finally:
        meter.clear()
    assert draft, "nobody cancels it here"
    return draft


class Meter:
    """One line on a terminal that says how far it is."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown = ""

    def told(self, progress: Progress) -> None:
        if time.monotonic() - self._start < SHOWN_AFTER or not (sys.stderr and _is_terminal()):
            return
        of = f" of {progress.of:,}" if progress.of else ""
        self._show(f"Reading: {progress.done:,}{of}")

    def clear(self) -> None:
        if self._shown:
            self._show("")
            sys.stderr.write("\r")

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r{text.ljust(len(self._shown))}")
        sys.stderr.flush()
        self._shown = text


def _is_terminal() -> bool:
    return sys.stderr.isatty()


def _with_columns(parsed: Namespace, options: Options, likely: str) -> Options:
    """What is guessed, but for the columns that were named; a row that has their headings is one
    of headings, whatever else it holds."""
    preview = _preview(parsed, options, likely)
    first = next(iter(preview.rows), ())
    wanted = dict(map(_field_and_heading, parsed.column))
    is_headed = bool(preview.header) or any(_place(first, each) for each in wanted.values())
    header = preview.header or (first if is_headed else ())
    width = max(map(len, (header, *preview.rows)), default=0)
    numbers = {field: _number(heading, header, width) for field, heading in wanted.items()}
    return replace(options, columns=replace(preview.columns, **numbers), header=is_headed)


def _preview(parsed: Namespace, options: Options, likely: str) -> TablePreview:
    look = Reading(parsed.file, parsed.format, options, likely=likely).look()
    assert look, "nobody cancels it here"
    if look.trouble:
        raise look.trouble.error()
    if look.preview is None:
        raise AppError(
            "{file} is no table, so it has no columns.",
            "Leave --column out, or add --format csv.",
            file=parsed.file,
        )
    return look.preview


def _field_and_heading(given: str) -> tuple[str, str]:
    field, _, heading = given.partition("=")
    if field not in _FIELDS or not heading.strip():
        raise _not_a_column(given)
    return _FIELDS[field], heading


def _place(header: Sequence[str], heading: str) -> int | None:
    """The place of the heading, from 1."""
    titles = [title.strip().casefold() for title in header]
    wanted = heading.strip().casefold()
    return titles.index(wanted) + 1 if wanted in titles else None


def _number(heading: str, header: Sequence[str], width: int) -> int:
    """The column's number from 0: by its heading, or as counted from 1."""
    found = _place(header, heading) or (int(heading) if heading.isdecimal() else 0)
    if 1 <= found <= width:
        return found - 1
    known = [title for title in header if title] or [f"1 to {width}"]
    raise AppError(
        "There is no column “{column}” in it.",
        "Columns: {known}.",
        column=heading,
        known=", ".join(known),
    )


def _not_a_column(given: str) -> AppError:
    return AppError(
        "“{given}” names no column.",
        "Write FIELD=HEADING; the fields are {fields}.",
        given=given,
        fields=", ".join(_FIELDS),
    )
