"""Rows of a CSV file with their lines; a broken quotation mark costs one row, not the rest."""

import csv
import io
import re
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import chain, islice

from snippets_app.core.limits import BODY_LENGTH
from snippets_app.errors import AppError
from snippets_app.formats.sources.bounds import MOST_RECORDS
from snippets_app.formats.sources.columns import is_own
from snippets_app.formats.sources.tables import Row
from snippets_app.formats.sources.wording import TooMany

DELIMITERS = ("\t", ";", ",", "|")
"""Of two that divide as regularly, the first: commas are the ones that stand in phrases."""
_LONGEST_ROW = 300
"""Lines that one row may fill. More of them is a quotation mark that was never closed; but what
Saywell wrote itself is quoted rightly, and a text may be as long as texts may be."""
_MOST_LINES = 10 * MOST_RECORDS
_MOST_REPAIRS = 100
_LOOKED_AT = 64 * 1024
_ROWS_LOOKED_AT = 30


def csv_rows(text: str, delimiter: str = "") -> Iterator[Row]:
    """Every row that is not empty; where one cannot be read, reading goes on in its next line."""
    if text.count("\n") > _MOST_LINES or text.count("\r") > _MOST_LINES:
        raise TooMany(MOST_RECORDS)
    lines = list(io.StringIO(text, newline=""))  # str.splitlines would break at U+2028 too
    own = own_delimiter(text[:_LOOKED_AT])
    longest = BODY_LENGTH if own else _LONGEST_ROW
    sign = delimiter or own or _regular_delimiter(text)
    start, repairs = 0, 0
    while start < len(lines):
        broken = yield from _rows_from(lines, start, sign, longest)
        if broken is None:
            return
        repairs += 1
        if repairs > _MOST_REPAIRS:
            raise _too_broken()
        yield broken + 1, _unclosed()
        start = broken + 1


def guessed_delimiter(text: str) -> str:
    """The sign that divides our own headings, or else most rows of the beginning into the same
    number of cells."""
    return own_delimiter(text[:_LOOKED_AT]) or _regular_delimiter(text)


def own_delimiter(text: str) -> str:
    """The sign that divides the headings of a table that Saywell wrote; empty for any other."""
    first = text.partition("\n")[0].replace('"', "")
    return next((sign for sign in DELIMITERS if is_own(first.split(sign))), "")


def _regular_delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda sign: _regularity(text[:_LOOKED_AT], sign))


def _rows_from(
    lines: list[str], start: int, sign: str, longest: int
) -> Generator[Row, None, int | None]:
    """The rows from a line on; returns the line of one that cannot be read."""
    end = _End()
    reader = csv.reader(chain(islice(lines, start, None), end), delimiter=sign)
    first = start
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return None
        except csv.Error:
            return first
        after = start + reader.line_num
        if end.was_asked_for or after - first > longest:
            return first
        if after - first > 1 and not _is_quoted_rightly(lines[first:after], sign):
            return first
        if any(cells):
            yield first + 1, cells
        first = after


class _End:
    """Stands behind the last line: a reader that asks for it is still within a cell."""

    was_asked_for = False

    def __iter__(self) -> Iterator[str]:
        self.was_asked_for = True
        return iter(())


def _is_quoted_rightly(lines: list[str], sign: str) -> bool:
    """Whether a cell of several lines ends where it seems to, not at the mark of a later cell.

    Some tools write blanks behind a mark.
    """
    blanks = re.compile(rf'"[ \t]+(?=[{re.escape(sign)}\r\n])')
    tidy = (blanks.sub('"', line) for line in lines)
    try:
        return len(list(csv.reader(tidy, delimiter=sign, strict=True))) == 1
    except csv.Error:
        return False


def _regularity(head: str, sign: str) -> tuple[int, int, int]:
    """How many rows have as many cells, and how few of all rows have one alone, or one that is
    empty or holds quotation marks."""
    counts: Counter[int] = Counter()
    flaws = 0
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=sign)
    try:
        for row, _ in zip(reader, range(_ROWS_LOOKED_AT), strict=False):
            counts[len(row)] += 1
            flaws += len(row) == 1 or any(not cell or '"' in cell for cell in row)
    except csv.Error:
        pass
    counts.pop(0, None)
    counts.pop(1, None)
    width, rows = max(counts.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    return rows, -flaws, -DELIMITERS.index(sign) if width else -len(DELIMITERS)


def _unclosed() -> AppError:
    return AppError(
        "A quotation mark is never closed, or a cell is far too long.",
        "Double a quotation mark that belongs to the text, and import the file again.",
    )


def _too_broken() -> AppError:
    return AppError(
        "Far too many quotation marks are never closed.",
        "Export the table again, or choose another delimiter.",
    )
