"""Whether bodies are templates: each placeholder is looked at once."""

import re
from collections.abc import Iterable

from snippets_app.core.template import check
from snippets_app.errors import AppError

_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_MOST = 10_000
_SEVERAL = 2


class BodyChecks:
    """Remembers what passed: a body of such pieces alone passes too, whatever stands between them,
    as long as none of it has to agree with another."""

    def __init__(self) -> None:
        self._passed: set[str] = set()

    def check(self, body: str) -> None:
        """As ``core.template.check``."""
        if "{" not in body and "}" not in body:
            return
        pieces = _BRACES.findall(body)
        if not self._passed.issuperset(pieces) or _may_disagree(body, pieces):
            check(body)
            if len(self._passed) < _MOST:
                self._passed.update(pieces)

    def passes(self, body: str) -> bool:
        """Whether ``check`` raises nothing."""
        try:
            self.check(body)
        except AppError:
            return False
        return True


def _may_disagree(body: str, pieces: Iterable[str]) -> bool:
    """There is one caret, and choices of one label have the same options."""
    if body.count("{cursor}") > 1:
        return True
    if body.count("{choice:") < _SEVERAL:
        return False
    choices = {each for each in pieces if each.startswith("{choice:")}
    return len({each.partition("|")[0] for each in choices}) < len(choices)
