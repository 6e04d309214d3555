"""What of a text was taken out and what was put in, in pieces that a reader would name.

A piece is a word in Latin letters, a number or a placeholder; of Chinese and Korean, whose words
are not parted or bear endings, it is a character.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

_MARKS = r"[\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
_WORD = r"(?:(?![\u1100-\u11ff\u3040-\u318f\u3400-\u9fff\ua960-\ud7ff\uf900-\ufaff])[^\W_])"
_PIECE = re.compile(
    rf"\{{[^{{}}\n]*\}}|{_WORD}(?:{_WORD}|['’]|{_MARKS})*|[^\S\n]+|(?s:.){_MARKS}*(?:\u200d.{_MARKS}*)*"
)
MOST_PAIRS = 4_000_000
"""Of equal pieces, beyond which only the rarer ones are compared."""


class Change(Enum):
    """What became of a span."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """Never empty. Of two that stand for each other, the removed one comes first."""

    change: Change
    text: str


def difference(old: str, new: str) -> tuple[Span, ...]:
    """What is kept and removed gives ``old``, what is kept and added gives ``new``."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    return tuple(_joined(_without_crumbs(list(_compared(before, after)))))


def is_same(spans: Sequence[Span]) -> bool:
    """Whether nothing was removed or added."""
    return all(span.change is Change.KEPT for span in spans)


def _compared(before: list[str], after: list[str]) -> Iterator[Span]:
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    yield from _span(Change.KEPT, before[:start])
    yield from _matched(before[start : len(before) - end], after[start : len(after) - end])
    yield from _span(Change.KEPT, before[len(before) - end :])


def _alike(one: list[str], other: list[str]) -> int:
    """How many pieces from the start are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _matched(before: list[str], after: list[str]) -> Iterator[Span]:
    matcher = SequenceMatcher(None, before, after, autojunk=_are_many(before, after))
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        removed, added = before[start:end], after[new_start:new_end]
        if removed == added:
            yield from _span(Change.KEPT, removed)
        else:
            yield from _span(Change.REMOVED, removed)
            yield from _span(Change.ADDED, added)


def _are_many(before: list[str], after: list[str]) -> bool:
    there = Counter(after)
    return sum(count * there[piece] for piece, count in Counter(before).items()) > MOST_PAIRS


def _span(change: Change, pieces: list[str]) -> Iterator[Span]:
    if pieces:
        yield Span(change, "".join(pieces))


def _without_crumbs(spans: list[Span]) -> Iterator[Span]:
    """Nobody reads a lone letter kept between two changes: it is taken for changed as well."""
    for place, span in enumerate(spans):
        if 0 < place < len(spans) - 1 and _is_crumb(spans, place):
            yield Span(Change.REMOVED, span.text)
            yield Span(Change.ADDED, span.text)
        else:
            yield span


def _is_crumb(spans: list[Span], place: int) -> bool:
    span = spans[place]
    if span.change is not Change.KEPT or "\n" in span.text:
        return False
    words = sum(map(str.isalnum, span.text))
    return words <= 1 and all(_weight(spans, place, step) > words for step in (-1, 1))


def _weight(spans: list[Span], place: int, step: int) -> int:
    """How much changed beside a kept span, if something was both removed and added there."""
    place += step
    beside: list[Span] = []
    while 0 <= place < len(spans) and spans[place].change is not Change.KEPT:
        beside.append(spans[place])
        place += step
    return min(len(each.text) for each in beside) if len(beside) == 2 else 0  # noqa: PLR2004


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans of one kind as one; between two kept ones the removed before the added."""
    for is_kept, group in groupby(spans, lambda span: span.change is Change.KEPT):
        together = list(group)
        changes = (Change.KEPT,) if is_kept else (Change.REMOVED, Change.ADDED)
        for change in changes:
            yield from _span(change, [each.text for each in together if each.change is change])
