"""Rule files: one TOML file with any number of rules, described in ``docs/rule-format.md``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from snippets_app.core.guard.model import Place, Rule
from snippets_app.formats.base import Problem

FORMAT = 1


@dataclass(frozen=True, slots=True)
class RuleReading:
    """Every good rule of a file, and what is wrong with the others.

    ``is_whole``: False when the system withheld a file or folder. It may give it the next time,
    with nothing about the file changed.
    """

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True


def read_rules(content: bytes, file: str) -> RuleReading:
    """The rules in ``content``; ``file`` names it in problems. Never raises for bad content."""
    from snippets_app.formats.rules_reading import read  # loads tomllib and msgspec

    return read(content, file)


def write_rules(rules: Sequence[Rule], language: str) -> bytes:
    """A file that reads back as the same rules, all of one language; defaults are left out."""
    return "\n".join(_tables(rules, language)).encode("utf-8")


def _tables(rules: Sequence[Rule], language: str) -> Iterator[str]:
    import tomli_w  # only needed to save

    yield tomli_w.dumps({"format": FORMAT, "language": language})
    for rule in rules:
        yield tomli_w.dumps({"rules": [_row(rule)]})


def _row(rule: Rule) -> dict[str, object]:
    """In the order in which a person would write the fields."""
    row: dict[str, object] = {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity.value,
        "place": rule.place.value if rule.place is not Place.ANYWHERE else None,
        "reason": dict(rule.reasons) or rule.reason,
        "texts": list(rule.texts) or None,
        "words": dict(rule.words) or None,
        "exceptions": list(rule.exceptions) or None,
        "not_after": list(rule.not_after) or None,
        "you_too": None if rule.you_too else False,
        "homophones": rule.homophones,
        "instead": list(rule.instead) or None,
        "snippet": rule.snippet or None,
        "matches": list(rule.matches),
        "passes": list(rule.passes),
    }
    return {name: value for name, value in row.items() if value is not None}
