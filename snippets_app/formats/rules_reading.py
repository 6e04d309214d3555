"""Reading rules from TOML: every good rule is kept, every fault is told with its line."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.core.guard.rules import KINDS
from snippets_app.errors import AppError
from snippets_app.formats.base import Problem
from snippets_app.formats.pack_schema import faults
from snippets_app.formats.rules_schema import RuleRow, TopRow
from snippets_app.formats.rules_toml import RuleReading
from snippets_app.formats.toml_document import parse
from snippets_app.formats.toml_lines import Places, locate

REASON_LANGUAGES = ("zh", "ko", "en")
_KINDS = {kind.name: kind for kind in KINDS}


def read(content: bytes, file: str) -> RuleReading:
    """The rules in ``content`` without the bad ones, and what is wrong with those."""
    parsed = parse(content, file)
    if isinstance(parsed, Problem):
        return RuleReading((), (parsed,))
    return _RulesReader(*parsed, file).reading()


class _RulesReader:
    """One document on its way to rules."""

    def __init__(self, text: str, document: dict[str, Any], file: str) -> None:
        self._text = text
        self._document = document
        self._file = file
        self._problems: list[Problem] = []

    def reading(self) -> RuleReading:
        top = self._top()
        rules = tuple(self._rules(top.language if top else ""))
        self._problems.sort(key=lambda problem: problem.line)
        return RuleReading(rules if top else (), tuple(self._problems))

    @cached_property
    def _places(self) -> Places:
        return locate(self._text)  # only files with a fault need it

    def _top(self) -> TopRow | None:
        record = {name: value for name, value in self._document.items() if name != "rules"}
        try:
            return msgspec.convert(record, TopRow)
        except msgspec.ValidationError:
            for name, message in faults(TopRow, record):
                line = self._places.top.fields.get(name) or self._places.find(name, 0)
                self._problems.append(Problem(self._file, line, name, message))
            return None

    def _rules(self, language: str) -> Iterator[Rule]:
        known: set[str] = set()
        for number, record in self._records():
            rule = self._rule(number, record, language)
            if rule is None:
                continue
            if rule.id in known:
                self._tell(number, "id", f"“{rule.id}” is there already; ids are unique")
            else:
                known.add(rule.id)
                yield rule

    def _records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        records = self._document.get("rules", [])
        if not isinstance(records, list):
            self._tell(0, "", "must be a list of tables; write [[rules]]")
            return
        for number, record in enumerate(records):
            if isinstance(record, dict):
                yield number, _with_reasons(record)
            else:
                self._tell(number, "", "is not a table; write [[rules]]")

    def _rule(self, number: int, record: dict[str, Any], language: str) -> Rule | None:
        try:
            rule = _made(msgspec.convert(record, RuleRow), language)
        except msgspec.ValidationError:
            for name, message in faults(RuleRow, record):
                self._tell(number, name, message)
            return None
        misfits = list(_misfits(rule))
        for name, message in misfits:
            self._tell(number, name, message)
        return None if misfits else rule

    def _tell(self, number: int, name: str, message: str) -> None:
        line = self._places.find("rules", number, name)
        self._problems.append(Problem(self._file, line, name or "rules", message))


def _with_reasons(record: dict[str, Any]) -> dict[str, Any]:
    reason = record.get("reason")
    return record | {"reason": {"": reason}} if isinstance(reason, str) else record


def _made(row: RuleRow, language: str) -> Rule:
    reasons = {name: text for name, text in row.reason.items() if name}
    return Rule(
        id=row.id,
        kind=row.kind,
        language=language,
        severity=Severity(row.severity),
        reason=row.reason.get("") or _first_reason(reasons, language),
        texts=tuple(row.texts),
        words=row.words,
        exceptions=tuple(row.exceptions),
        not_after=tuple(row.not_after),
        place=Place(row.place),
        you_too=row.you_too,
        homophones=row.homophones,
        instead=tuple(row.instead),
        snippet=row.snippet,
        matches=tuple(row.matches),
        passes=tuple(row.passes),
        reasons=reasons,
    )


def _first_reason(reasons: dict[str, str], language: str) -> str:
    """In the language of the rule, else in English, else as it comes."""
    own = reasons.get(language.partition("-")[0])
    return own or reasons.get("en") or next(iter(reasons.values()))


def _misfits(rule: Rule) -> Iterator[tuple[str, str]]:
    unknown = rule.reasons.keys() - set(REASON_LANGUAGES)
    if unknown:
        allowed = ", ".join(REASON_LANGUAGES)
        yield "reason", f"“{min(unknown)}” is not a language of a reason; allowed: {allowed}"
    if rule.kind not in _KINDS:
        yield "kind", f"“{rule.kind}” is not a kind; allowed: {', '.join(_KINDS)}"
        return
    try:
        _KINDS[rule.kind].check(rule)
    except AppError as trouble:
        yield str(trouble.values.get("field", "kind")), str(trouble)
