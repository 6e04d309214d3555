"""One finding of ``saywell doctor``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``note`` says what was found, or why it does not work."""

    name: str
    works: bool
    note: str
