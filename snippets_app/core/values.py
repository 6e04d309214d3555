"""What the agent answered, remembered until the next customer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# These answers belong to the agent, not to the customer being served.
_KEPT = frozenset({"company", "agent"})


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Values:
    """Answers by label for ``Context.values``; ``customer`` and ``honorific`` are two of them."""

    answers: Mapping[str, str] = field(default_factory=_nothing, repr=False)

    def given(self, label: str, value: str) -> "Values":
        """With this answer too; an empty one is remembered as such (a declined name)."""
        return Values(MappingProxyType({**self.answers, label: value.strip()}))

    def new_customer(self) -> "Values":
        """Without everything that was given for the customer."""
        kept = {label: value for label, value in self.answers.items() if label in _KEPT}
        return Values(MappingProxyType(kept))
