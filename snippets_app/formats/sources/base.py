"""What every source fulfils: a kind of file, or folder, of another tool."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from snippets_app.core.draft import Draft
from snippets_app.formats.sources.columns import Columns
from snippets_app.formats.sources.material import File, Material

_HEAD = 64 * 1024
Told = Callable[[int, int], None]
"""Hears how many records are read, and of how many; 0 while that is not known."""


def nobody(_done: int, _of: int) -> None:
    """Whoever reads little needs not be told how far it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose; every default leaves the choice to the source.

    ``encoding``: as in ``encodings.Encodings``. ``columns``, ``header`` (whether the first row is
    one), ``delimiter``, ``sheet`` and ``skip`` (how many rows, empty ones not counted, stand above
    the table): for tables. ``told`` is no choice: it hears of the progress.
    """

    encoding: str = ""
    columns: Columns | None = None
    header: bool | None = None
    delimiter: str = ""
    sheet: str = ""
    skip: int | None = None
    told: Told = field(default=nobody, compare=False)


@dataclass(frozen=True)
class Glimpse:
    """What a source is recognised by: a file's name and beginning, or the names in a folder."""

    name: str
    head: bytes = b""
    members: tuple[str, ...] = ()
    is_folder: bool = False

    @cached_property
    def text(self) -> str:
        """The beginning as text, wrong characters and all; enough for names of fields."""
        wide = self.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return self.head.decode("utf-16" if wide else "utf-8-sig", errors="replace")

    @cached_property
    def ending(self) -> str:
        """The file name's last ending, such as ``.csv``; a folder has none."""
        if self.is_folder or "." not in self.name:
            return ""
        return f".{self.name.rpartition('.')[2].lower()}"


def glimpse(material: Material) -> Glimpse:
    """The little that is needed to recognise the material."""
    if isinstance(material, File):
        return Glimpse(material.name, material.content[:_HEAD])
    members = tuple(file.name for file in material.files)
    return Glimpse(material.name, members=members, is_folder=True)


class Source(Protocol):
    """A kind of file of another tool.

    ``name`` is for ``--format``; ``label`` is what a person calls it, an English message or a
    product's name; ``extensions`` are its usual endings, empty where it is a folder.
    """

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def extensions(self) -> tuple[str, ...]: ...

    def recognises(self, seen: Glimpse) -> bool:
        """Whether it is most likely such a file; certain only after reading. Never raises."""

    def read(self, material: Material, options: Options) -> Draft:
        """Every record, taken or refused; AppError when it is not such a file or too large."""
