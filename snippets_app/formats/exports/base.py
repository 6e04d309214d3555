"""What every export fulfils: packs in, the content of a file and what is to be told out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from snippets_app.core.draft import Remark
from snippets_app.core.filling import Context
from snippets_app.core.model import Pack, Snippet
from snippets_app.core.search.readings import Readings, dump_readings, load_readings

ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - nothing that is written depends on it
"""A file is read at another time than it is written."""


def _no_snippet(_id: str) -> Snippet | None:
    return None


def _no_readings() -> Readings:
    return load_readings(dump_readings({}))


def _nothing() -> None:
    """Nobody follows the progress."""


def _english(message: str) -> str:
    return message


@dataclass(frozen=True, slots=True)
class Options:
    """What an export needs besides the packs.

    ``snippet`` finds any snippet of the library by its full id, for ``{snippet:…}``; ``readings``
    gives the table of Chinese readings. Empty names stand for ones that are not in the settings.
    ``texts_in`` translates messages for readers of a language (BCP 47), the pack's. ``step`` is
    called after each snippet and may raise ``Cancelled``.
    """

    snippet: Callable[[str], Snippet | None] = field(default=_no_snippet, repr=False)
    readings: Callable[[], Readings] = field(default=_no_readings, repr=False)
    company: str = ""
    agent: str = ""
    texts_in: Callable[[str], Callable[[str], str]] = lambda _language: _english
    step: Callable[[], None] = _nothing


class Cancelled(Exception):
    """The agent wants no more of it: not an error."""


@dataclass(frozen=True, slots=True)
class Note:
    """What did not come along as it was, and the titles of the snippets that it is about.

    Without titles it is about the whole file.
    """

    remark: Remark
    snippets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One file. ``suffix`` stands between the name that was chosen and its ending."""

    content: bytes = field(repr=False)
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """``written`` counts the snippets in the files; mostly there is one file."""

    files: tuple[Part, ...]
    notes: tuple[Note, ...] = ()
    written: int = 0

    @property
    def content(self) -> bytes:
        """The only file's content."""
        return self.files[0].content


class Export(Protocol):
    """A kind of file to write packs to.

    ``name`` is for ``--format``, ``label`` what a person calls it, ``use`` what it is good for:
    both English messages. The first of ``extensions`` is the usual ending. Where ``is_guessed`` the
    ending alone says that this is meant. ``usual_name`` is what the other program wants the file
    called, without its ending; empty where any name will do.
    """

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def use(self) -> str: ...

    @property
    def extensions(self) -> tuple[str, ...]: ...

    @property
    def is_guessed(self) -> bool: ...

    @property
    def usual_name(self) -> str: ...

    def write(self, packs: Sequence[Pack], options: Options) -> Exported:
        """The same packs and options give the same bytes. Touches no file."""


class Notes:
    """Collects what is to be told; the same about several snippets is told once."""

    def __init__(self) -> None:
        self._found: dict[Remark, dict[str, None]] = {}

    def add(self, remark: Remark, title: str = "") -> None:
        titles = self._found.setdefault(remark, {})
        if title:
            titles.setdefault(title)

    def given(self) -> tuple[Note, ...]:
        """In the order in which they first came."""
        return tuple(Note(remark, tuple(titles)) for remark, titles in self._found.items())


def context_of(pack: Pack, packs: Sequence[Pack], options: Options) -> Context:
    """What the bodies of a pack are filled with; a snippet is looked for in ``packs`` too."""
    inside = {snippet.id: snippet for each in packs for snippet in each.snippets}
    return Context(
        language=pack.language,
        now=ANY_TIME,
        company=options.company,
        agent=options.agent,
        snippet=lambda name: options.snippet(name) or inside.get(name),
    )
