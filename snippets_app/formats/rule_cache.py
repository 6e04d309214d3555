"""Rules as they were read and compiled last time, so that a start parses and builds nothing.

One file: a line of JSON with what was read, then the compiled rules. It holds for one version of
the program and for files of the same names, sizes and times. Whether the compiled part fits the
rules is for ``core.guard.compiled`` to say.
"""

import json
import os
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.formats.base import Problem
from snippets_app.formats.pack_cache import Stamp
from snippets_app.formats.rules_toml import RuleReading
from snippets_app.paths import make_private


@dataclass(frozen=True, slots=True)
class Kept:
    """``compiled`` is what ``CompiledRules.dumps`` gave."""

    reading: RuleReading
    compiled: bytes


def load(cache: Path, wanted: Stamp) -> Kept | None:
    """What ``cache`` keeps if it was read from what ``wanted`` names."""
    try:
        line, _, compiled = cache.read_bytes().partition(b"\n")
        found = json.loads(line)
        if found["stamp"] != wanted:
            return None
        rules = tuple(_rule(row) for row in found["rules"])
        return Kept(RuleReading(rules, tuple(Problem(*row) for row in found["problems"])), compiled)
    except (OSError, ValueError, TypeError, LookupError):
        return None  # none there, or a damaged one: the files themselves are read instead


def save(cache: Path, read_from: Stamp, kept: Kept) -> None:
    """Keep it for the next start; a full disk only costs that start its time."""
    content = {
        "stamp": read_from,
        "rules": [_row(rule) for rule in kept.reading.rules],
        "problems": [astuple(problem) for problem in kept.reading.problems],
    }
    beside = cache.with_name(f"{cache.name}.{os.getpid()}.new")
    with suppress(OSError):
        try:
            make_private(cache.parent)
            beside.write_bytes(json.dumps(content).encode("ascii") + b"\n" + kept.compiled)
            beside.replace(cache)
        finally:
            beside.unlink(missing_ok=True)


def _row(rule: Rule) -> list[Any]:
    return [
        *(rule.id, rule.kind, rule.language, rule.severity.value, rule.reason, rule.place.value),
        *(rule.texts, dict(rule.words), rule.exceptions, rule.not_after, rule.you_too),
        *(rule.homophones, rule.instead, rule.snippet, rule.matches, rule.passes),
        dict(rule.reasons),
    ]


def _rule(row: list[Any]) -> Rule:
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
