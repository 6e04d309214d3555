"""One field of all snippets, and which snippets may hold a word in it.

A set of snippets is an integer: bit n stands for snippet n. Kept are the sets that hold each
sound code, and each pair of neighbouring heads (see ``sounds``). Their intersections leave few
snippets to look at closely, at any size of the library, for a small part of what an index of
all pairs of characters would take.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from operator import add
from sys import intern

from snippets_app.core.search.sounds import TWO_LETTER_INITIALS, Sounds, is_spelled

START = "\n"
"""Before a text whose beginning counts; a head of its own, so that no match runs across it."""
_PAIR = 2
_PART = 512  # snippets; small numbers are quick to add a bit to, few parts quick to join
_CLASSES = 0xE000  # private use: a character that several heads may stand for


class Field:
    """Folded texts, one per snippet. ``codes`` holds characters without a code by themselves."""

    def __init__(self, texts: Sequence[str], sounds: Sounds) -> None:
        self.texts = texts
        self._sounds = sounds
        self.everything = (1 << len(texts)) - 1
        self.codes: dict[str, int] = {}
        self.heads: dict[str, int] = {}
        self.pairs: dict[str, int] = {}
        self.spelled = 0  # the snippets with any character that may be typed by sound
        self._alphabet = ""
        self._build()

    def may_hold(self, text: str) -> int:
        """A superset of the snippets whose text contains ``text`` letter for letter."""
        found = self.everything if all(char in self._alphabet for char in text) else 0
        before = ""
        for char in text:
            codes = self._sounds.codes(char)
            for code in codes or (char,):
                found &= self.codes.get(code, 0)
            head = START if char == START else codes[0][0] if codes else ""
            if head:
                found &= self.pairs.get(before + head, 0) if before else found
                before = head
        return found

    def holding(self, name: str) -> int:
        """A superset of the snippets with a character of this head, code, initial or own name."""
        if name in self.heads:
            return self.heads[name]
        if name in TWO_LETTER_INITIALS:
            return self.heads.get(name[0], 0)
        return self.may_hold(name) if len(name) == 1 else self.codes.get(name, 0)

    def _build(self) -> None:
        table = _HeadTable(self._sounds)
        found = sets_by_key(self.texts, table.keys_of)
        chars = {key: snippets for key, snippets in found.items() if len(key) == 1}
        self._alphabet = "".join(chars)
        self._keep_codes(chars)
        for key, snippets in found.items():
            if len(key) == _PAIR:
                for pair in product(table.heads(key[0]), table.heads(key[1])):
                    name = intern("".join(pair))
                    self.pairs[name] = self.pairs.get(name, 0) | snippets

    def _keep_codes(self, chars: Mapping[str, int]) -> None:
        for char, snippets in chars.items():
            codes = self._sounds.codes(char)
            for code in codes or (char,):
                self.codes[code] = self.codes.get(code, 0) | snippets
            for head in {code[0] for code in codes}:
                self.heads[head] = self.heads.get(head, 0) | snippets
                self.spelled |= snippets if is_spelled(head) else 0


class _HeadTable(dict[int, str]):
    """From a character to its head; several heads are one private-use character of their own."""

    def __init__(self, sounds: Sounds) -> None:
        super().__init__()
        self._sounds = sounds
        self._classes: dict[tuple[str, ...], str] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self[ord(START)] = START

    def __missing__(self, code: int) -> str:
        heads = tuple(sorted({each[0] for each in self._sounds.codes(chr(code))}))
        self[code] = self._class(heads) if len(heads) > 1 else "".join(heads)
        return self[code]

    def keys_of(self, text: str) -> set[str]:
        """The characters of a text and its pairs of neighbouring heads."""
        heads = text.translate(self)
        return {*text, *map(add, heads, heads[1:])}

    def heads(self, symbol: str) -> tuple[str, ...]:
        return self._members.get(symbol, (symbol,))

    def _class(self, heads: tuple[str, ...]) -> str:
        if heads not in self._classes:
            symbol = chr(_CLASSES + len(self._classes))
            self._classes[heads] = symbol
            self._members[symbol] = heads
        return self._classes[heads]


def sets_by_key(texts: Sequence[str], keys: Callable[[str], set[str]]) -> dict[str, int]:
    """For each key the set of the places of the texts that have it."""
    parts: dict[str, list[tuple[int, int]]] = {}
    for part, start in enumerate(range(0, len(texts), _PART)):
        for key, places in _sets_of_part(map(keys, texts[start : start + _PART])).items():
            parts.setdefault(key, []).append((part, places))
    return {key: _joined(found) for key, found in parts.items()}


def _sets_of_part(keys: Iterable[set[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    bit = 1
    for each in keys:
        for key in each:
            found[key] = found.get(key, 0) | bit
        bit <<= 1
    return found


def _joined(parts: Sequence[tuple[int, int]]) -> int:
    size = _PART // 8
    bits = bytearray((parts[-1][0] + 1) * size)
    for part, places in parts:
        bits[part * size : (part + 1) * size] = places.to_bytes(size, "little")
    return int.from_bytes(bits, "little")


def as_set(places: Sequence[int]) -> int:
    """The set of snippets with these places, given in ascending order."""
    bits = bytearray(places[-1] // 8 + 1 if places else 0)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def places_in(snippets: int) -> Iterator[int]:
    """The places in a set, ascending."""
    digits = bin(snippets)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)
