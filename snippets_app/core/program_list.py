"""The list of programs as an agent sees it: own rules on top, then the shipped profiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.profiles import Profile
from snippets_app.core.program_names import is_named
from snippets_app.core.target_rows import row_from_rule, rule_from_row
from snippets_app.core.target_rule import TargetRule
from snippets_app.core.targets import changed_profile
from snippets_app.errors import AppError

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """``number`` of the row in the settings, None for a shipped profile. ``profile``: what it
    changes or is, None for a program of the agent's. ``problem``: why the row is not understood;
    its rule is the usual one then. ``is_fixed``: the agent's centre has decided it."""

    rule: TargetRule
    profile: Profile | None = None
    number: int | None = None
    problem: AppError | None = None
    is_fixed: bool = False

    @property
    def is_own(self) -> bool:
        return self.number is not None

    @property
    def below(self) -> TargetRule:
        """What stands without a rule of one's own."""
        return self.profile.rule if self.profile else TargetRule()

    def name_in(self, language: str) -> str:
        """How a person calls it; a program of the agent's by its patterns."""
        if self.profile is not None:
            return self.profile.name_in(language)
        parts = (self.rule.program, self.rule.title)
        return " – ".join(each for each in parts if each != "*") or "*"

    def is_of(self, program: str) -> bool:
        """Whether it is this program's rule, and for all its windows."""
        patterns = self.profile.patterns if self.profile else (self.rule.program,)
        return self.rule.title == "*" and patterns != ("*",) and is_named(program, patterns)

    def says(self, query: str) -> bool:
        """Whether a search finds it: by its names in all languages, of files and of titles."""
        names = (*self.profile.names.values(), *self.profile.patterns) if self.profile else ()
        wanted = query.strip().casefold()
        own = (self.rule.program, self.rule.title)
        return any(wanted in each.casefold() for each in (*names, *own))


def listed(
    rows: Sequence[Mapping[str, str]], profiles: Sequence[Profile], fixed: int = 0
) -> tuple[Listed, ...]:
    """Every rule in its order; the first ``fixed`` rows are the centre's. A profile that a rule
    changes for all its windows stands once."""
    found = (_own(number, row, profiles) for number, row in enumerate(rows))
    own = tuple(replace(each, is_fixed=number < fixed) for number, each in enumerate(found))
    changed = {each.profile.id for each in own if each.profile and each.rule.title == "*"}
    return (*own, *(Listed(each.rule, each) for each in profiles if each.id not in changed))


def with_rule(rows: Sequence[Row], of: Listed, rule: TargetRule, fixed: int = 0) -> tuple[Row, ...]:
    """The rows when ``of`` has this rule: a new row stands before the others but for the centre's,
    one that says the same as what is shipped is none."""
    row = row_from_rule(rule, of.below, of.profile.id if of.profile else "")
    is_same = of.profile is not None and rule == of.below
    new = () if is_same else (row,)
    if of.number is None:
        return (*rows[:fixed], *new, *rows[fixed:])
    return (*rows[: of.number], *new, *rows[of.number + 1 :])


def without(rows: Sequence[Row], of: Listed) -> tuple[Row, ...]:
    """The rows when ``of`` is as it is shipped, or is none."""
    return tuple(row for number, row in enumerate(rows) if number != of.number)


def _own(number: int, row: Mapping[str, str], profiles: Sequence[Profile]) -> Listed:
    try:
        profile = changed_profile(row, profiles)
        below = profile.rule if profile else TargetRule()
        return Listed(rule_from_row(row, below), profile, number)
    except AppError as problem:
        names = {name: row[name] for name in ("program", "title") if name in row}
        return Listed(rule_from_row(names), None, number, problem)
