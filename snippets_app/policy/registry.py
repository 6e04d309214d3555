"""A policy as values of the registry, where group policies put it.

https://learn.microsoft.com/windows/win32/sysinfo/registry-value-types
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from snippets_app.errors import AppError
from snippets_app.policy.locks import Told

MACHINE = "HKEY_LOCAL_MACHINE"
USER = "HKEY_CURRENT_USER"
KEY = r"Software\Policies\Saywell"


class Registry(Protocol):
    """What is asked of the registry of Windows."""

    def values(self, root: str, key: str) -> Mapping[str, object] | None:
        """Values by name, subkeys as mappings of their values; None where there is no such key.

        A text is a str, a number an int, several texts a list of str. Raises OSError.
        """

    def may_write(self, root: str, key: str) -> bool:
        """Whether this user can change the key."""


@dataclass(frozen=True, slots=True)
class PolicyKey:
    """The policy under one root. Names are those of files, but their case does not matter."""

    registry: Registry
    root: str

    @property
    def name(self) -> str:
        return f"{self.root}\\{KEY}"

    def tell(self) -> Told | None:
        """What it says. Empty keys are left behind when a group policy goes: they say nothing."""
        trouble, found = None, None
        try:
            found = self.registry.values(self.root, KEY)
        except OSError as problem:
            trouble = _unreadable(self.name, problem)
        values = {name.lower(): _lowered(value) for name, value in (found or {}).items()}
        values = {name: value for name, value in values.items() if value != {}}
        if not values and trouble is None:
            return None
        return Told(self.name, values, trouble, self.registry.may_write(self.root, KEY))


def _lowered(value: object) -> object:
    if isinstance(value, Mapping):
        return {name.lower(): each for name, each in value.items()}
    return value


def _unreadable(name: str, problem: OSError) -> AppError:
    return AppError(
        "The policy {source} cannot be read: {reason}.",
        "Nothing in it holds. Let everybody read it, and only administrators write to it.",
        source=name,
        reason=problem.strerror or problem,
    )
