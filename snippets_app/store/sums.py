"""A sum over what a row holds: read from a damaged file, it tells whether the row was ever stored.

SQLite notices a broken page, but not a letter that became another.
"""

from collections.abc import Callable, Iterable, Iterator

Value = str | int | float | None


def sum_of(*values: Value) -> int:
    """The same for the same values. Those that are None at the end do not count, so that a column
    which is added there later changes no sum."""
    from zlib import crc32  # most starts write nothing for long

    return _sum(values, crc32)


def summed(rows: Iterable[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    """Each row with its sum behind it."""
    from zlib import crc32

    for row in rows:
        yield (*row, _sum(row, crc32))


def are_right(rows: Iterable[tuple[Value, ...]]) -> bool:
    """Whether the sum in front of each row is that of the row."""
    from zlib import crc32

    return all(row[0] == _sum(row[1:], crc32) for row in rows)


def _sum(row: tuple[Value, ...], crc32: Callable[[bytes], int]) -> int:
    while row and row[-1] is None:
        row = row[:-1]
    written = ("\0%s" * len(row))[1:] % row
    return crc32(written.encode("utf-8", "surrogatepass"))
