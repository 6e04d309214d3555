"""Rules kept as text until one is looked at: of thousands, a day's typing meets a few.

A thousand of them take a fifth of the memory so, and nothing is to be done for them at a start.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, overload

from snippets_app.core.guard.model import Place, Rule, Severity


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
    rows = [_packed(rule) for rule in rules]
    return PackedRules(b"".join(rows), array("I", accumulate(map(len, rows), initial=0)))


def _packed(rule: Rule) -> bytes:
    row = [
        *(rule.id, rule.kind, rule.language, rule.severity.value, rule.reason, rule.place.value),
        *(rule.texts, dict(rule.words), rule.exceptions, rule.not_after, rule.you_too),
        *(rule.homophones, rule.instead, rule.snippet, rule.matches, rule.passes),
        dict(rule.reasons),
    ]
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> Rule:
    row: list[Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    name, kind, language, severity, reason, place, texts, words, exceptions, *rest = row
    not_after, you_too, homophones, instead, snippet, matches, passes, reasons = rest
    return Rule(
        id=name,
        kind=kind,
        language=language,
        severity=Severity(severity),
        reason=reason,
        texts=tuple(texts),
        words=words,
        exceptions=tuple(exceptions),
        not_after=tuple(not_after),
        place=Place(place),
        you_too=you_too,
        homophones=homophones,
        instead=tuple(instead),
        snippet=snippet,
        matches=tuple(matches),
        passes=tuple(passes),
        reasons=reasons,
    )
