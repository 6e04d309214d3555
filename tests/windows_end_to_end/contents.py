"""What somebody copied before, as Windows programs put it on the clipboard."""

import struct
from collections.abc import Mapping

UNICODE_TEXT, BITMAP, FILES = 13, 8, 15
Content = Mapping[int | str, bytes]
_RICH = "<html><body><!--StartFragment--><b>굵은</b> 粗体<!--EndFragment--></body></html>"
_WIDTH, _HEIGHT = 80, 60


def _text(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\0\0"


def _bitmap() -> bytes:
    """https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader"""
    header = struct.pack("<IiiHHIIiiII", 40, _WIDTH, _HEIGHT, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + bytes(range(256)) * (_WIDTH * _HEIGHT * 4 // 256)


def _html() -> bytes:
    """https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format"""
    names = ("StartHTML", "EndHTML", "StartFragment", "EndFragment")
    head = "Version:0.9\r\n" + "".join(f"{name}:{{:08}}\r\n" for name in names)
    body, length = _RICH.encode(), len(head.format(0, 0, 0, 0))
    first = body.index(b"<!--StartFragment-->") + len(b"<!--StartFragment-->")
    last = body.index(b"<!--EndFragment-->")
    places = (length, length + len(body), length + first, length + last)
    return head.format(*places).encode() + body + b"\0"


def _files() -> bytes:
    """https://learn.microsoft.com/windows/win32/api/shlobj_core/ns-shlobj_core-dropfiles"""
    names = "C:\\Users\\张伟\\报价 1.xlsx\0C:\\견적서.pdf\0\0"
    return struct.pack("<IiiII", 20, 0, 0, 0, 1) + names.encode("utf-16-le")


CONTENTS: Mapping[str, Content] = {
    "text": {UNICODE_TEXT: _text("以前复制的 text 복사")},
    "bitmap": {BITMAP: _bitmap()},
    "html": {"HTML Format": _html(), UNICODE_TEXT: _text("굵은 粗体")},
    "5 MB text": {UNICODE_TEXT: _text("长文 " * 833_333)},
    "files": {FILES: _files(), "Preferred DropEffect": struct.pack("<I", 5)},
}
