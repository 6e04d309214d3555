"""The abbreviations in force, found however keyboard and input method have spelled them."""

import unicodedata
from collections.abc import Callable, Iterable

from snippets_app.core.model import Snippet
from snippets_app.core.search.hangul import CONJOINING, is_jamo, latin_keys, strokes

DEFAULT_PREFIX = ";"
_CHINESE = {"/": "、", "\\": "、", ".": "。", "`": "·", "$": "￥", "<": "《", ">": "》"}
"""What Chinese input methods make of a key, where that is not its full-width form."""


class Abbreviations:
    """Of the same abbreviation in two snippets, that of the first counts.

    ``longest``: how many characters one has at most, as keys.
    """

    def __init__(self, snippets: Iterable[Snippet], prefix: str = DEFAULT_PREFIX) -> None:
        self._prefixes = {prefix, spelled(prefix), _CHINESE.get(prefix, prefix)}
        self._by_reading: tuple[dict[str, Snippet], ...] = tuple({} for _ in _READINGS)
        for snippet in snippets:
            if word := self._without_prefix(snippet.abbreviation):
                for found, reading in zip(self._by_reading, _READINGS, strict=True):
                    found.setdefault(reading(word), snippet)
        self.longest = max(map(len, self._by_reading[-1]), default=0)

    def __bool__(self) -> bool:
        return self.longest > 0

    def is_prefix(self, character: str) -> bool:
        """Whether this character begins an abbreviation; full width is as good."""
        return character in self._prefixes or spelled(character) in self._prefixes

    def find(self, word: str) -> Snippet | None:
        """The snippet of this word: as it is written, else in any case, else by its keys."""
        for found, reading in zip(self._by_reading, _READINGS, strict=True):
            if snippet := found.get(reading(word)):
                return snippet
        return None

    def _without_prefix(self, abbreviation: str) -> str:
        """Other tools write the prefix as a part of it."""
        rest = abbreviation[1:]
        return rest if rest and self.is_prefix(abbreviation[0]) else abbreviation


def spelled(text: str) -> str:
    """Half width, and each syllable one character; jamo that stand alone stay."""
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFC", text).translate(CONJOINING)
    return "".join(char if is_jamo(char) else unicodedata.normalize("NFKC", char) for char in whole)


def on_keys(text: str) -> str:
    """The Latin letters on the keys that type it: ``wd`` for ㅈㅇ."""
    return text if text.isascii() else latin_keys("".join(map(strokes, spelled(text))))


_READINGS: tuple[Callable[[str], str], ...] = (
    spelled,
    lambda word: spelled(word).casefold(),
    on_keys,
    lambda word: on_keys(word).casefold(),
)
