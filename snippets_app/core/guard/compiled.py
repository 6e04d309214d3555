"""Rules made ready for looking in text: patterns, automatons and detectors."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from operator import eq

from snippets_app.core.digest import digest
from snippets_app.core.guard import saved
from snippets_app.core.guard.book import Book, BookWriter, Flag
from snippets_app.core.guard.fold import Folds
from snippets_app.core.guard.matcher import Matcher, build_matcher
from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.packed import pack
from snippets_app.core.guard.patterns import Detector, Pattern
from snippets_app.core.guard.repeats import FEWEST_RUNS, single
from snippets_app.core.guard.rules import KINDS
from snippets_app.core.guard.rules.kind import Kind
from snippets_app.core.guard.syllables import OTHER, Syllables
from snippets_app.errors import AppError

FEWEST_ALIKE = 2
"""Shorter patterns have no homophones."""
FEW = 1_000
"""So many pairs of texts are compared one by one sooner than an automaton is built."""

Parts = tuple[Book, tuple[Matcher, Matcher], Iterable[int]]
"""The patterns; what finds them, verbatim and by sound; the numbers of the rules that detect."""


@dataclass(frozen=True)
class Tables:
    """The tables that text and patterns are folded by."""

    folds: Folds
    syllables: Syllables


class CompiledRules:
    """Rules and what finds them. Nothing in here changes."""

    def __init__(
        self,
        rules: Sequence[Rule],
        tables: Tables,
        kinds: Sequence[Kind],
        parts: Parts,
    ) -> None:
        book, matchers, detecting = parts
        self.rules = rules
        self.tables = tables
        self.book = book
        self.exact, self.alike = matchers
        self.detectors = _detectors(self.rules, kinds, detecting)
        self._hiding = frozenset(kind.name for kind in kinds if kind.hides_text)
        self._kinds = tuple(kind.name for kind in kinds)
        self.minds_quotes = book.has(Flag.OUTSIDE_QUOTES)
        self.longest_before = book.extras.longest_before

    def hides(self, rule: Rule) -> bool:
        """Whether what this rule finds must never be shown again."""
        return rule.kind in self._hiding

    def owner(self, number: int) -> int:
        """The number of the rule of a pattern that is no alias."""
        return self.book.owners[number]

    def dumps(self) -> bytes:
        """The rules and everything slow to make, for ``load_compiled`` with the same tables."""
        mark = fingerprint(self.tables, self._kinds)
        detecting = array("I", [rule for rule, _ in self.detectors])
        return saved.dump(mark, (pack(self.rules), self.book, (self.exact, self.alike), detecting))


def compile_rules(
    rules: Sequence[Rule], tables: Tables, kinds: Sequence[Kind] = KINDS
) -> CompiledRules:
    """Raises AppError when a rule names no kind in ``kinds``. May run in another thread."""
    parts = _parts(rules, tables, {kind.name: kind for kind in kinds})
    return CompiledRules(pack(rules), tables, kinds, parts)


def load_compiled(
    data: bytes, tables: Tables, kinds: Sequence[Kind] = KINDS
) -> CompiledRules | None:
    """What ``dumps`` gave; None when it is damaged, or of other tables or kinds."""
    mark = fingerprint(tables, [kind.name for kind in kinds])
    loaded = saved.load(data, mark)
    if loaded is None:
        return None
    rules, book, matchers, detecting = loaded
    return CompiledRules(rules, tables, kinds, (book, matchers, detecting))


def fingerprint(tables: Tables, kinds: Sequence[str]) -> bytes:
    """Changes with anything but the rules that the compiled form depends on."""
    return digest(tables.folds.digest + tables.syllables.digest + "\n".join(kinds).encode())


class _Alike:
    """The patterns that are also found by their sound."""

    def __init__(self, syllables: Syllables) -> None:
        self._syllables = syllables
        self._sounds: list[str] = []
        self._numbers = array("I")

    def add(self, text: str, number: int) -> None:
        sounds = text.translate(self._syllables)
        if len(sounds) >= FEWEST_ALIKE and OTHER not in sounds:
            self._sounds.append(sounds)
            self._numbers.append(number)

    def matcher(self) -> Matcher:
        return build_matcher(self._sounds, self._numbers)


def _kind(rule: Rule, kinds: Mapping[str, Kind]) -> Kind:
    if kind := kinds.get(rule.kind):
        return kind
    raise AppError(
        "The rule {rule} has an unknown kind: {kind}.",
        "Write one of the kinds there are: {kinds}.",
        rule=rule.id,
        kind=rule.kind,
        kinds=", ".join(kinds),
    )


def _parts(rules: Sequence[Rule], tables: Tables, kinds: Mapping[str, Kind]) -> Parts:
    writer = BookWriter(tables.folds.for_many())
    detecting = []
    alike = _Alike(tables.syllables.for_many())
    growing: list[tuple[str, int]] = []
    for number, rule in enumerate(rules):
        kind = _kind(rule, kinds)
        patterns = kind.patterns(rule)
        growing += _write(writer, patterns, number, alike)
        detector = kind.detector(rule)
        if detector is not None:
            detecting.append(number)
            growing += _detected_beginnings(detector, patterns, number, tables.folds)
    for text, number in growing:
        writer.add(text, number, Flag.GROWING)
    _add_aliases(writer)
    book = writer.finish()
    return book, (build_matcher(writer.texts), alike.matcher()), detecting


def _write(
    writer: BookWriter, patterns: Iterable[Pattern], rule: int, alike: _Alike
) -> list[tuple[str, int]]:
    """Writes a rule's patterns; gives what may still grow into an allowed one."""
    banned: list[str] = []
    allowed: list[str] = []
    for pattern in patterns:
        number = len(writer.book)
        text = writer.add_pattern(pattern, rule)
        if not text:
            continue
        (allowed if pattern.allowed else banned).append(text)
        if pattern.homophones and not pattern.allowed:
            alike.add(text, number)
    return [(text, rule) for text in dict.fromkeys(_beginnings(banned, allowed))]


def _beginnings(banned: list[str], allowed: list[str]) -> Iterator[str]:
    """The beginnings of allowed texts that hold a banned one."""
    if not allowed:
        return
    matcher = build_matcher(banned) if len(banned) * len(allowed) > FEW else None
    for text in allowed:
        if matcher:
            ends = [end for _, end, _ in matcher.find(text)]
        else:
            ends = [text.find(one) + len(one) for one in banned if one in text]
        if ends:
            yield from (text[:end] for end in range(min(ends), len(text)))


def _detected_beginnings(
    detector: Detector, patterns: Iterable[Pattern], rule: int, folds: Folds
) -> Iterator[tuple[str, int]]:
    """The beginnings of allowed texts in which a detector finds something."""
    for text in (pattern.text for pattern in patterns if pattern.allowed):
        beginnings = [text[:end] for end in range(1, len(text))]
        for beginning in dropwhile(lambda one: not any(detector.find(one)), beginnings):
            units = folds.units(beginning)
            if units:
                yield units, rule


def _add_aliases(writer: BookWriter) -> None:
    """Patterns with doubled units once more, as they are when repeats are folded."""
    book = writer.book
    for number in list(book.numbers(Flag.REPEATS)):
        text = writer.texts[number]
        if not any(map(eq, text, text[1:])):
            continue
        short = single(text)
        if FEWEST_RUNS <= len(short) < len(text):
            writer.add(short, number, Flag.ALIAS)


def _detectors(
    rules: Sequence[Rule], kinds: Sequence[Kind], detecting: Iterable[int]
) -> tuple[tuple[int, Detector], ...]:
    named = {kind.name: kind for kind in kinds}
    made = ((number, named[rules[number].kind].detector(rules[number])) for number in detecting)
    return tuple((number, detector) for number, detector in made if detector is not None)
