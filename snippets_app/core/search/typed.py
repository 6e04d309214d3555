"""A word of a query as its keys were pressed."""

from dataclasses import dataclass

from snippets_app.core.search.hangul import SHIFTED, is_jamo, is_syllable, latin_keys, strokes


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as it was typed.

    ``texts`` is what it may stand for letter for letter: Hangul keys may have been meant as
    Latin ones (ㅗㅑ is hi). ``keys`` has Hangul taken apart and no punctuation; ``shifted`` is the
    same with the letters left large that Shift gives another Hangul letter.
    """

    texts: tuple[str, ...]
    keys: str
    shifted: str

    @classmethod
    def of(cls, raw: str, folded: str) -> "Typed":
        keys = "".join(strokes(char) for char in folded.replace("ü", "v") if char.isalnum())
        texts = (folded, _as_latin(folded)) if _has_hangul(folded) else (folded,)
        shifted = "".join(char if char in SHIFTED else char.lower() for char in raw)
        meant = shifted.lower() == keys and not raw.isupper()  # all large: Caps Lock
        return cls(texts, keys, shifted if meant else keys)


def _has_hangul(text: str) -> bool:
    return any(is_syllable(char) or is_jamo(char) for char in text)


def _as_latin(folded: str) -> str:
    return latin_keys("".join(map(strokes, folded))).casefold()
