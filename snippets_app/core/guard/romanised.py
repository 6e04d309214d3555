"""Chinese rules in the keys of a pinyin input method: a suspicion, where only keys can be seen.

A text of three and more Han characters is looked for in full toneless pinyin, one reading each,
as it is typed with or without choosing candidates in between: ``bu zhi dao``, ``buzhidao1``,
``bu'zhidao``. Abbreviations, Wubi and predictions are not seen, and the right characters are not
known, so that every finding is a hint.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

from snippets_app.core.guard.model import Finding, Place, Rule, Severity
from snippets_app.core.guard.patterns import Pattern
from snippets_app.core.guard.rules import KINDS
from snippets_app.core.search.readings import FIRST, LAST

SyllablesOf = Callable[[str], tuple[str, ...]]
_FEWEST = 3
_LONGEST_SYLLABLE = 6
_CHOOSING = frozenset(" '123456789")
_BARRIER = "."


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A pattern in pinyin. ``cuts``: where its syllables end; ``not_after``: in pinyin too."""

    rule: Rule
    pattern: Pattern
    syllables: tuple[str, ...]
    cuts: frozenset[int]
    not_after: tuple[str, ...]

    @property
    def keys(self) -> str:
        return "".join(self.syllables)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The letters of a text without what chooses candidates; ``places``: where each one stands."""

    letters: str
    places: tuple[int, ...]
    total: int

    def is_run_start(self, at: int) -> bool:
        return at == 0 or self.places[at] != self.places[at - 1] + 1 or self._is_barrier(at - 1)

    def is_run_end(self, at: int) -> bool:
        """Whether no letter of the same run stands at ``at``."""
        return at == len(self.letters) or self._is_barrier(at) or self.is_run_start(at)

    def run_before(self, at: int) -> str:
        start = at
        while not self.is_run_start(start):
            start -= 1
        return self.letters[start:at]

    def run_after(self, at: int) -> str:
        end = at
        while not self.is_run_end(end):
            end += 1
        return self.letters[at:end]

    def is_typing(self, end: int) -> bool:
        """Whether the next key may belong to the run that ends there."""
        return end == len(self.letters) and self.places[-1] + 1 == self.total

    def _is_barrier(self, at: int) -> bool:
        return self.letters[at] == _BARRIER


class Romanised:
    """Compiled rules; ``find`` may be called from any thread."""

    def __init__(self, spelled: Iterable[_Spelled], syllables: frozenset[str]) -> None:
        self._spelled: dict[str, list[_Spelled]] = {}
        for each in spelled:
            self._spelled.setdefault(each.keys, []).append(each)
        self._automaton = Automaton(list(self._spelled)) if self._spelled else None
        self._syllables = syllables
        self._begun = frozenset(name[:end] for name in syllables for end in range(1, len(name)))

    def find(self, latin: str) -> tuple[Finding, ...]:
        """Findings by position, of severity ``hint``; spans count in ``latin``."""
        if self._automaton is None:
            return ()
        keys = _keys(latin)
        hits = [
            (start, end, each)
            for start, end, _ in self._automaton.find_overlapping(keys.letters)
            for each in self._spelled[keys.letters[start:end]]
            if self._fits(keys, start, end, each)
        ]
        return tuple(
            self._finding(latin, keys, start, end, each)
            for start, end, each in sorted(hits, key=lambda hit: hit[:2])
            if not each.pattern.allowed and not _is_within_another((start, end, each), hits)
        )

    def _fits(self, keys: _Keys, start: int, end: int, spelled: _Spelled) -> bool:
        """Whether the runs of letters can be read so, and what stands before allows it."""
        chosen = (at - start for at in range(start + 1, end) if keys.is_run_start(at))
        return (
            spelled.cuts.issuperset(chosen)
            and not keys.letters[:start].endswith(spelled.not_after)
            and self._is_read(keys.run_before(start))
            and self._goes_on(keys, end, spelled.syllables[-1])
        )

    def _goes_on(self, keys: _Keys, end: int, last: str) -> bool:
        """Whether syllables follow, the last of them perhaps not yet typed whole."""
        rest = keys.run_after(end)
        if self._is_read(rest):
            return True
        if not keys.is_typing(end + len(rest)) or self._is_begun(last + rest):
            return False
        ends = range(max(0, len(rest) - _LONGEST_SYLLABLE), len(rest))
        return any(rest[at:] in self._begun and self._is_read(rest[:at]) for at in ends)

    def _is_begun(self, letters: str) -> bool:
        return letters in self._begun or letters in self._syllables

    def _is_read(self, letters: str) -> bool:
        """Whether they are syllables, one after the other."""
        reached = [True]
        for end in range(1, len(letters) + 1):
            starts = range(max(0, end - _LONGEST_SYLLABLE), end)
            reached.append(any(reached[at] and letters[at:end] in self._syllables for at in starts))
        return reached[-1]

    def _finding(self, latin: str, keys: _Keys, start: int, end: int, spelled: _Spelled) -> Finding:
        first, last = keys.places[start], keys.places[end - 1] + 1
        instead = spelled.pattern.instead
        return Finding(
            spelled.rule,
            first,
            last,
            latin[first:last],
            instead=spelled.rule.instead if instead is None else instead,
            pending=keys.is_typing(end) and spelled.syllables[-1] in self._begun,
        )


def compile_romanised(rules: Sequence[Rule], syllables_of: SyllablesOf) -> Romanised:
    """The rules that keys can hint at; ``syllables_of``: a character's readings, the commonest
    first, ``ü`` as v."""
    kinds = {kind.name: kind for kind in KINDS}
    spelled = (
        each
        for rule in rules
        for pattern in kinds[rule.kind].patterns(rule)
        if _is_hinted(pattern)
        for each in _spell(rule, pattern, syllables_of)
    )
    every = (syllables_of(chr(point)) for point in range(FIRST, LAST + 1))
    syllables = frozenset(name for names in every for name in names)
    return Romanised(spelled, syllables)


def _is_hinted(pattern: Pattern) -> bool:
    return pattern.allowed or (pattern.homophones and pattern.place is Place.ANYWHERE)


def _spell(rule: Rule, pattern: Pattern, syllables_of: SyllablesOf) -> Iterator[_Spelled]:
    """Once per way to type it; none where a character has no reading, or there are too few."""
    syllables = _read(pattern.text, syllables_of)
    if len(syllables) < _FEWEST:
        return
    hint = replace(rule, severity=Severity.HINT)
    before = ("".join(_read(each, syllables_of)) for each in pattern.not_after)
    not_after = tuple(filter(None, before))
    for ways in _ways(pattern, syllables):
        yield _Spelled(hint, pattern, ways, frozenset(accumulate(map(len, ways))), not_after)


def _read(text: str, syllables_of: SyllablesOf) -> tuple[str, ...]:
    letters = [char for char in text if char.isalnum()]
    readings = [syllables_of(char)[:1] for char in letters]
    return tuple(name for names in readings for name in names) if all(readings) else ()


def _ways(pattern: Pattern, syllables: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """As it is; lüe as lue, which input methods take too; and 您 for 你."""
    ways = {syllables, tuple(name.replace("ve", "ue") for name in syllables)}
    if not pattern.exact_you and "你" in pattern.text:
        ways |= {tuple("nin" if name == "ni" else name for name in each) for each in ways}
    yield from sorted(ways)


def _keys(latin: str) -> _Keys:
    places = tuple(place for place, char in enumerate(latin) if char not in _CHOOSING)
    kept = (latin[place] for place in places)
    letters = "".join(char if "a" <= char <= "z" else _BARRIER for char in kept)
    return _Keys(letters, places, len(latin))


def _is_within_another(
    hit: tuple[int, int, _Spelled], hits: list[tuple[int, int, _Spelled]]
) -> bool:
    """Whether the same rule's exception, or a longer text of its own, holds this hit."""
    start, end, spelled = hit
    return any(
        first <= start and end <= last and last - first > end - start
        for first, last, other in hits
        if other.rule.id == spelled.rule.id
    )
