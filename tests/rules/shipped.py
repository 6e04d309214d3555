"""The shipped rules, compiled once for all tests that try them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from snippets_app.core.guard.compiled import CompiledRules, Tables, compile_rules
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.fold import load_folds
from snippets_app.core.guard.model import Finding, Rule, Severity
from snippets_app.core.guard.syllables import Syllables
from snippets_app.core.search.readings import load_readings
from snippets_app.formats.rules_toml import read_rules

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "snippets" / "rules"
ASSETS = ROOT / "assets"
Where = Literal["anywhere", "whole", "end", "clause-end"]


@dataclass(frozen=True, slots=True)
class Line:
    """One forbidden expression, and how it must be found."""

    text: str
    group: str
    severity: Severity
    where: Where


@cache
def rules() -> tuple[Rule, ...]:
    """All shipped rules; a file with a fault fails here."""
    readings = [read_rules(file.read_bytes(), file.name) for file in sorted(FOLDER.glob("*.toml"))]
    problems = [str(problem) for reading in readings for problem in reading.problems]
    assert problems == []
    return tuple(rule for reading in readings for rule in reading.rules)


@cache
def forbidden_lines() -> tuple[Line, ...]:
    """The list of forbidden expressions."""
    content = tomllib.loads((Path(__file__).parent / "forbidden.toml").read_text("utf-8"))
    return tuple(
        Line(text, group["name"], Severity(group["severity"]), group["where"])
        for group in content["groups"]
        for text in group["lines"]
    )


@cache
def ordinary_sentences() -> tuple[str, ...]:
    """What agents say all day."""
    content = tomllib.loads((Path(__file__).parent / "harmless.toml").read_text("utf-8"))
    return tuple(sentence for sentences in content.values() for sentence in sentences)


@cache
def compiled() -> CompiledRules:
    """The shipped rules, ready for looking in text."""
    folds = load_folds((ASSETS / "folds.bin").read_bytes())
    readings = load_readings((ASSETS / "readings.bin").read_bytes())
    return compile_rules(rules(), Tables(folds, Syllables(readings)))


def found(message: str) -> tuple[Finding, ...]:
    """What all shipped rules find in a message."""
    return tuple(find(compiled(), message))
