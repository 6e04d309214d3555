"""What one check is, and how it says that something is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from snippets_app.paths import Paths


class Failed(Exception):
    """A part of the installed program is missing or does not work; the text says which."""


@dataclass(frozen=True, slots=True)
class Check:
    """``look`` gets an empty folder to work in and gives a note of what it found.

    It raises Failed, AppError, or what a missing part raises of itself.
    """

    name: str
    look: Callable[[Paths], str]


def need(fulfilled: object, otherwise: str) -> None:
    """Failed with the reason ``otherwise`` unless this is true."""
    if not fulfilled:
        raise Failed(otherwise)
