"""Ids for what is imported: from the other tool's key, an ASCII title, or else a short digest."""

import re
from collections.abc import Collection

from snippets_app.core.digest import digest
from snippets_app.core.draft import Draft, Entry
from snippets_app.core.limits import ID_LENGTH, ID_PATTERN

_LONGEST = 50
"""Leaves room for a number behind it."""
_DIGITS = 10
_OTHERS = re.compile(r"[^a-z0-9]+")
_BRACKETS = str.maketrans("", "", "{}")
_FOREIGN = re.compile(r"[^\W\x00-\x7f]")
"""A letter or digit that is not ASCII."""
_IS_ID = re.compile(ID_PATTERN)


def title_id(title: str, *more: str) -> str:
    """An id that reads like the title where its letters are ASCII, else a digest of it all."""
    if not _FOREIGN.search(title):
        found = _slug(title)[:_LONGEST].strip("-")
        if found:
            return found
    return _digest("\0".join((title, *more)))


def key_id(draft: Draft, entry: Entry) -> str:
    """The id that keeps the other tool's key, the same at every import; empty without a key."""
    if not entry.key:
        return ""
    if draft.is_whole:
        return entry.key if _is_id(entry.key) else ""
    key = entry.key.translate(_BRACKETS).lower()
    slug = _slug(key)
    if slug != key or len(draft.source) + len(slug) >= _LONGEST:
        slug = _digest(key)
    return f"{draft.source}-{slug}"


class FreeIds:
    """Gives ids that nothing else has; a wanted one that is taken gets a number behind it."""

    def __init__(self, taken: Collection[str], reserved: Collection[str] = ()) -> None:
        self._taken = set(taken)
        self._reserved = frozenset(reserved)
        self._numbers: dict[str, int] = {}

    def give(self, wanted: str, *, is_reserved: bool = False) -> str:
        """``wanted`` or the like. Only who ``is_reserved`` gets a reserved one."""
        if wanted not in self._taken and (is_reserved or wanted not in self._reserved):
            self._taken.add(wanted)
            return wanted
        number = self._numbers.get(wanted, 1)
        found = wanted
        while found in self._taken or found in self._reserved:
            number += 1
            found = f"{wanted}-{number}"
        self._numbers[wanted] = number
        self._taken.add(found)
        return found


def _slug(text: str) -> str:
    return _OTHERS.sub("-", text.lower()).strip("-")


def _digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass")).hex()[:_DIGITS]


def _is_id(text: str) -> bool:
    return len(text) <= ID_LENGTH and _IS_ID.match(text) is not None
