"""Which rule serves a target: the agent's own first, then those of the profiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from snippets_app.core.profiles import Profile, profile_of
from snippets_app.core.program_names import is_named
from snippets_app.core.target_rows import PROFILE, rule_from_row
from snippets_app.core.target_rule import TargetRule
from snippets_app.errors import AppError


def rule_for(program: str, title: str, rules: Sequence[TargetRule] = ()) -> TargetRule:
    """The first rule that matches; the usual one where none does."""
    return next((each for each in rules if serves(each, program, title)), TargetRule())


@dataclass(frozen=True, slots=True)
class Served:
    """``profile``: whose program it is, None for an unknown one. ``is_own``: whether a row of the
    agent's gave the rule."""

    rule: TargetRule
    profile: Profile | None
    is_own: bool


def served(
    program: str,
    title: str,
    rows: Sequence[Mapping[str, object]],
    profiles: Sequence[Profile],
) -> Served:
    """How a window is served, and by what; AppError for a row that cannot be understood."""
    profile = profile_of(program, profiles)
    own = [rule for row in rows for rule in own_rules(row, profiles)]
    decides = next((each for each in own if serves(each, program, title)), None)
    shipped = profile.rule if profile else TargetRule()
    return Served(decides or shipped, profile, decides is not None)


def serves(rule: TargetRule, program: str, title: str) -> bool:
    """Whether a rule is for this window."""
    return is_named(program, (rule.program,)) and fnmatchcase(title.lower(), rule.title.lower())


def rules_of(
    rows: Sequence[Mapping[str, object]], profiles: Sequence[Profile]
) -> tuple[TargetRule, ...]:
    """Every rule in its order: the agent's rows, then the profiles.

    Raises AppError for a row that cannot be understood.
    """
    own = [rule for row in rows for rule in own_rules(row, profiles)]
    return (*own, *(rule for profile in profiles for rule in profile.rules()))


def own_rules(row: Mapping[str, object], profiles: Sequence[Profile]) -> tuple[TargetRule, ...]:
    """The rules of one row: one, or one for each pattern of the profile that it changes."""
    profile = changed_profile(row, profiles)
    if profile is None:
        return (rule_from_row(row),)
    return profile.rules(rule_from_row(row, profile.rule))


def changed_profile(row: Mapping[str, object], profiles: Sequence[Profile]) -> Profile | None:
    """The profile that a row changes, None for a row of its own; AppError for an unknown one."""
    wanted = str(row.get(PROFILE, "")).strip()
    if not wanted:
        return None
    found = next((each for each in profiles if each.id == wanted), None)
    if found is None:
        raise AppError(
            "A target rule changes the profile “{profile}”, which does not exist.",
            "Delete that rule in the settings under Programs.",
            profile=wanted,
        )
    return found
