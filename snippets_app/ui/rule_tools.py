"""What the editor of rules asks of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from snippets_app.core.guard.explaining import Explainer
from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.suggesting import Survey


@dataclass(frozen=True, slots=True)
class RuleTools:
    """What the editor asks while a rule is written.

    ``suggest``: dictionary words that contain a text. ``survey`` tells, sooner or later, in how
    many of the agent's snippets the rule would find something, and which exceptions that suggests.
    ``check`` raises AppError when an example does not hold or the rule cannot be used. ``clashes``
    says where the rule contradicts itself or others. ``explain`` gives what tries the rule on a
    sample, None when it cannot be tried; ``let_pass`` the exceptions that a sample suggests. They
    are asked after a pause in writing, ``check`` before saving too, and only for rules without a
    gap; ``survey`` and ``clashes`` once the rule can be tried.
    """

    suggest: Callable[[str], tuple[str, ...]]
    survey: Callable[[Rule, Callable[[Survey], None]], None]
    check: Callable[[Rule], None]
    clashes: Callable[[Rule, Callable[[Sequence[str]], None]], None]
    explain: Callable[[Rule], Explainer | None]
    let_pass: Callable[[Rule, str], Sequence[str]]
