"""What every pack format fulfils."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from snippets_app.core.model import Pack

BodyCheck = Callable[[str], None]
"""Raises AppError when a body is not a template."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: ``message`` says what, and what is allowed.

    ``line`` counts from 1; ``field`` is "" where the problem is the file's or a whole record's.
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (f"{self.file}:{self.line}", self.field, self.message)))


@dataclass(frozen=True, slots=True)
class Reading:
    """The pack with every good record (None when there is no telling its id), and the problems."""

    pack: Pack | None
    problems: tuple[Problem, ...] = ()


class Format(Protocol):
    """A kind of file that holds one pack."""

    @property
    def name(self) -> str:
        """The name for ``--format``."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """File name endings, such as ``.toml``."""

    def read(self, content: bytes, file: str, check_body: BodyCheck) -> Reading:
        """The pack in ``content``; ``file`` names it in problems. Never raises for bad content."""

    def write(self, pack: Pack) -> bytes:
        """The pack as a file that reads back as the same pack."""
