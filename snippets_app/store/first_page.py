"""The first page of a database file: it tells where all tables begin.

https://sqlite.org/fileformat.html#the_database_header
"""

from pathlib import Path

_HEADER = 100
_WRITE_AHEAD = b"\2\2"
_LASTING = (slice(0, 18), slice(20, 24), slice(44, 92), slice(_HEADER, None))
"""What no change of the content changes."""


def read(file: Path) -> bytes:
    """As long as it says that it is. Raises OSError."""
    with file.open("rb") as stream:
        start = stream.read(_HEADER)
        return start + stream.read(max(0, _size(start) - _HEADER))


def version(page: bytes) -> int:
    """As the file itself says it."""
    return int.from_bytes(page[60:64], "big")


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether the tables of both files begin at the same places."""
    return all(one[part] == other[part] for part in _LASTING)


def fit(file: Path) -> None:
    """Let the header say how many pages a file has that was cut off: SQLite reads nothing of it
    otherwise. Raises OSError."""
    page = read(file)
    pages = int.from_bytes(page[28:32], "big")
    if len(page) == _size(page) and file.stat().st_size < pages * _size(page):
        put(file, page)


def put(file: Path, page: bytes) -> None:
    """Give the file this first page, with as many pages as there are. Raises OSError."""
    count = max(1, file.stat().st_size // len(page))
    with file.open("r+b") as stream:
        stream.write(page[:18] + _WRITE_AHEAD + page[20:28] + count.to_bytes(4, "big") + page[32:])
        stream.truncate(count * len(page))


def _size(page: bytes) -> int:
    """0 where the page says none that there can be."""
    size = int.from_bytes(page[16:18], "big")
    return size if 512 <= size <= 32768 and size.bit_count() == 1 else 0  # noqa: PLR2004 - by the format
