"""A better wording for words that stand in another program."""

from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from snippets_app.core.insertion import plan_replacement
from snippets_app.core.steps import Step
from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.base import Coverage, Field


@dataclass(frozen=True, slots=True)
class Correction:
    """``new`` is to stand in ``field`` at ``[start, end)``, where ``old`` stands now."""

    field: Field
    start: int
    end: int
    old: str = dataclass_field(repr=False)
    new: str = dataclass_field(repr=False)

    @property
    def is_left_to_agent(self) -> bool:
        """Whether the words are to be deleted where nothing can be selected."""
        return not self.new and not self._is_in_place()

    def steps(self, rule: TargetRule) -> tuple[Step, ...]:
        """What to play in a target; only a copy where its text cannot be reached."""
        usable = rule if self._is_in_place() else replace(rule, copy_only=True)
        return plan_replacement(self.old, self.new, self.start, self.end, usable)

    def _is_in_place(self) -> bool:
        return self.field.coverage is Coverage.TEXT
