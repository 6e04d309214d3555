"""The search itself: qualities looked through from the best down."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from snippets_app.core.model import Snippet
from snippets_app.core.search.field import START, Field, as_set, places_in
from snippets_app.core.search.fold import Folding
from snippets_app.core.search.readings import Readings
from snippets_app.core.search.request import BEST_FIRST, Ground, Quality, Request
from snippets_app.core.search.sounds import Sounds, Spellings
from snippets_app.core.search.word import Span

STAGE_SCORE = 10.0
USAGE_SCORE = 0.9  # below the step between two qualities
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}:]*):?([^{}]*)\}")
_SHOWN_KINDS = ("field", "choice")


@dataclass(frozen=True, slots=True)
class Hit:
    """A snippet found. ``score`` falls along the list; ``spans`` are the matched code points of
    its title, in order and apart."""

    snippet: Snippet
    score: float
    spans: tuple[Span, ...]


class SearchIndex:
    """Finds snippets of one library.

    What makes typed queries fast is built by ``prepare``, or else by the first of them: a program
    that has not been asked yet takes no memory for it.
    """

    def __init__(self, snippets: Sequence[Snippet], readings: Readings) -> None:
        self._snippets = tuple(snippets)
        self._readings = readings
        self._folding = Folding()
        self._stages: dict[str, int] = {}
        self._prepared: Ground | None = None

    def prepare(self) -> None:
        """Build now what typed queries need; harmless beside a query on another thread."""
        if self._prepared is None:
            self._stages = _sets_by_stage(self._snippets)
            self._prepared = _ground(self._snippets, self._folding, Sounds(self._readings))

    def search(
        self,
        query: str,
        *,
        stage: str = "",
        usage: Mapping[str, float] | None = None,
        limit: int = 50,
    ) -> list[Hit]:
        """The best ``limit`` hits: those of ``stage`` first, then by match quality, then by
        ``usage`` (snippet id to 0..1), then in library order.

        Without a word in it the query lists the snippets of the stage, or all, in library order:
        a phrase keeps its place and its digit there.
        """
        if not query or query.isspace():
            return self._list(stage, limit)
        request = Request(query, self._folding, self._ground)
        if request.is_empty:
            return self._list(stage, limit)
        usage = usage or {}
        used = self._used(usage)
        hits: list[Hit] = []
        for part, bonus in self._parts(stage):
            found = islice(_ranked(request, used, part), max(0, limit - len(hits)))
            hits += [self._hit(place, bonus + quality, usage, request) for place, quality in found]
        return hits

    @property
    def _ground(self) -> Ground:
        self.prepare()
        assert self._prepared is not None
        return self._prepared

    def _list(self, stage: str, limit: int) -> list[Hit]:
        listed = (each for each in self._snippets if stage in ("", each.stage))
        return [Hit(snippet, 0.0, ()) for snippet in islice(listed, max(0, limit))]

    def _parts(self, stage: str) -> list[tuple[int, float]]:
        everything = self._ground.titles.everything
        if not stage:
            return [(everything, 0.0)]
        here = self._stages.get(stage, 0)
        return [(here, STAGE_SCORE), (everything & ~here, 0.0)]

    def _used(self, usage: Mapping[str, float]) -> list[int]:
        """The places of the snippets in use, most used first."""
        known = self._ground.places
        counts = {known[each]: use for each, use in usage.items() if use > 0 and each in known}
        return sorted(counts, key=lambda place: (-counts[place], place))

    def _hit(self, place: int, score: float, usage: Mapping[str, float], request: Request) -> Hit:
        snippet = self._snippets[place]
        use = min(1.0, max(0.0, usage.get(snippet.id, 0.0)))
        return Hit(snippet, score + USAGE_SCORE * use, self._spans(place, request))

    def _spans(self, place: int, request: Request) -> tuple[Span, ...]:
        title = self._snippets[place].title
        sources = self._folding.sources(title)
        line = self._ground.titles.texts[place][: len(sources) + 2 * len(START)]
        marked = [(start - len(START), end - len(START)) for start, end in request.spans(line)]
        return _merged([(sources[start][0], sources[end - 1][1]) for start, end in marked])


def visible_text(body: str) -> str:
    """What a reader sees of a body: the labels and texts of its placeholders, not their names."""
    return _PLACEHOLDER.sub(_shown, body) if "{" in body or "}" in body else body


def _shown(token: re.Match[str]) -> str:
    if token[1] is None:
        return token[0][0]
    shown = token[2] if token[1] in _SHOWN_KINDS else ""
    return f" {shown.replace('|', ' ').replace('=', ' ')} "


def _sets_by_stage(snippets: Sequence[Snippet]) -> dict[str, int]:
    found: dict[str, list[int]] = {}
    for place, snippet in enumerate(snippets):
        found.setdefault(snippet.stage, []).append(place)
    return {stage: as_set(places) for stage, places in found.items()}


def _ground(snippets: Sequence[Snippet], folding: Folding, sounds: Sounds) -> Ground:
    fold = folding.fold
    titles = [START + START.join((fold(s.title), fold(s.abbreviation), "")) for s in snippets]
    fields = Field(titles, sounds), Field([fold(visible_text(s.body)) for s in snippets], sounds)
    spellings = Spellings(fields[0].codes.keys() | fields[1].codes.keys())
    known = {snippet.id: place for place, snippet in enumerate(snippets)}
    return Ground(*fields, known, sounds, spellings)


def _ranked(request: Request, used: Sequence[int], part: int) -> Iterator[tuple[int, Quality]]:
    """The matching snippets of ``part``, best first, each once."""
    seen: set[int] = set()
    for quality in BEST_FIRST:
        candidates = _ordered(request.may_match(quality) & part, used)
        for place in filter(request.test(quality), candidates):
            if place not in seen:
                seen.add(place)
                yield place, quality


def _ordered(snippets: int, used: Sequence[int]) -> Iterator[int]:
    """The places in a set: those in use first, in their order."""
    flags = snippets.to_bytes(snippets.bit_length() // 8 + 1, "little")
    first = [
        place for place in used if place >> 3 < len(flags) and flags[place >> 3] >> (place & 7) & 1
    ]
    yield from first
    yield from places_in(snippets & ~as_set(sorted(first)))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
