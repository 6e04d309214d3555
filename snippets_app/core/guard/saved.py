"""Compiled rules as bytes. What is read back is taken only when nothing at all has changed.

The file: a first line that names the format; the digest of what follows up to the texts; the
fingerprint of tables and kinds; the checksum of the texts and the size of every part; the parts.
The automatons trust their bytes blindly: so the digest is checked before any byte reaches them.
What is only read as text stands at the end. A checksum is enough there to tell that it is damaged,
and takes a fifth of the time.
"""

import struct
from array import array
from itertools import accumulate, pairwise
from typing import Literal
from zlib import crc32

from snippets_app.core.digest import DIGEST_SIZE, digest
from snippets_app.core.guard.book import Book
from snippets_app.core.guard.extras import Extras
from snippets_app.core.guard.matcher import Matcher, load_matcher
from snippets_app.core.guard.packed import PackedRules

HEADER = b"saywell rules 3\n"
PARTS, TEXTS = 14, 3
"""The last three are texts."""
SIZES = struct.Struct(f"<I{PARTS}Q")

Loaded = tuple[PackedRules, Book, tuple[Matcher, Matcher], "array[int]"]


def dump(mark: bytes, loaded: Loaded) -> bytes:
    """For ``load`` with the same mark, of ``DIGEST_SIZE`` bytes."""
    rules, book, (exact, alike), detecting = loaded
    numbers = (
        array("I", [exact.longest, alike.longest, book.extras.longest_before, *detecting]),
        *(book.starts, book.owners, book.flags, book.places, alike.numbers or array("I")),
        *(book.extras.numbers, book.extras.starts, rules.starts),
    )
    texts = (book.pool.encode("utf-8"), book.extras.data, rules.data)
    parts = (alike.dumps(), exact.dumps(), *(each.tobytes() for each in numbers), *texts)
    checksum = 0
    for text in texts:
        checksum = crc32(text, checksum)
    sizes = SIZES.pack(checksum, *map(len, parts))
    trusted = b"".join((mark, sizes, *parts[:-TEXTS]))
    return b"".join((HEADER, digest(trusted), trusted, *texts))


def load(data: bytes, mark: bytes) -> Loaded | None:
    """None unless the data is whole and carries this mark."""
    start = len(HEADER) + DIGEST_SIZE
    first = start + DIGEST_SIZE + SIZES.size
    if not data.startswith(HEADER) or len(data) < first:
        return None
    view = memoryview(data)
    checksum, *sizes = SIZES.unpack_from(view, start + DIGEST_SIZE)
    places = list(accumulate(sizes, initial=first))
    texts = places[-1 - TEXTS]
    if places[-1] != len(data) or view[start : start + DIGEST_SIZE] != mark:
        return None
    known = view[len(HEADER) : start]
    if digest(view[start:texts]) != known or crc32(view[texts:]) != checksum:
        return None
    return _read([view[begin:end] for begin, end in pairwise(places)])


def _read(parts: list[memoryview]) -> Loaded:
    longest, longest_alike, longest_before, *detecting = _numbers(parts[2])
    book = Book()
    book.starts, book.owners = _numbers(parts[3]), _numbers(parts[4])
    book.flags, book.places = _numbers(parts[5], "B"), _numbers(parts[6], "B")
    # Mostly the smaller one, and first: so what is let go of both goes back to the system.
    alike = load_matcher(parts[0].tobytes(), longest_alike, _numbers(parts[7]))
    exact = load_matcher(parts[1].tobytes(), longest)
    book.pool = str(parts[11], "utf-8")
    extras = (bytes(parts[12]), _numbers(parts[9]), _numbers(parts[8]), longest_before)
    book.extras = Extras(*extras)
    rules = PackedRules(bytes(parts[13]), _numbers(parts[10]))
    return rules, book, (exact, alike), array("I", detecting)


def _numbers(part: memoryview, code: Literal["B", "I"] = "I") -> "array[int]":
    values = array(code)
    values.frombytes(part)
    return values
