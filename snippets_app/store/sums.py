"""A sum over what a row holds: read from a damaged file, it tells whether the row was ever stored.

SQLite notices a broken page, but not a letter that became another.
"""


def sum_of(*values: str | float | None) -> int:
    """The same for the same values. Those that are None at the end do not count, so that a column
    which is added there later changes no sum."""
    from zlib import crc32  # most starts write nothing for long

    count = len(values)
    while count and values[count - 1] is None:
        count -= 1
    return crc32("\0".join(map(str, values[:count])).encode("utf-8", "surrogatepass"))
