"""Drawn-out text: 不不不知道, neverrr, 뭐라라라고요.

Text and patterns are compared with every run of a unit as one unit; then each run has to be as
long as the pattern's, or three and more. So 嘻嘻哈哈 stays what it is, and "too" is not "to".
A Hangul syllable said three times and more counts as said once.
"""

import re
from itertools import groupby
from typing import NamedTuple

DRAWN = 3
FEWEST_RUNS = 2
"""A pattern of one run only is not looked for in drawn-out text: 哈哈 is no 哈."""
STRETCH = 64
"""How many units longer than its pattern a drawn-out hit may be."""

RUN = re.compile(r"([^\n])\1\1")
ANY_RUN = re.compile(r"\n|([^\n])\1*")
DOUBLED = re.compile(r"([^\n])\1+")
SAID_AGAIN = re.compile(r"([가-힣])\1\1")


class Collapsed(NamedTuple):
    """``units[i]`` stands for the original ``[starts[i], ends[i])``, ``counts[i]`` units."""

    units: str
    starts: list[int]
    ends: list[int]
    counts: list[int]


class _Piece(NamedTuple):
    text: str
    first: int
    last: int
    """Where the piece begins the first time and the last time that it is said."""


def has_run(units: str) -> bool:
    """Whether a unit is drawn out."""
    return RUN.search(units) is not None


def is_said_again(text: str) -> bool:
    """Whether a Hangul syllable is drawn out."""
    return SAID_AGAIN.search(text) is not None


def single(units: str) -> str:
    """Every run as one unit."""
    return DOUBLED.sub(r"\1", units)


def collapse(units: str, start: int, end: int) -> Collapsed:
    """``units[start:end]`` with its runs as one unit each, and where they came from."""
    runs = [run.span() for run in ANY_RUN.finditer(units, start, end)]
    starts, ends = [run[0] for run in runs], [run[1] for run in runs]
    counts = [last - first for first, last in runs]
    return Collapsed("".join(units[first] for first in starts), starts, ends, counts)


def collapse_said_again(units: str, sources: list[int], start: int, end: int) -> Collapsed:
    """Likewise, with every Hangul syllable that is said three times and more as said once."""
    collapsed = Collapsed("", [], [], [])
    text: list[str] = []
    for piece in _said_once(_pieces(units, sources, start, end)):
        for place, unit in enumerate(piece.text):
            first = piece.last + place if place else piece.first
            if text and text[-1] == unit != "\n":
                collapsed.counts[-1] += 1
                collapsed.ends[-1] = piece.last + place + 1
            else:
                text.append(unit)
                collapsed.starts.append(first)
                collapsed.ends.append(piece.last + place + 1)
                collapsed.counts.append(1)
    return collapsed._replace(units="".join(text))


def fits(counts: list[int], pattern: str) -> bool:
    """Whether the runs of a hit are those of the pattern, or such runs drawn out."""
    runs = (len(list(run)) for _, run in groupby(pattern))
    return all(
        count == run or count >= max(DRAWN, run) for count, run in zip(counts, runs, strict=True)
    )


def _pieces(units: str, sources: list[int], start: int, end: int) -> list[_Piece]:
    """What each character gave."""
    pieces = []
    place = start
    for _, run in groupby(sources[start:end]):
        stop = place + len(list(run))
        pieces.append(_Piece(units[place:stop], place, place))
        place = stop
    return pieces


def _said_once(pieces: list[_Piece]) -> list[_Piece]:
    said = []
    for text, again in groupby(pieces, key=lambda piece: piece.text):
        run = list(again)
        if len(text) > 1 and len(run) >= DRAWN:
            said.append(_Piece(text, run[0].first, run[-1].last))
        else:
            said.extend(run)
    return said
