"""Small kinds of rules and the shipped tables, to try the engine with."""

import re
from collections.abc import Iterable
from pathlib import Path

from snippets_app.core.guard.compiled import CompiledRules, Tables, compile_rules
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.fold import load_folds
from snippets_app.core.guard.model import Finding, Rule, Severity
from snippets_app.core.guard.patterns import Detector, Pattern, Span
from snippets_app.core.guard.syllables import Syllables
from snippets_app.core.search.readings import load_readings

ASSETS = Path(__file__).parents[3] / "assets"
HAN = re.compile("[\u4e00-\u9fff]")


def tables() -> Tables:
    folds = load_folds((ASSETS / "folds.bin").read_bytes())
    return Tables(folds, Syllables(load_readings((ASSETS / "readings.bin").read_bytes())))


class Texts:
    """Texts with every condition that a rule's fields can say."""

    name = "texts"
    hides_text = False

    def check(self, rule: Rule) -> None:
        """Nothing to check."""

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        found = tuple(
            Pattern(
                text,
                place=rule.place,
                not_after=rule.not_after,
                exact_you=not rule.you_too,
                homophones=is_heard(text, rule.homophones),
            )
            for text in rule.texts
        )
        return found + tuple(Pattern(text, allowed=True) for text in rule.exceptions)

    def detector(self, rule: Rule) -> Detector | None:
        return None


class Words(Texts):
    """Each word with its own wordings, outside quotation marks, never drawn out."""

    name = "words"

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return tuple(
            Pattern(text, outside_quotes=True, exact_you=True, repeats=False, instead=(plain,))
            for text, plain in rule.words.items()
        )


class Search:
    """A detector by regular expression."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def find(self, line: str) -> Iterable[Span]:
        return (Span(*match.span()) for match in self._pattern.finditer(line))


class Secrets(Texts):
    """What is found by the first text as a regular expression is never shown."""

    name = "secrets"
    hides_text = True

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return tuple(Pattern(text, allowed=True) for text in rule.exceptions)

    def detector(self, rule: Rule) -> Detector | None:
        return Search(rule.texts[0])


KINDS = (Texts(), Words(), Secrets())


def is_heard(text: str, wanted: bool | None) -> bool:
    return wanted is not False and len(HAN.findall(text)) >= (2 if wanted else 3)


def rule(*texts: str, kind: str = "texts", **fields: object) -> Rule:
    """A rule that is named for its first text."""
    words = fields.get("words", {})
    assert isinstance(words, dict)
    name = (*texts, *words)[0]
    return Rule(name, kind, "", Severity.WARN, "because", texts, **fields)  # type: ignore[arg-type]


def compiled(*rules: Rule) -> CompiledRules:
    return compile_rules(rules, tables(), KINDS)


def hits(rules: CompiledRules | Rule, text: str) -> list[str]:
    """What is found in a complete text, as it stands there."""
    ready = compiled(rules) if isinstance(rules, Rule) else rules
    return [text[finding.start : finding.end] for finding in find(ready, text)]


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, bool]]:
    """The rules, the words and whether each is pending."""
    return [(one.rule.id, one.text, one.pending) for one in findings]
