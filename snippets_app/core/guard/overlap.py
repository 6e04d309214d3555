"""What lies within what, and which of several overlapping candidates becomes a finding.

A message may be one long row of hits; so nothing here compares every one with every other.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple


class Candidate(NamedTuple):
    """What becomes a finding unless a longer one of the same rule lies across it."""

    rule: int
    start: int
    end: int
    pending: bool
    number: int

    @property
    def place(self) -> tuple[int, int, int]:
        return self.start, self.end, self.rule

    @property
    def order(self) -> tuple[int, int]:
        return self.start - self.end, self.start


class Stretches:
    """Stretches of text, added by their start."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []
        """How far each, or one before it, reaches."""

    def add(self, start: int, end: int) -> None:
        self._reach.append(max(end, self._reach[-1]) if self._reach else end)
        self._starts.append(start)

    def hold(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one of them."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._reach[place - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` overlaps one of them."""
        place = bisect_left(self._starts, end)
        return place > 0 and self._reach[place - 1] > start


class Cover:
    """Stretches of text by rule, added by their start."""

    def __init__(self) -> None:
        self._of: dict[int, Stretches] = {}

    def add(self, rule: int, start: int, end: int) -> None:
        self._of.setdefault(rule, Stretches()).add(start, end)

    def holds(self, rule: int, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies within one of the rule's stretches."""
        return rule in self._of and self._of[rule].hold(start, end)


def longest(candidates: list[Candidate]) -> list[Candidate]:
    """Of those that overlap and are of one rule the longest, by their start."""
    if len(candidates) <= 1:
        return candidates
    by_rule: dict[int, list[Candidate]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: one.place):
        by_rule[one.rule].append(one)
    clusters = chain.from_iterable(map(_clusters, by_rule.values()))
    chosen = chain.from_iterable(map(_longest, clusters))
    return sorted(chosen, key=lambda one: one.place)


def _clusters(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Those that hang together by overlapping."""
    cluster: list[Candidate] = []
    end = 0
    for one in candidates:
        if cluster and one.start >= end:
            yield cluster
            cluster = []
        cluster.append(one)
        end = max(end, one.end)
    yield cluster


def _longest(cluster: list[Candidate]) -> list[Candidate]:
    """The longest, then the longest of those that do not overlap it, and so on."""
    if len(cluster) == 1:
        return cluster
    taken: set[int] = set()
    chosen = []
    for one in sorted(cluster, key=lambda one: one.order):
        if one.start not in taken and one.end - 1 not in taken:
            taken.update(range(one.start, one.end))
            chosen.append(one)
    return chosen
