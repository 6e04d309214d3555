"""One spelling for text and query: case, width and composition folded, with the way back."""

import unicodedata
from collections.abc import Iterator

from snippets_app.core.search.hangul import CONJOINING, is_jamo

Source = tuple[int, int]


class Folding:
    """Folds by a table that fills itself with the characters it meets."""

    def __init__(self) -> None:
        self._table = _FoldTable()

    def fold(self, text: str) -> str:
        """Case-folded NFKC on one line; stand-alone jamo stay, invisible characters go."""
        if unicodedata.is_normalized("NFC", text):
            return text.translate(self._table)
        return "".join(self._fold_cluster(text[start:end]) for start, end in clusters(text))

    def sources(self, text: str) -> list[Source]:
        """For every character of the folded text, where in ``text`` it comes from."""
        if unicodedata.is_normalized("NFC", text):
            folds = (self._table[ord(char)] for char in text)
            return [(place, place + 1) for place, fold in enumerate(folds) for _ in fold]
        found: list[Source] = []
        for start, end in clusters(text):
            found += [(start, end)] * len(self._fold_cluster(text[start:end]))
        return found

    def _fold_cluster(self, cluster: str) -> str:
        return unicodedata.normalize("NFC", cluster).translate(self._table)


def clusters(text: str) -> Iterator[Source]:
    """The pieces of ``text`` that may compose: a character and the marks and jamo after it."""
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _joins(char: str) -> bool:
    return unicodedata.combining(char) > 0 or "\u1160" <= char <= "\u11ff"


class _FoldTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = _fold_char(chr(code))
        return self[code]


def _fold_char(char: str) -> str:
    if is_jamo(char):
        return char
    folded = unicodedata.normalize("NFKC", char).casefold().translate(CONJOINING)
    return "".join(_visible(one) for one in folded)


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category == "Cc" or char.isspace() else char
