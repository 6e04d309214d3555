"""Whether a workbook, which is a zip archive, is fit to be unpacked: before anything else reads it.

What an entry claims to hold is not believed: each is unpacked here first, never past its claim.
"""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from snippets_app.errors import AppError
from snippets_app.formats.sources.bounds import MEGABYTE, MOST_RECORDS
from snippets_app.formats.sources.wording import not_of, quoted

MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 128 * MEGABYTE
LARGEST_RATIO = 150
_SMALL = MEGABYTE
MOST_CELLS = 10 * MOST_RECORDS
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<]*?\s)?r\s*=\s*["']([A-Za-z]+)([0-9]*)([^"']?)""")
_LONGEST_COLUMN, _LONGEST_ROW = len("XFD"), len("1048576")
_LAST_ROW = 2**20
_LOCAL_HEADER = struct.Struct("<26xHH")


def check_workbook(content: bytes, file: str) -> None:
    """Raise AppError when it is damaged, unpacks to far too much, or names other places."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as trouble:
        raise not_of("Excel", file) from trouble
    if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > LARGEST_UNPACKED:
        raise _bomb(file)
    for entry in entries:
        _check_entry(entry, content, file)


def _check_entry(entry: zipfile.ZipInfo, content: bytes, file: str) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
        raise AppError(
            "“{file}” names a file outside itself.",
            "Do not open it; ask whoever sent it.",
            file=quoted(file),
        )
    if entry.flag_bits & 1:
        raise AppError(
            "“{file}” is protected by a password.",
            "Save it without a password, then import it again.",
            file=quoted(file),
        )
    if entry.file_size > _SMALL and entry.file_size > LARGEST_RATIO * entry.compress_size:
        raise _bomb(file)
    unpacked = _unpacked(entry, content)
    if unpacked is None:
        raise not_of("Excel", file)
    if "worksheets/" in entry.filename and _area(unpacked) > MOST_CELLS:
        raise _bomb(file)


def _unpacked(entry: zipfile.ZipInfo, content: bytes) -> bytes | None:
    """What the entry holds, None when it is not what it claims."""
    header = content[entry.header_offset :][: _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size:
        return None
    name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed if len(packed) == entry.file_size else None
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return None
    try:
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error:
        return None
    return unpacked if len(unpacked) == entry.file_size else None


def _area(sheet: bytes) -> int:
    """Cells between the corners; a reader makes room for all of them, however few are filled."""
    columns: set[bytes] = set()
    first, last = _LAST_ROW, 0
    if b"\0" in sheet:  # UTF-16, in which nobody writes workbooks
        return MOST_CELLS + 1
    for cell in _CELL.finditer(sheet):
        if len(cell[1]) > _LONGEST_COLUMN or not 0 < len(cell[2]) <= _LONGEST_ROW or cell[3]:
            return MOST_CELLS + 1
        columns.add(cell[1].upper())
        row = int(cell[2])
        first, last = min(first, row), max(last, row)
    numbers = [_column(letters) for letters in columns]
    return (last - first + 1) * (max(numbers) - min(numbers) + 1) if numbers else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _bomb(file: str) -> AppError:
    return AppError(
        "“{file}” would unpack to far more than a table of phrases.",
        "Copy the phrases into a new workbook and import that.",
        file=quoted(file),
    )
