"""A sum over what a row holds: read from a damaged file, it tells whether the row was ever stored.

SQLite notices a broken page, but not a letter that became another.
"""

from zlib import crc32


def sum_of(*values: str | float | None) -> int:
    """The same for the same values. None does not count, so that a column that is added behind the
    others changes no sum."""
    given = [f"{place}:{value}" for place, value in enumerate(values) if value is not None]
    return crc32("\0".join(given).encode("utf-8", "surrogatepass"))
