"""Which snippet of the pack an entry is about: each snippet is found by one entry at most.

The ways are gone through in order, each by all entries that have found none yet, so that a weak
likeness never takes a snippet away from an entry that it fits better:

1. Stage, title and text are equal: nothing is to be done, so this comes before all else.
2. The other tool's key, where the snippet's id keeps it.
3. The abbreviation.
4. Stage and title; the title alone for an entry without a group.
5. The text.

In a pack of Saywell's, which names every snippet, only the first two count.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from snippets_app.core.draft import Entry
from snippets_app.core.model import Snippet


class Seeker(NamedTuple):
    """An entry with the stage that it shall be in, and the id that keeps its key ("": none)."""

    entry: Entry
    stage: str
    id: str

    @property
    def is_grouped(self) -> bool:
        """Whether the file tells its stage; otherwise it may be in any."""
        return bool(self.entry.group or self.entry.stage)


_Ours = Callable[[Snippet], Hashable]
_Theirs = Callable[[Seeker], Hashable]
"""What has to be equal; nothing that is empty, so None takes no part."""
_Way = tuple[_Ours, _Theirs]


def found_by(
    seekers: Sequence[Seeker], snippets: Sequence[Snippet], *, are_named: bool
) -> Mapping[int, Snippet]:
    """The snippets that were found, by the number of their seeker.

    ``are_named``: the file calls each by its own id, so that no weaker likeness counts.
    """
    found: dict[int, Snippet] = {}
    free = {snippet.id: snippet for snippet in snippets}
    open_ones = list(range(len(seekers)))
    for way in _ways(are_named=are_named):
        if not free or not open_ones:
            break
        open_ones = _go(way, open_ones, seekers, free, found)
    return found


def _go(
    way: _Way,
    open_ones: list[int],
    seekers: Sequence[Seeker],
    free: dict[str, Snippet],
    found: dict[int, Snippet],
) -> list[int]:
    """Pair what is equal; the numbers of those that have still found none."""
    ours, theirs = way
    offered: dict[Hashable, list[Snippet]] = {}
    for snippet in reversed(free.values()):
        offered.setdefault(ours(snippet), []).append(snippet)
    left: list[int] = []
    for number in open_ones:
        wanted = theirs(seekers[number])
        fitting = offered.get(wanted) if wanted is not None else None
        if fitting:
            found[number] = fitting.pop()
            del free[found[number].id]
        else:
            left.append(number)
    return left


def _ways(*, are_named: bool) -> Iterator[_Way]:
    # Entries without a group come last: in any stage, they could take what others need.
    for ours, theirs in _LIKEST:
        yield partial(_shown_in_stage, ours), partial(_wanted_in_stage, theirs)
    for ours, theirs in _LIKEST:
        yield partial(_shown, ours), partial(_wanted, theirs)
    yield _ID
    if are_named:
        return
    yield lambda one: _fold(one.abbreviation), lambda one: _fold(one.entry.abbreviation) or None
    yield lambda one: (one.stage, one.title), _stage_and_title
    yield lambda one: one.title, lambda one: None if one.is_grouped else one.entry.title
    yield lambda one: one.body, lambda one: one.entry.body


_ID: _Way = (lambda one: one.id.rpartition("/")[2], lambda one: one.id or None)
_LIKEST: tuple[_Way, ...] = (
    _ID,
    (
        lambda one: (_fold(one.abbreviation), one.hotkey),
        lambda one: (_fold(one.entry.abbreviation), one.entry.hotkey),
    ),
    (lambda one: "", lambda one: ""),
)
"""Which of several that look the same is meant."""


def _shown_in_stage(more: _Ours, one: Snippet) -> Hashable:
    return one.stage, one.title, one.body, more(one)


def _wanted_in_stage(more: _Theirs, one: Seeker) -> Hashable:
    told = more(one) if one.is_grouped else None
    return None if told is None else (one.stage, one.entry.title, one.entry.body, told)


def _shown(more: _Ours, one: Snippet) -> Hashable:
    return one.title, one.body, more(one)


def _wanted(more: _Theirs, one: Seeker) -> Hashable:
    told = None if one.is_grouped else more(one)
    return None if told is None else (one.entry.title, one.entry.body, told)


def _stage_and_title(one: Seeker) -> Hashable:
    return (one.stage, one.entry.title) if one.is_grouped else None


def _fold(abbreviation: str) -> str:
    return abbreviation.casefold()
