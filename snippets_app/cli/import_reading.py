"""The file of ``saywell import``, read by a process of its own, with its progress on a terminal."""

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from snippets_app.app.reading.copyq import items_of_copyq
from snippets_app.app.reading.messages import Progress
from snippets_app.app.reading.parent import Reading
from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources.base import Options
from snippets_app.formats.sources.columns import Columns
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


def read(parsed: Namespace) -> Draft:
    """The draft of the file that was named. Raises AppError."""
    options = Options(encoding=parsed.encoding, sheet=parsed.sheet)
    if parsed.column:
        options = replace(options, columns=_columns(parsed, options))
    return _draft(Reading(parsed.file, parsed.format, options))


def read_from_copyq() -> Draft:
    """The draft of what a running CopyQ holds. Raises AppError."""
    with items_of_copyq() as file:
        return _draft(Reading(file, "copyq"))


def _draft(reading: Reading) -> Draft:
    meter = _Meter()
    try:
        draft = reading.draft(meter.told)
    finally:
        meter.clear()
    assert draft, "nobody cancels it here"
    return draft


class _Meter:
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


def _columns(parsed: Namespace, options: Options) -> Columns:
    """What is guessed, but for the columns that were named."""
    look = Reading(parsed.file, parsed.format, options).look()
    assert look, "nobody cancels it here"
    if look.trouble:
        raise look.trouble.error()
    if look.preview is None:
        raise AppError(
            "{file} is no table, so it has no columns.",
            "Leave --column out, or add --format csv.",
            file=parsed.file,
        )
    found = look.preview.columns
    for each in parsed.column:
        field, _, heading = each.partition("=")
        if field not in _FIELDS or not heading:
            raise _not_a_column(each)
        found = replace(found, **{_FIELDS[field]: _number(heading, look.preview)})
    return found


def _number(heading: str, preview: TablePreview) -> int:
    """The column's number from 0: by its heading, or as counted from 1."""
    titles = [title.strip().casefold() for title in preview.header]
    wanted = heading.strip().casefold()
    if wanted in titles:
        return titles.index(wanted)
    width = max(map(len, (preview.header, *preview.rows)), default=0)
    if heading.isdecimal() and 1 <= int(heading) <= width:
        return int(heading) - 1
    raise AppError(
        "There is no column “{column}” in it.",
        "Columns: {known}.",
        column=heading,
        known=", ".join(_named(preview.header, width)),
    )


def _named(header: Sequence[str], width: int) -> list[str]:
    return [title for title in header if title] or [f"1 to {width}"]


def _not_a_column(given: str) -> AppError:
    return AppError(
        "“{given}” names no column.",
        "Write FIELD=HEADING; the fields are {fields}.",
        given=given,
        fields=", ".join(_FIELDS),
    )
