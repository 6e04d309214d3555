"""Compiled rules as bytes. What is read back is taken only when nothing at all has changed.

The file: a first line that names the format, the SHA-256 of the rest, the fingerprint of rules
and tables, then the parts, each after its size. The automatons trust their bytes blindly; so the
digest is checked before any byte reaches them.
"""

import hashlib
import struct
from array import array
from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from snippets_app.core.guard.book import Book, Extra
from snippets_app.core.guard.matcher import Matcher, load_matcher
from snippets_app.core.guard.model import Rule

HEADER = b"saywell rules 1\n"
DIGEST_SIZE = 32
SIZE = struct.Struct("<Q")
PARTS = 10

Loaded = tuple[Book, tuple[Matcher, Matcher], "array[int]"]


def digest(rules: Sequence[Rule], *others: object) -> bytes:
    """A digest of rules and anything else that can be written as MessagePack."""
    encoder = msgspec.msgpack.Encoder(enc_hook=_plain)
    return hashlib.sha256(encoder.encode((HEADER, rules, others))).digest()


def dump(
    mark: bytes, book: Book, matchers: tuple[Matcher, Matcher], detecting: "array[int]"
) -> bytes:
    exact, alike = matchers
    longest = array("I", [exact.longest, alike.longest])
    extras = {str(number): tuple(extra) for number, extra in book.extras.items()}
    parts = (
        msgspec.msgpack.encode(extras),
        book.pool.encode("utf-8"),
        book.starts.tobytes(),
        book.owners.tobytes(),
        book.flags.tobytes(),
        book.places.tobytes(),
        longest.tobytes() + detecting.tobytes(),
        exact.dumps(),
        (alike.numbers or array("I")).tobytes(),
        alike.dumps(),
    )
    body = mark + b"".join(chain.from_iterable((SIZE.pack(len(part)), part) for part in parts))
    return HEADER + hashlib.sha256(body).digest() + body


def load(data: bytes, mark: bytes) -> Loaded | None:
    """None unless the data is whole and carries this mark."""
    start = len(HEADER) + DIGEST_SIZE
    view = memoryview(data)
    if not data.startswith(HEADER) or hashlib.sha256(view[start:]).digest() != view[:start][-32:]:
        return None
    if view[start : start + DIGEST_SIZE] != mark:
        return None
    return _read(_parts(view[start + DIGEST_SIZE :]))


def _read(parts: list[memoryview]) -> Loaded:
    book = Book()
    raw = msgspec.msgpack.decode(parts[0], type=dict[str, Extra])
    book.extras = {int(number): extra for number, extra in raw.items()}
    book.pool = str(parts[1], "utf-8")
    book.starts = array("I", parts[2].tobytes())
    book.owners = array("I", parts[3].tobytes())
    book.flags = array("B", parts[4].tobytes())
    book.places = array("B", parts[5].tobytes())
    longest, longest_alike, *detecting = array("I", parts[6].tobytes())
    exact = load_matcher(parts[7].tobytes(), longest)
    numbers = array("I", parts[8].tobytes())
    alike = load_matcher(parts[9].tobytes(), longest_alike, numbers)
    return book, (exact, alike), array("I", detecting)


def _parts(view: memoryview) -> list[memoryview]:
    parts = []
    place = 0
    for _ in range(PARTS):
        (size,) = SIZE.unpack_from(view, place)
        place += SIZE.size
        parts.append(view[place : place + size])
        place += size
    return parts


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError
