"""Words that stand nowhere else, new in each run, in all the ways they could be written down."""

import base64
import gzip
import json
import secrets
import string
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

_UNICODE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_LEGACY = ("gbk", "big5", "euc-kr", "cp949", "johab", "shift-jis")
_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Canary:
    """``typed`` has a key for each letter, ``pasted`` is Chinese and Korean."""

    place: str
    typed: str
    pasted: str

    def is_in(self, data: bytes) -> bool:
        """Whether any of its words stands in the data in any form, also packed."""
        found = (*_unpacked(data), data)
        return any(form in each for form in self.forms() for each in found)

    def forms(self) -> frozenset[bytes]:
        """All its words as bytes, as programs write them."""
        return frozenset(
            form for word in (self.typed, *self.pasted.split()) for form in written(word)
        )


def new_canary(place: str) -> Canary:
    """Three words made by chance; ``place`` says where they will be written."""
    typed = "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))
    # The rows of the common characters in GB 2312 and of the syllables in KS X 1001.
    chinese = _by_chance(0xB0, 0xD6, "gb2312")
    korean = _by_chance(0xB0, 0xC7, "euc-kr")
    return Canary(place, typed, f"{chinese} {korean}")


def written(word: str) -> Iterator[bytes]:
    """The word as text of any encoding, escaped, and as Base64 wherever it begins there."""
    for shape in {word, word.upper(), *(unicodedata.normalize(f, word) for f in ("NFD", "NFKD"))}:
        yield from _encoded(shape)
    yield from _encoded(quote(word))
    yield ascii(word)[1:-1].encode()
    yield json.dumps(word)[1:-1].upper().replace("\\U", "\\u").encode()
    yield "".join(f"&#{ord(each)};" for each in word).encode()
    yield word.encode().hex().encode()
    for between in (" ", ", ", "', '", '", "'):
        yield between.join(word).encode()
    for encoding in ("utf-8", "utf-16-le"):
        yield from _base64(word.encode(encoding))


def _encoded(word: str) -> Iterator[bytes]:
    for encoding in _UNICODE:
        yield word.encode(encoding)
    for encoding in _LEGACY:
        with suppress(UnicodeEncodeError):
            yield word.encode(encoding)


def _base64(data: bytes) -> Iterator[bytes]:
    """What is left of it when 0, 1 or 2 bytes come before, and any after."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + data + bytes(2))
        whole = coded[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
        yield whole
        yield whole.translate(bytes.maketrans(b"+/", b"-_"))


def _unpacked(data: bytes) -> Iterator[bytes]:
    for unpack in (gzip.decompress, zlib.decompress):
        with suppress(OSError, EOFError, zlib.error):
            yield unpack(data)


def _by_chance(first: int, last: int, encoding: str) -> str:
    while True:
        rows = (first + secrets.randbelow(last - first + 1) for _ in range(_LENGTH))
        codes = bytes(each for row in rows for each in (row, 0xA1 + secrets.randbelow(94)))
        word = codes.decode(encoding)
        if all(one != other for one, other in pairwise(word)):  # else it could be folded
            return word
