"""``saywell check``: forbidden phrases in a text."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.cli.command import Command, add_json, print_data, print_json, print_message
from snippets_app.errors import AppError
from snippets_app.paths import Paths

if TYPE_CHECKING:
    from snippets_app.core.guard.model import Finding, Rule

STANDARD_INPUT = "-"
SEVERITIES = ("hint", "warn", "forbid")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="the text; - or none: standard input"
    )
    parser.add_argument("--file", type=Path, metavar="F", help="the text in this file")
    parser.add_argument(
        "--min-severity",
        choices=SEVERITIES,
        default="hint",
        help="leave out what is milder than this",
    )
    parser.add_argument(
        "--language", metavar="L", default="", help="only the rules of this language, such as zh"
    )
    add_json(parser)


def _run(parsed: Namespace, places: Paths) -> int:
    # The guard: 30 ms that other commands save.
    from snippets_app.app.rules import broken_rules, open_rules
    from snippets_app.core.guard.engine import find

    text = _text(parsed)
    opened = open_rules(places)
    if opened.problems:  # who relies on the answer must hear that some rules had no part in it
        print_message(str(broken_rules(opened.problems)))
    wanted = {rule.id for rule in _wanted(opened.rules, parsed)}
    findings = [each for each in find(opened.compiled, text) if each.rule.id in wanted]
    with suppress(BrokenPipeError):  # the reader has left; the exit code still counts
        _print(text, findings, as_json=parsed.json)
    return 1 if findings else 0


def _print(text: str, findings: Sequence[Finding], *, as_json: bool) -> None:
    if as_json:
        print_json({"findings": [row(finding) for finding in findings]})
        return
    for finding in findings:
        print_data(f"{_position(text, finding.start)}: {told(finding)}")


def row(finding: Finding) -> dict[str, object]:
    """The finding as JSON; offsets in code points."""
    return {
        "rule": finding.rule.id,
        "severity": finding.rule.severity.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "reason": finding.rule.reason,
        "instead": list(finding.instead),
    }


def told(finding: Finding) -> str:
    """The finding in one line. A number of a customer is not shown again."""
    words = f"“{finding.text}”" if finding.text else "(not shown)"
    instead = " / ".join(each or "(nothing)" for each in finding.instead)
    parts = [f"{finding.rule.severity.value}: {words}: {finding.rule.reason}"]
    parts += [f"Instead: {instead}"] if instead else []
    return "".join(char if char.isprintable() else " " for char in " ".join(parts))


def _wanted(rules: Sequence[Rule], parsed: Namespace) -> list[Rule]:
    severities = SEVERITIES[SEVERITIES.index(parsed.min_severity) :]
    found = _of_language(rules, parsed.language)
    return [rule for rule in found if rule.severity.value in severities]


def _of_language(rules: Sequence[Rule], language: str) -> list[Rule]:
    """The rules of the language, and those for all languages."""
    if not language:
        return list(rules)
    if not any(_is_of(rule.language, language) for rule in rules if rule.language):
        raise AppError(
            "There are no rules for the language “{language}”.",
            "Languages: {known}.",
            language=language,
            known=", ".join(sorted({rule.language for rule in rules} - {""})),
        )
    return [rule for rule in rules if _is_of(rule.language, language)]


def _is_of(tag: str, language: str) -> bool:
    """zh is wanted with zh-TW, and zh-TW with zh, but not zh-CN with zh-TW."""
    tags = (tag.lower().split("-"), language.lower().replace("_", "-").split("-"))
    return not tag or all(one == other for one, other in zip(*tags, strict=False))


def _text(parsed: Namespace) -> str:
    if parsed.file is not None and parsed.text is not None:
        raise AppError(
            "A text and a file were given.", "Give one of them, or the text on standard input."
        )
    if parsed.file is not None:
        return _decoded(_content(parsed.file))
    if parsed.text not in (None, STANDARD_INPUT):
        return _decoded(parsed.text.encode("utf-8", "surrogateescape"))
    if sys.stdin is None or (parsed.text is None and sys.stdin.isatty()):
        raise AppError(
            "There is no text to check.", "Give a text, a file with --file, or pipe a text in."
        )
    return _decoded(_piped())


def _piped() -> bytes:
    try:
        return sys.stdin.buffer.read()
    except OSError as problem:
        raise AppError(
            "Standard input cannot be read: {reason}.",
            "Give a text, a file with --file, or pipe a text in.",
            reason=problem.strerror or problem,
        ) from problem


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise AppError(
            "{file} cannot be read: {reason}.",
            "Check the name of the file.",
            file=file,
            reason=problem.strerror or problem,
        ) from problem


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise AppError(
            "The text is not UTF-8 at byte {position}.",
            "Save or pipe it in the encoding UTF-8.",
            position=problem.start + 1,
        ) from problem


def _position(text: str, offset: int) -> str:
    """Line and column, both from 1."""
    before = text[:offset]
    return f"{before.count(chr(10)) + 1}:{offset - before.rfind(chr(10))}"


CHECK = Command("check", "find forbidden phrases in a text", _arguments, _run)
