"""What Saywell knows of one program: its names for people, its names on disk, its rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from snippets_app.core.program_names import is_named
from snippets_app.core.target_rule import TargetRule

NAME_LANGUAGES = ("en", "zh", "ko")


@dataclass(frozen=True, slots=True)
class Profile:
    """``names`` by language; ``patterns`` of the names that the system calls it by. ``rule`` says
    nothing of names."""

    id: str
    names: Mapping[str, str]
    patterns: tuple[str, ...]
    rule: TargetRule = field(default_factory=TargetRule)

    def name_in(self, language: str) -> str:
        """The name in ``language`` (``zh_CN``, ``ko-KR``), else in English, else the id."""
        start = language.replace("_", "-").partition("-")[0]
        return self.names.get(start) or self.names.get("en") or self.id

    def rules(self, rule: TargetRule | None = None) -> tuple[TargetRule, ...]:
        """Its own rule, or another one, for each of its patterns."""
        kept = rule or self.rule
        return tuple(replace(kept, program=pattern) for pattern in self.patterns)


def profile_of(program: str, profiles: Iterable[Profile]) -> Profile | None:
    """The profile that serves a program, if there is one."""
    return next((each for each in profiles if is_named(program, each.patterns)), None)
