"""Whether what the matcher met in the units is a hit in the text, judged by its surroundings.

A hit is whole characters with the marks on them, and whole words where it begins or ends with a
Latin letter or a digit. Between two neighbouring units of it at most ``GAP`` characters may have
been dropped: without a limit, a hit could reach across a page of dashes.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from snippets_app.core.guard.book import YOU, Book, Flag, is_letter
from snippets_app.core.guard.buffer import Buffer
from snippets_app.core.guard.matcher import Match
from snippets_app.core.guard.repeats import FEWEST_RUNS, STRETCH, Collapsed, fits

GAP = 16

LAST_LETTER = "z"

LITERAL, DRAWN_OUT, ALIKE = range(3)


class Hit(NamedTuple):
    """Ordered by place, then by how literal it is. ``number`` is the pattern's."""

    start: int
    end: int
    manner: int
    number: int
    first: int
    last: int

    def moved(self, characters: int, units: int) -> "Hit":
        return Hit(
            self.start + characters,
            self.end + characters,
            self.manner,
            self.number,
            self.first + units,
            self.last + units,
        )


def hit(book: Book, buffer: Buffer, match: Match, manner: int) -> Hit | None:
    """The hit of a match, or None."""
    first, last, number = match
    sources, units = buffer.sources, buffer.units
    start, stop = sources[first], sources[last - 1] + 1
    end = _after_marks(buffer.text, stop)
    # Only letters and digits go on beyond an edge, and most rules are of neither.
    has_edges = units[first] <= LAST_LETTER or units[last - 1] <= LAST_LETTER
    if not _whole(buffer, first, last, start, stop) or (
        has_edges and not _edges(buffer, first, last, start, end)
    ):
        return None
    if end - start > GAP + 2 and _has_long_gap(sources, first, last):
        return None
    flags = book.flags[number]
    if flags & Flag.WORDS and not _keeps_words(buffer, match, book.more(number).breaks, manner):
        return None
    if flags & Flag.EXACT_YOU and not _same_you(book, buffer, number, start, end):
        return None
    if flags & Flag.NOT_AFTER and _comes_after(book, buffer, number, first):
        return None
    return Hit(start, end, manner, number, first, last)


def drawn_out(book: Book, buffer: Buffer, collapsed: Collapsed, match: Match) -> Iterator[Match]:
    """The matches in units that a match in collapsed units may stand for.

    A run may reach into another word ("it today"); then it also counts up to the space.
    """
    first, last, number = match
    if book.flags[number] & Flag.ALIAS:
        number = book.owners[number]
    elif last - first < FEWEST_RUNS:
        return
    if not book.flags[number] & Flag.REPEATS:
        return
    text = book.text(number)
    start, end = collapsed.starts[first], collapsed.ends[last - 1]
    counts = collapsed.counts[first:last]
    for begin in {start, _after_space(buffer, start, counts[0])}:
        for stop in {end, _before_space(buffer, end, counts[-1])}:
            counts[0] = collapsed.counts[first] - (begin - start)
            counts[-1] = collapsed.counts[last - 1] - (end - stop)
            if stop - begin <= len(text) + STRETCH and fits(counts, text):
                yield begin, stop, number


def _after_space(buffer: Buffer, start: int, count: int) -> int:
    """The first unit of a run's last word."""
    places = range(start + count - 1, start, -1)
    return next((place for place in places if _is_spaced(buffer, place)), start)


def _before_space(buffer: Buffer, end: int, count: int) -> int:
    """The place after the last unit of a run's first word."""
    places = range(end - count + 1, end)
    return next((place for place in places if _is_spaced(buffer, place)), end)


def _is_spaced(buffer: Buffer, unit: int) -> bool:
    """Whether a space stands right before a unit."""
    between = buffer.text[buffer.sources[unit - 1] + 1 : buffer.sources[unit]]
    return any(map(str.isspace, between))


def _whole(buffer: Buffer, first: int, last: int, start: int, end: int) -> bool:
    sources, text = buffer.sources, buffer.text
    if first and sources[first - 1] == start:
        return False
    if last < len(sources) and sources[last] == end - 1:
        return False
    return not ((end < len(text) and _joins(text[end])) or (start and _joins(text[start])))


def _after_marks(text: str, end: int) -> int:
    """Where the last character ends with the accents and other marks that combine with it."""
    while end < len(text) and _combines(text[end]):
        end += 1
    return end


def _combines(char: str) -> bool:
    if char < "\u0300":
        return False
    from unicodedata import category  # its tables wait for the first finding

    return category(char)[0] == "M"


def _joins(char: str) -> bool:
    """Whether a conjoining vowel or final consonant, which belongs to what stands before."""
    return "\u1160" <= char <= "\u11ff"


def _edges(buffer: Buffer, first: int, last: int, start: int, end: int) -> bool:
    return not (
        (start and _continues(buffer, buffer.units[first], start - 1))
        or (end < len(buffer.text) and _continues(buffer, buffer.units[last - 1], end))
        or _is_contraction(buffer, last, end)
    )


def _continues(buffer: Buffer, unit: str, place: int) -> bool:
    """Whether the character at a place goes on with the word or number of a unit beside it."""
    if unit > LAST_LETTER:
        return False
    while place and _combines(buffer.text[place]):
        place -= 1
    other = buffer.folds[buffer.text[place]][:1]
    return (is_letter(unit) and is_letter(other)) or (unit.isdigit() and other.isdigit())


def _is_contraction(buffer: Buffer, last: int, end: int) -> bool:
    """Whether "'t" follows a word: "can" is not in "can't"."""
    text = buffer.text
    return (
        is_letter(buffer.units[last - 1])
        and text[end : end + 1] in ("'", "’")
        and text[end + 1 : end + 2] in ("t", "T")
    )


def _has_long_gap(sources: list[int], first: int, last: int) -> bool:
    return any(sources[place + 1] - sources[place] > GAP + 1 for place in range(first, last - 1))


def _keeps_words(buffer: Buffer, match: Match, breaks: int, manner: int) -> bool:
    """Whether spaces stand only where words of the pattern part, or all letters stand alone."""
    spaces, joined = _spaces(buffer, *match[:2])
    if not spaces or not joined:
        return True
    if manner == DRAWN_OUT:
        return len(spaces) <= breaks.bit_count()
    return all(breaks >> place & 1 for place in spaces)


def _spaces(buffer: Buffer, first: int, last: int) -> tuple[list[int], bool]:
    """After which letters of a hit there is a space, and whether any two stand together."""
    text, units, sources = buffer.text, buffer.units, buffer.sources
    spaces = []
    joined = False
    for place in range(first, last - 1):
        if is_letter(units[place]) and is_letter(units[place + 1]):
            between = text[sources[place] + 1 : sources[place + 1]]
            joined = joined or not between
            if between and any(map(str.isspace, between)):
                spaces.append(place - first)
    return spaces, joined


def _same_you(book: Book, buffer: Buffer, number: int, start: int, end: int) -> bool:
    """Whether 你 and 您 are as in the pattern."""
    wanted = book.more(number).you
    found = "".join(char for char in buffer.text[start:end] if char in YOU)
    return found == wanted or (len(found) != len(wanted) and set(found) <= set(wanted))


def _comes_after(book: Book, buffer: Buffer, number: int, first: int) -> bool:
    """Whether something stands right before the hit that makes it harmless."""
    return any(
        buffer.units.endswith(text, 0, first) and _begins(buffer, first - len(text))
        for text in book.more(number).not_after
    )


def _begins(buffer: Buffer, first: int) -> bool:
    """Whether a character begins with this unit, and a word where it is a letter."""
    start = buffer.sources[first]
    if first and buffer.sources[first - 1] == start:
        return False
    return not (start and _continues(buffer, buffer.units[first], start - 1))


def first_at(hits: list[Hit], unit: int) -> int:
    """The index of the first hit that begins at a unit or after it."""
    return bisect_left(hits, unit, key=lambda one: one.first)
