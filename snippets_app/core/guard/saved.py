"""Compiled rules as bytes. What is read back is taken only when nothing at all has changed.

The file: a first line that names the format, the digest of the rest, the fingerprint of tables
and kinds, then the parts, each after its size, the rules among them. The automatons trust their
bytes blindly; so the digest is checked before any byte reaches them.
"""

import json
import struct
from array import array
from itertools import chain

from snippets_app.core.digest import DIGEST_SIZE, digest
from snippets_app.core.guard.book import Book, Extra
from snippets_app.core.guard.matcher import Matcher, load_matcher
from snippets_app.core.guard.packed import PackedRules

HEADER = b"saywell rules 2\n"
SIZE = struct.Struct("<Q")
PARTS = 12

Loaded = tuple[PackedRules, Book, tuple[Matcher, Matcher], "array[int]"]


def dump(mark: bytes, loaded: Loaded) -> bytes:
    """For ``load`` with the same mark, of ``DIGEST_SIZE`` bytes."""
    rules, book, (exact, alike), detecting = loaded
    longest = array("I", [exact.longest, alike.longest])
    parts = (
        json.dumps(list(book.extras.items())).encode("ascii"),
        book.pool.encode("utf-8"),
        book.starts.tobytes(),
        book.owners.tobytes(),
        book.flags.tobytes(),
        book.places.tobytes(),
        longest.tobytes() + detecting.tobytes(),
        exact.dumps(),
        (alike.numbers or array("I")).tobytes(),
        alike.dumps(),
        rules.starts.tobytes(),
        rules.data,
    )
    body = mark + b"".join(chain.from_iterable((SIZE.pack(len(part)), part) for part in parts))
    return HEADER + digest(body) + body


def load(data: bytes, mark: bytes) -> Loaded | None:
    """None unless the data is whole and carries this mark."""
    start = len(HEADER) + DIGEST_SIZE
    view = memoryview(data)
    whole = data.startswith(HEADER) and digest(view[start:]) == view[len(HEADER) : start]
    if not whole:
        return None
    if view[start : start + DIGEST_SIZE] != mark:
        return None
    return _read(_parts(view[start + DIGEST_SIZE :]))


def _read(parts: list[memoryview]) -> Loaded:
    book = Book()
    book.extras = {number: _extra(*row) for number, row in json.loads(bytes(parts[0]))}
    book.pool = str(parts[1], "utf-8")
    book.starts = array("I", parts[2].tobytes())
    book.owners = array("I", parts[3].tobytes())
    book.flags = array("B", parts[4].tobytes())
    book.places = array("B", parts[5].tobytes())
    longest, longest_alike, *detecting = array("I", parts[6].tobytes())
    numbers = array("I", parts[8].tobytes())
    # Mostly the smaller one, and first: so what is let go of both goes back to the system.
    alike = load_matcher(parts[9].tobytes(), longest_alike, numbers)
    exact = load_matcher(parts[7].tobytes(), longest)
    rules = PackedRules(bytes(parts[11]), array("I", parts[10].tobytes()))
    return rules, book, (exact, alike), array("I", detecting)


def _extra(instead: list[str] | None, not_after: list[str], you: str, breaks: int) -> Extra:
    return Extra(None if instead is None else tuple(instead), tuple(not_after), you, breaks)


def _parts(view: memoryview) -> list[memoryview]:
    parts = []
    place = 0
    for _ in range(PARTS):
        (size,) = SIZE.unpack_from(view, place)
        place += SIZE.size
        parts.append(view[place : place + size])
        place += size
    return parts
