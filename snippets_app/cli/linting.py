"""``saywell lint``: what is wrong in packs, snippets and rules, with file, line and field."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from snippets_app.app.library import OpenLibrary
from snippets_app.cli.checking import row, told
from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.cli.opening import opened
from snippets_app.core.layers import snippets_of
from snippets_app.core.model import Library
from snippets_app.core.references import check_references
from snippets_app.core.template import Placeholder, check, parse
from snippets_app.errors import AppError
from snippets_app.paths import Paths

if TYPE_CHECKING:
    from snippets_app.app.rules import OpenRules

Checked = TypeVar("Checked")
Rows = Iterator[tuple[dict[str, object], str]]
"""Each problem for programs (``docs/rule-format.md`` has the keys), and as a line for people."""

NEUTRAL = "〇"
"""Stands for what is filled in: a character of no rule that parts the words on both sides."""


def _run(parsed: Namespace, places: Paths) -> int:
    from snippets_app.app.rules import open_rules

    with opened(places) as library:
        seen = library.library()
    rules = open_rules(places)
    found = [
        *_file_problems(library, rules),
        *_own_problems(seen),
        *_rule_problems(rules, seen),
        *_findings(rules, seen),
    ]
    with suppress(BrokenPipeError):  # the reader has left; the exit code still counts
        _print(found, as_json=parsed.json)
    return 1 if found else 0


def _print(found: Sequence[tuple[dict[str, object], str]], *, as_json: bool) -> None:
    if as_json:
        print_json([problem for problem, _ in found])
        return
    for _, line in found:
        print_data(line)


def _file_problems(library: OpenLibrary, rules: OpenRules) -> Rows:
    for each in (*library.problems, *rules.problems):
        yield _row(each.message, each.field, file=each.file, line=each.line), str(each)


def _row(message: str, field: str = "", **named: object) -> dict[str, object]:
    """The same keys for every problem; None where it has no such thing."""
    places = {"file": None, "line": None, "field": field or None, "snippet": None, "rule": None}
    return {**places, "message": message, **named}


def _own_problems(library: Library) -> Rows:
    """What is wrong in bodies, and in what they refer to: the agent's own changes included."""
    for pack in library.packs:
        found = [
            (snippet.id, message)
            for snippet in pack.snippets
            for message in _messages(check, snippet.body)
        ]
        for name, message in found or [(pack.id, m) for m in _messages(check_references, pack)]:
            yield _row(message, "body", snippet=name), f"{name}: {message}"


def _messages(check_it: Callable[[Checked], None], checked: Checked) -> list[str]:
    try:
        check_it(checked)
    except AppError as error:
        return [str(error)]
    return []


def _rule_problems(rules: OpenRules, library: Library) -> Rows:
    """Examples that do not hold, and snippets to say instead that are not there."""
    from snippets_app.core.guard.proof import prove

    for broken in prove(rules.rules, rules.compiled):
        field = "passes" if broken.found else "matches"
        yield _row(str(broken), field, rule=broken.rule), f"{broken.rule}: {broken}"
    known = {snippet.id for snippet in snippets_of(library)}
    for rule in rules.rules:
        if rule.snippet and rule.snippet not in known:
            message = f"there is no “{rule.snippet}”; take another one"
            yield _row(message, "snippet", rule=rule.id), f"{rule.id}: snippet: {message}"


def _findings(rules: OpenRules, library: Library) -> Rows:
    """What the guard says of every snippet. Offsets are those of the text that was looked at."""
    from snippets_app.core.guard.engine import find

    for snippet in snippets_of(library):
        for finding in find(rules.compiled, _as_said(snippet.body)):
            problem = _row(finding.rule.reason, "body", snippet=snippet.id) | row(finding)
            yield problem, f"{snippet.id}: {told(finding)} ({finding.rule.id})"


def _as_said(body: str) -> str:
    """The body with every choice in it, and something neutral for what is filled in later."""
    try:
        parts = parse(body).parts
    except AppError:
        return body  # told already
    return "".join(part if isinstance(part, str) else _filled(part) for part in parts)


def _filled(placeholder: Placeholder) -> str:
    if placeholder.name == "choice":
        return " / ".join(placeholder.argument.split("|")[1:])
    return "" if placeholder.name == "cursor" else NEUTRAL


LINT = Command("lint", "check every pack, snippet and rule", add_json, _run)
