"""What a shortcut opens: the names in its list of items, which hold all scripts.

https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink/
"""

import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER = 0x4C
_DRIVE, _FOLDER, _FILE = 0x23, 0x31, 0x32
_LONG_NAME = 0x14
"""Where the long name begins in the extension of an item for a file or folder."""


def target(shortcut: Path) -> str:
    """The file as Windows names it."""
    names = list(_names(shortcut.read_bytes()))
    return names[0] + "\\".join(names[1:])


def _names(content: bytes) -> Iterator[str]:
    for item in _items(content):
        kind = item[0]
        if kind == _DRIVE:
            yield item[1:].rstrip(b"\0").decode("ascii")
        elif kind in (_FOLDER, _FILE):
            # The last number says where the extension begins, counted from the item's size.
            start = struct.unpack("<H", item[-2:])[0] - 2 + _LONG_NAME
            yield item[start:-2].decode("utf-16-le").rstrip("\0")


def _items(content: bytes) -> Iterator[bytes]:
    place = _HEADER + 2
    while size := struct.unpack_from("<H", content, place)[0]:
        yield content[place + 2 : place + size]
        place += size
