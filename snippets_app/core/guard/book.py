"""What is known of every pattern, by its number, kept in a few arrays: there may be 100,000."""

import re
from array import array
from collections.abc import Iterator

from snippets_app.core.guard.extras import NO_EXTRA, Extra, pack_extras
from snippets_app.core.guard.fold import LINE_BREAK, Folds
from snippets_app.core.guard.model import Place
from snippets_app.core.guard.patterns import Pattern

PLACES = tuple(Place)
WORD = re.compile("[a-z]{2}")
YOU = "你您"


class Flag:
    """What a pattern is and what its hits have to fulfil: bits, to be combined.

    Plain numbers, since an IntFlag takes a microsecond where these take none.
    """

    ALLOWED = 1
    GROWING = 2
    """A beginning of an allowed pattern that holds a banned one."""
    ALIAS = 4
    """Another pattern without its doubled units; met only where repeats are folded."""
    REPEATS = 8
    OUTSIDE_QUOTES = 16
    WORDS = 32
    """Neighbouring Latin letters: a space has to fall between words."""
    EXACT_YOU = 64
    NOT_AFTER = 128
    JUDGED = ALLOWED | GROWING | OUTSIDE_QUOTES
    """What other hits or quotation marks have a say in."""


SPECIAL = Flag.WORDS | Flag.EXACT_YOU | Flag.NOT_AFTER
"""What may come with an extra."""


class Book:
    """The patterns; the folded text of number n is ``text(n)``."""

    def __init__(self) -> None:
        self.pool = ""
        self.starts = array("I", [0])
        self.owners = array("I")
        """The number of a pattern's rule; of an alias, the number of the other pattern."""
        self.flags = array("B")
        self.places = array("B")
        self.extras = pack_extras({})

    def __len__(self) -> int:
        return len(self.owners)

    def text(self, number: int) -> str:
        return self.pool[self.starts[number] : self.starts[number + 1]]

    def place(self, number: int) -> Place:
        return PLACES[self.places[number]]

    def is_plain(self, number: int) -> bool:
        """Whether a hit is a finding whatever else stands there, but for overlapping hits."""
        return not (self.flags[number] & Flag.JUDGED or self.places[number])

    def more(self, number: int) -> Extra:
        return self.extras.of(number)

    def numbers(self, flag: int) -> Iterator[int]:
        return (number for number, flags in enumerate(self.flags) if flags & flag)

    def has(self, flag: int) -> bool:
        """Whether any pattern has a flag."""
        others = bytes(flags for flags in range(256) if not flags & flag)
        return bool(self.flags.tobytes().translate(None, others))


class BookWriter:
    """Writes a book, entry by entry."""

    def __init__(self, folds: Folds) -> None:
        self.book = Book()
        self._folds = folds
        self._extras: dict[int, Extra] = {}
        self.texts: list[str] = []
        self._length = 0

    def add_pattern(self, pattern: Pattern, rule: int) -> str:
        """The folded text, "" for a pattern of which nothing is left: that one is not added."""
        text = self._folds.units(pattern.text).replace(LINE_BREAK, "")
        if not text:
            return ""
        flags = _flags(pattern)
        if WORD.search(text):
            flags |= Flag.WORDS
        if flags & SPECIAL or pattern.instead is not None:
            extra = self._extra(pattern, flags)
            if extra != NO_EXTRA:
                self._extras[len(self.book)] = extra
        self.add(text, rule, flags, PLACES.index(pattern.place))
        return text

    def add(self, text: str, owner: int, flags: int, place: int = 0) -> None:
        book = self.book
        self.texts.append(text)
        self._length += len(text)
        book.starts.append(self._length)
        book.owners.append(owner)
        book.flags.append(flags)
        book.places.append(place)

    def finish(self) -> Book:
        self.book.pool = "".join(self.texts)
        self.book.extras = pack_extras(self._extras)
        return self.book

    def _extra(self, pattern: Pattern, flags: int) -> Extra:
        breaks = word_breaks(pattern.text, self._folds) if flags & Flag.WORDS else 0
        you = "".join(char for char in pattern.text if char in YOU) if pattern.exact_you else ""
        not_after = tuple(filter(None, map(self._folds.units, pattern.not_after)))
        return Extra(pattern.instead, not_after, you, breaks)


def is_letter(unit: str) -> bool:
    """Whether a unit is a Latin letter."""
    return "a" <= unit <= "z"


def word_breaks(text: str, folds: Folds) -> int:
    """Bit i is set where more than a mere apostrophe stands between the units i and i + 1."""
    units, sources = folds.fold(text)
    breaks = 0
    for place in range(len(units) - 1):
        between = text[sources[place] + 1 : sources[place + 1]]
        if any(char not in "'’" for char in between):
            breaks |= 1 << place
    return breaks


def _flags(pattern: Pattern) -> int:
    flags = Flag.ALLOWED if pattern.allowed else 0
    flags |= Flag.REPEATS if pattern.repeats else 0
    flags |= Flag.OUTSIDE_QUOTES if pattern.outside_quotes else 0
    flags |= Flag.EXACT_YOU if pattern.exact_you else 0
    flags |= Flag.NOT_AFTER if pattern.not_after else 0
    return flags
