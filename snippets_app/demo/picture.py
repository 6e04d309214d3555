"""A picture of an X window as a PNG file, with nothing but zlib."""

import struct
import zlib
from pathlib import Path

from Xlib import X
from Xlib.display import Display

_ROWS_AT_ONCE = 64


def save_screenshot(display: Display, file: Path) -> None:
    """Write the whole screen to ``file``."""
    root = display.screen().root
    size = root.get_geometry()
    rows = bytearray()
    for top in range(0, size.height, _ROWS_AT_ONCE):
        height = min(_ROWS_AT_ONCE, size.height - top)
        strip = root.get_image(0, top, size.width, height, X.ZPixmap, 0xFFFFFFFF)
        rows += _filtered(bytes(strip.data), size.width)
    file.write_bytes(png(bytes(rows), size.width, size.height))


def png(rows: bytes, width: int, height: int) -> bytes:
    """An 8-bit RGB picture; each row begins with its filter byte.

    https://www.w3.org/TR/png-3/#11Chunks
    """
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _filtered(pixels: bytes, width: int) -> bytes:
    """Blue, green, red and padding become red, green, blue; each row gets filter 0."""
    rows = bytearray()
    for start in range(0, len(pixels), width * 4):
        row = pixels[start : start + width * 4]
        colours = bytearray(width * 3)
        colours[0::3], colours[1::3], colours[2::3] = row[2::4], row[1::4], row[0::4]
        rows += b"\0" + colours
    return bytes(rows)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check
