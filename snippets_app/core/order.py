"""In which order the snippets of a pack stand: numbers that leave room for others in between.

A snippet of a layer below stands at its index in its pack until it is moved; the agent's own
snippets stand behind all of those. To move a snippet changes its number alone, so a later edition
of the pack keeps the order that the agent made, as far as it can.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from snippets_app.core.model import Pack, PersonalChange

OWN = 1_000_000.0
"""More than any pack below has snippets."""


def places(below: Iterable[Pack], changes: Sequence[PersonalChange]) -> dict[str, float]:
    """Where each snippet stands within its pack."""
    standing = {each.id: float(i) for pack in below for i, each in enumerate(pack.snippets)}
    for index, change in enumerate(changes):
        standing.setdefault(change.snippet, OWN + index)
        if change.place is not None:
            standing[change.snippet] = change.place
    return standing


def ordered(pack: Pack, standing: Mapping[str, float]) -> Pack:
    """The pack with its snippets by these places."""
    wanted = sorted(pack.snippets, key=lambda each: standing[each.id])
    return replace(pack, snippets=tuple(wanted))


def next_place(changes: Iterable[PersonalChange], pack: str) -> float:
    """A place behind all of the pack's snippets; so are the numbers that follow it."""
    inside = [each for each in changes if each.snippet.startswith(f"{pack}/")]
    given = (each.place for each in inside if each.place is not None)
    return max(OWN + len(inside), *given, OWN) + 1


def between(before: float | None, after: float | None, count: int) -> tuple[float, ...] | None:
    """So many places behind ``before`` and in front of ``after`` (None: an end of the pack).

    None when the two are too near each other to hold them.
    """
    low = before if before is not None else (0.0 if after is None else after - count - 1)
    high = after if after is not None else low + count + 1
    step = (high - low) / (count + 1)
    found = tuple(low + step * number for number in range(1, count + 1))
    edges = (low, *found, high)
    return found if all(a < b for a, b in pairwise(edges)) else None
