"""The profiles as they are shipped."""

from functools import cache

from snippets_app.core.profiles import Profile
from snippets_app.core.target_rule import TargetRule
from snippets_app.core.targets import rules_of
from snippets_app.formats.programs_toml import ProfileReading, read_program_file
from snippets_app.paths import resources


@cache
def shipped_reading() -> ProfileReading:
    return read_program_file(resources() / "assets" / "programs.toml")


def shipped_profiles() -> tuple[Profile, ...]:
    return shipped_reading().profiles


@cache
def shipped_rules() -> tuple[TargetRule, ...]:
    return rules_of((), shipped_profiles())
