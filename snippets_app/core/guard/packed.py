"""Rules kept as text until one is looked at: of thousands, a day's typing meets a few.

A thousand of them take a fifth of the memory so, and nothing is to be done for them at a start.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from json import JSONDecoder, JSONEncoder
from types import MappingProxyType
from typing import Any, overload

from snippets_app.core.guard.model import Place, Rule, Severity

FEWEST = 5
"""Fields that every rule has."""
DECODER = JSONDecoder()
SEVERITIES = MappingProxyType({severity.value: severity for severity in Severity})
PLACES = MappingProxyType({place.value: place for place in Place})
NONE: Mapping[str, str] = MappingProxyType({})
ABSENT = ((), (), (), (), (), NONE, (), Place.ANYWHERE.value, None, True, NONE, "")
"""What the other fields are when they say nothing, in the order of a row."""


class PackedRules(Sequence[Rule]):
    """Equal to any row of the same rules. ``starts``: where each begins in ``data``, and the end.

    Those that were met by their numbers are kept: the same rule is met at every key.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, data: bytes, starts: "array[int]") -> None:
        self.data = data
        self.starts = starts
        self._met: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, place: int) -> Rule: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Rule, ...]: ...
    def __getitem__(self, place: int | slice) -> Rule | tuple[Rule, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        if place in self._met:
            return self._met[place]
        number = range(len(self))[place]
        found = self._met.get(number)
        if found is None:
            start, end = self.starts[number : number + 2]
            found = self._met[number] = _unpacked(self.data[start:end])
        return found

    def __iter__(self) -> Iterator[Rule]:
        return (_unpacked(self.data[start:end]) for start, end in pairwise(self.starts))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return tuple(self) == tuple(other)


def pack(rules: Iterable[Rule]) -> PackedRules:
    if isinstance(rules, PackedRules):
        return rules
    encode = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
    data, starts = bytearray(), array("I", [0])
    for rule in rules:
        data += encode(_row(rule)).encode("utf-8", "surrogatepass")
        starts.append(len(data))
    return PackedRules(bytes(data), starts)


def _row(rule: Rule) -> list[Any]:
    """What the rule says; the last fields are left out where they say nothing."""
    row = [
        *(rule.id, rule.kind, rule.language, rule.severity.value, rule.reason),
        *(rule.texts, rule.instead, rule.matches, rule.passes, rule.exceptions),
        *(dict(rule.reasons), rule.not_after, rule.place.value, rule.homophones, rule.you_too),
        *(dict(rule.words), rule.snippet),
    ]
    for last in range(len(row) - 1, FEWEST - 1, -1):
        if row[last] != ABSENT[last - FEWEST]:
            return row[: last + 1]
    return row[:FEWEST]


def _unpacked(data: bytes) -> Rule:
    # Quicker than ``json.loads`` and ``Severity(severity)``: a key waits for the first rule met.
    row: list[Any] = DECODER.raw_decode(data.decode("utf-8", "surrogatepass"))[0]
    row += ABSENT[len(row) - FEWEST :]
    name, kind, language, severity, reason, texts, instead, matches, passes, exceptions, *rest = row
    reasons, not_after, place, homophones, you_too, words, snippet = rest
    return Rule(
        name,
        kind,
        language,
        SEVERITIES[severity],
        reason,
        tuple(texts),
        dict(words),
        tuple(exceptions),
        tuple(not_after),
        PLACES[place],
        you_too,
        homophones,
        tuple(instead),
        snippet,
        tuple(matches),
        tuple(passes),
        dict(reasons),
    )
