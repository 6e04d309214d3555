"""What the agent has chosen, and what of it is in force under the centre's policy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from snippets_app import settings
from snippets_app.policy.sources import find_policy
from snippets_app.settings import Settings

if TYPE_CHECKING:
    from snippets_app.paths import Paths
    from snippets_app.policy.locks import CentrePolicy


class ChosenSettings:
    """``in_force`` is what counts; what the agent chose behind a lock stays as it was."""

    def __init__(self, own: Settings, policy: CentrePolicy | None) -> None:
        self._own = own
        self.policy = policy
        self.in_force = settings_under(policy, own)

    def change(self, **changes: Any) -> Settings:
        """Put changes in force as far as nothing locks them; the agent's own settings to save."""
        chosen = replace(self.in_force, **changes)
        if self.policy is None:
            self._own = chosen
        else:
            from snippets_app.policy.overlay import kept

            self._own = kept(self._own, self.in_force, chosen, self.policy)
        self.in_force = settings_under(self.policy, self._own)
        return self._own

    def is_locked(self, key: str) -> bool:
        """Whether the centre has decided this."""
        return self.policy is not None and key in self.policy.locks

    @property
    def may_pause(self) -> bool:
        """Whether the centre lets the agent pause."""
        return self.policy is None or self.policy.value("may_pause") is not False


def settings_under(policy: CentrePolicy | None, own: Settings) -> Settings:
    """The agent's settings with what the policy decides."""
    if policy is None:
        return own
    from snippets_app.policy.overlay import overlaid

    return overlaid(own, policy)


def centre_policy() -> CentrePolicy | None:
    """The centre's policy, None without one."""
    policy = find_policy()
    if policy is None or not (policy.rows("targets") or policy.rows("targets_add")):
        return policy
    from snippets_app.app.centre_targets import without_unknown_profiles

    return without_unknown_profiles(policy)


def settings_in_force(places: Paths) -> Settings:
    """What counts for one command. Raises AppError when the agent's settings cannot be read."""
    return settings_under(centre_policy(), settings.load(places.settings))
