"""What was read from another tool's file, before anything is decided about it."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from snippets_app.core.model import Stage
from snippets_app.errors import AppError

Value = str | int | float
"""What fills a ``{name}`` of a remark: whatever else an error was given is written out."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a record and a hint what to do: English templates, as of an AppError."""

    message: str
    hint: str = ""
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, error: AppError) -> Self:
        """The error's sentences as a value that can be compared, kept and sent."""
        values = tuple((name, _plain(value)) for name, value in error.values.items())
        return cls(error.title_template, error.hint_template, values)

    def error(self) -> AppError:
        """The same as an error, which the interface knows how to translate."""
        return AppError(self.message, self.hint, **dict(self.values))

    def __str__(self) -> str:
        return str(self.error())


class Entry(NamedTuple):
    """A phrase that can become a snippet: its body is a template, every field within its limits.

    ``row`` is what a person sees in the file: its line, row or record, from 1. ``file`` names the
    file where the source is a folder. ``key`` is what the other tool calls the phrase, if anything.
    ``notes`` tell what of it was changed or left out. ``stage`` is one of ``Draft.stages``.
    """

    row: int
    title: str
    body: str
    group: str = ""
    abbreviation: str = ""
    hotkey: str = ""
    notes: tuple[Remark, ...] = ()
    file: str = ""
    key: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that cannot become a snippet, and why; ``row`` and ``file`` as of an ``Entry``."""

    row: int
    reason: Remark
    file: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one file or folder gave: groups in its order, and every record in one of two lists.

    ``name`` and ``language`` (BCP 47) are the file's own where it tells them, ``source`` is the
    tool that the entries' keys are of. A pack of Saywell's tells its id as ``pack``, its
    ``stages`` and ``description``; its keys are names of snippets.
    """

    groups: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[Remark, ...] = ()
    name: str = ""
    language: str = ""
    source: str = ""
    pack: str = ""
    stages: tuple[Stage, ...] = ()
    description: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether an entry says all of its snippet, so that what it leaves empty shall be empty."""
        return bool(self.pack)


def _plain(value: object) -> Value:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    # Names of files may hold what no text can.
    return str(value).encode("utf-8", "replace").decode("utf-8")
