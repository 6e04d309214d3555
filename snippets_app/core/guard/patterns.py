"""What rule kinds ask the matcher for: literal texts with conditions, and detectors."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from snippets_app.core.guard.model import Place


class Span(NamedTuple):
    """``[start, end)`` in code points of the original text."""

    start: int
    end: int


class Pattern(NamedTuple):
    """A literal text the matcher looks for in folded text, and when a hit counts.

    ``allowed``: a banned hit inside a hit of this one is harmless, and one that may still grow into
    this one is pending. ``exact_you``: 您 is not taken for 你. ``outside_quotes``: not within
    quotation marks. ``homophones``: also characters that sound the same. ``repeats``: also with
    a letter or syllable drawn out. ``instead`` overrides the rule's wordings.
    """

    text: str
    allowed: bool = False
    place: Place = Place.ANYWHERE
    not_after: tuple[str, ...] = ()
    exact_you: bool = False
    outside_quotes: bool = False
    homophones: bool = False
    repeats: bool = True
    instead: tuple[str, ...] | None = None


class Detector(Protocol):
    """Finds by other means than literal texts, within one line of the original text."""

    def find(self, line: str) -> Iterable[Span]:
        """The spans found, by position. Linear in the length of the line."""
