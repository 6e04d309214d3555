"""``pattern``: regular expressions of RE2, linear in time whatever the text.

https://github.com/google/re2/wiki/Syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.patterns import Detector, Pattern, Span
from snippets_app.core.guard.rules.fields import check_fields
from snippets_app.errors import AppError

if TYPE_CHECKING:
    import re2

LONGEST = 1000
"""Characters of one regular expression."""
_MEMORY = 1024 * 1024
"""Bytes that one regular expression may take."""
_ONE_BYTE = re.compile(r"(?<!\\)(?:\\\\)*\\C")
"""What it finds may begin or end within a character, and has no place in the text."""
_HALF_PAIR = re.compile("[\ud800-\udfff]")


class RegularExpressions:
    """Case does not matter; a match within a match of an exception is harmless."""

    name = "pattern"
    hides_text = False

    def check(self, rule: Rule) -> None:
        check_fields(rule, ("texts", "exceptions"), needed="texts")
        for field in ("texts", "exceptions"):
            for expression in getattr(rule, field):
                _check(expression, field)

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return ()

    def detector(self, rule: Rule) -> Detector | None:
        return _Search(rule.texts, rule.exceptions)


class _Search:
    """Compiles when the first line is searched: most starts are idle for long."""

    def __init__(self, texts: Sequence[str], exceptions: Sequence[str]) -> None:
        self._texts = texts
        self._exceptions = exceptions

    def find(self, line: str) -> list[Span]:
        # RE2 reads UTF-8, in which half a surrogate pair cannot be written.
        readable = _HALF_PAIR.sub("\ufffd", line)
        found = sorted(set(_spans(self._banned, readable)))
        if not found:
            return []
        harmless = list(_spans(self._allowed, readable))
        return [span for span in found if not any(_is_within(span, each) for each in harmless)]

    @cached_property
    def _banned(self) -> tuple[re2._Regexp[str], ...]:
        return tuple(map(_compile, self._texts))

    @cached_property
    def _allowed(self) -> tuple[re2._Regexp[str], ...]:
        return tuple(map(_compile, self._exceptions))


def _spans(expressions: Sequence[re2._Regexp[str]], line: str) -> Iterator[Span]:
    for each in expressions:
        for match in each.finditer(line):
            if match.start() < match.end():
                yield Span(*match.span())


def _is_within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def _check(expression: str, field: str) -> None:
    import re2  # 5 ms

    if len(expression) > LONGEST:
        raise _refused(expression, field, f"it has more than {LONGEST} characters")
    if _ONE_BYTE.search(expression):
        raise _refused(expression, field, r"\C is a part of a character")
    try:
        compiled = _compile(expression)
    except re2.error as problem:
        raise _refused(expression, field, _reason(problem)) from problem
    if compiled.search("") is not None:
        raise _refused(expression, field, "it matches an empty text")


def _compile(expression: str) -> re2._Regexp[str]:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(expression, options)


def _reason(problem: Exception) -> str:
    reason = problem.args[0] if problem.args else ""
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def _refused(expression: str, field: str, reason: str) -> AppError:
    return AppError(
        "The pattern “{pattern}” cannot be used: {reason}.",
        "Write it in the syntax of RE2.",
        field=field,
        pattern=expression[:60],
        reason=reason,
    )
