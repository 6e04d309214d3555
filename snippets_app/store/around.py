"""Reading a table around its broken places: every row that SQLite can still reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from snippets_app.store.db import TROUBLE

Row = tuple[Any, ...]
Reader = Callable[[int, int, str], Iterator[Row]]
"""The rows from one number to another, each with its number first; "ASC" or "DESC"."""

ATTEMPTS = 500_000
"""So often a row is looked for between two broken places: 3 s."""
_LAST = 2**62


@dataclass(frozen=True, slots=True)
class Rows:
    """``whole``: nothing broken was met, so there are no others."""

    rows: tuple[Row, ...]
    whole: bool


def read_around(
    read: Reader,
    known: int,
    attempts: Iterator[int],
    *,
    beyond: int = 0,
    is_sound: bool = False,
) -> Rows:
    """Forward to the first broken place, back to it from the end, and between the two number by
    number as long as there are ``attempts``.

    Where the end cannot be read, it is taken to be ``beyond`` the highest number, which is
    ``known`` or read. ``is_sound``: SQLite finds the table in order.
    """
    front, is_broken = _until_broken(read(0, _LAST, "ASC"))
    if is_sound and not is_broken:
        return Rows(tuple(front), whole=True)
    back, _ = _until_broken(read(0, _LAST, "DESC"))
    low = front[-1][0] + 1 if front else 0
    high = back[-1][0] - 1 if back else max(known, low) + beyond
    between = list(_between(read, low, high, attempts))
    return Rows((*front, *between, *reversed(back)), whole=False)


def read_from_ends(rows: Callable[[str], Iterator[Row]], *, is_sound: bool) -> Rows:
    """From both ends to what is broken: for what no whole numbers order."""
    front, is_broken = _until_broken(rows("ASC"))
    if is_sound and not is_broken:
        return Rows(tuple(front), whole=True)
    back, _ = _until_broken(rows("DESC"))
    return Rows((*front, *reversed(back)), whole=False)


def read_in_order(rows: Callable[[str], Iterator[Row]]) -> Rows:
    """What is ordered by its last value: whole when it is the same from both ends."""
    front, is_broken = _until_broken(rows("ASC"))
    back, _ = _until_broken(rows("DESC"))
    values = [row[-1] for row in front]
    is_ordered = all(isinstance(each, str) for each in values) and values == sorted(values)
    if is_ordered and not is_broken and front == back[::-1]:
        return Rows(tuple(front), whole=True)
    return Rows((*front, *back), whole=False)


def _between(read: Reader, low: int, high: int, attempts: Iterator[int]) -> Iterator[Row]:
    """A broken page may also end a reading as if nothing followed: only the numbers are certain."""
    number = low
    while number <= high and next(attempts, None) is not None:
        # Python steps ahead: it does not hand out the row in front of a broken place.
        rows = _until_broken(read(number, high, "ASC"))[0]
        rows = rows or _until_broken(read(number, number, "ASC"))[0]
        yield from rows
        number = max([number, *(row[0] for row in rows)]) + 1


def _until_broken(rows: Iterator[Row]) -> tuple[list[Row], bool]:
    found: list[Row] = []
    try:
        for row in rows:
            found.append(row)  # what was read before the trouble counts
    except TROUBLE:
        return found, True
    return found, False
