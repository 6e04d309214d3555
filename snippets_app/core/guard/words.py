"""The words of a dictionary that hold the text of a new rule: likely exceptions of it.

The table, made by ``scripts/make_words.py``: a line that names the format, then Chinese words, one
a line, the commonest first, in UTF-8, packed by bz2.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from snippets_app.errors import AppError

HEADER = b"saywell words 1\n"
MOST = 12
"""Words that are given at most."""


class Words:
    """Chinese words of 2 to 6 characters, by how often they are used."""

    def __init__(self, lines: str) -> None:
        self._lines = f"\n{lines}\n"

    def containing(self, text: str, most: int = MOST) -> tuple[str, ...]:
        """The commonest longer words with ``text`` in them, at most ``most``."""
        wanted = text.strip()
        if not wanted or "\n" in wanted:
            return ()
        return tuple(islice(self._holding(wanted), most))

    def _holding(self, text: str) -> Iterator[str]:
        place = self._lines.find(text)
        while place >= 0:
            start = self._lines.rindex("\n", 0, place + 1) + 1
            end = self._lines.index("\n", place)
            if self._lines[start:end] != text:
                yield self._lines[start:end]
            place = self._lines.find(text, end)


def load_words(data: bytes) -> Words:
    """The words in a table file. Raises AppError when ``data`` is no such table."""
    import bz2

    if not data.startswith(HEADER) or data == HEADER:
        raise _damaged()
    try:
        return Words(bz2.decompress(data[len(HEADER) :]).decode("utf-8"))
    except (OSError, ValueError) as problem:
        raise _damaged() from problem


def dump_words(words: Iterable[str]) -> bytes:
    """The table file for ``words``, the commonest first; the same words give the same bytes."""
    import bz2

    return HEADER + bz2.compress("\n".join(words).encode("utf-8"))


def _damaged() -> AppError:
    return AppError("The table of words is damaged.", "Install the program again.")
