"""What a kind of rule is."""

from typing import Protocol

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.patterns import Detector, Pattern


class Kind(Protocol):
    """One way to say what is forbidden."""

    @property
    def name(self) -> str:
        """The name a rule file uses."""

    @property
    def hides_text(self) -> bool:
        """Whether what was matched must never be shown again."""

    def check(self, rule: Rule) -> None:
        """Raises AppError when the rule's fields do not fit this kind."""

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        """The literal texts to look for, exceptions included."""

    def detector(self, rule: Rule) -> Detector | None:
        """Another means of finding, or None."""
