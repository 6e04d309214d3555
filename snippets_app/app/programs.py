"""What is known of other programs: the shipped profiles, and the agent's own rules on top."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from snippets_app.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from snippets_app.core.chord import Chord
    from snippets_app.core.profiles import Profile
    from snippets_app.core.target_rule import TargetRule
    from snippets_app.formats.programs_toml import ProfileReading
    from snippets_app.settings import Settings

_Rows = tuple[dict[str, str], ...]


class Programs:
    """The file is read when a first phrase goes somewhere, Enter is first held, or the settings
    show it: 7 ms, once. Only for the interface's thread."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._rules: tuple[_Rows, tuple[TargetRule, ...]] | None = None

    @cached_property
    def reading(self) -> ProfileReading:
        """The shipped profiles, and what is wrong with their file."""
        from snippets_app.formats.programs_toml import read_program_file

        return read_program_file(resources() / "assets" / "programs.toml")

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return self.reading.profiles

    def rules(self) -> tuple[TargetRule, ...]:
        """Every rule in its order; raises AppError for a row of the settings that is wrong."""
        rows = self._settings().targets
        if self._rules is None or self._rules[0] is not rows:
            from snippets_app.core.targets import rules_of

            self._rules = rows, rules_of(rows, self.profiles)
        return self._rules[1]

    def sending(self, program: str) -> tuple[Chord, ...]:
        """What may send a message in a program; as usual while a row of the settings is wrong."""
        from snippets_app.core.target_rule import TargetRule, sending_chords
        from snippets_app.core.targets import rule_for
        from snippets_app.errors import AppError

        try:
            return sending_chords(rule_for(program, "", self.rules()))
        except AppError:  # told with the next insertion
            return sending_chords(TargetRule())
