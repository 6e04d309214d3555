"""What an insertion needs from the rest of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from snippets_app.core.filling import Context
from snippets_app.core.guard.model import Finding
from snippets_app.core.model import Snippet
from snippets_app.core.target_rule import TargetRule

Objections = Callable[[Sequence[Finding]], None]


def _no_objections(_text: str, _program: str, then: Objections) -> None:
    then(())


def _nobody_waits(_texts: Sequence[str]) -> None:
    """Where nothing is watched, nobody need know what comes."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rendering and inserting need from outside, asked for anew each time.

    ``context`` is for a snippet, without clipboard and values; ``target_rules`` in their order, the
    agent's first.
    ``check`` gives its last argument what should not be said in a text, for a program. ``expect``
    is told the texts that come into the target, and none once they are there.
    """

    context: Callable[[Snippet], Context]
    target_rules: Callable[[], tuple[TargetRule, ...]]
    now: Callable[[], datetime]
    check: Callable[[str, str, Objections], None] = _no_objections
    expect: Callable[[Sequence[str]], None] = _nobody_waits
