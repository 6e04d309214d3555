"""Ways to write a forbidden text so that it reads the same and is no longer the same string.

An evasion gives the evading text, or ``Unfit`` with the reason why it cannot apply to this one.
Nothing here is taken from the program: the tables are those of OpenCC, pypinyin and Unicode.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

_ZERO_WIDTH = "\u200b"
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_HEARTS = "❤️"
_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
FEWEST_SOUNDING = 3


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why an evasion cannot apply to a text."""

    reason: str


Evasion = Callable[[str], str | Unfit]


def spaced(text: str) -> str | Unfit:
    return _between(text, " ")


def zero_width(text: str) -> str | Unfit:
    return _between(text, _ZERO_WIDTH)


def starred(text: str) -> str | Unfit:
    return _between(text, "*")


def with_emoji(text: str) -> str | Unfit:
    return _between(text, _HEARTS)


def with_marks(text: str) -> str:
    return f"{text}！！！!!!"


def full_width(text: str) -> str | Unfit:
    wide = text.translate(_WIDE)
    return Unfit("it has no letter, digit or space that has a full width") if wide == text else wide


def traditional(text: str) -> str | Unfit:
    if not any(map(is_han, text)):
        return Unfit("it has no Han character")
    other = _to_traditional().convert(text)
    return Unfit("traditional writing is the same") if other == text else other


def with_honorific_you(text: str) -> str | Unfit:
    return text.replace("你", "您") if "你" in text else Unfit("it has no 你")


def upper_case(text: str) -> str | Unfit:
    upper = text.upper()
    return Unfit("it has no letter that has a case") if upper == text else upper


def drawn_out(text: str) -> str | Unfit:
    """One letter or syllable three times more; not one that is doubled, nor a digit."""
    if len(text) < 2:
        return Unfit("one character drawn out is another word (哈哈, 谢谢)")
    for place, char in enumerate(text):
        if char.isalpha() and char not in text[max(0, place - 1) : place] + text[place + 1 :][:1]:
            return text[:place] + char * 4 + text[place + 1 :]
    return text + text[-1] * 3


def split_jamo(text: str) -> str | Unfit:
    split = "".join(map(_jamo, text))
    return Unfit("it has no Hangul syllable") if split == text else split


def decomposed(text: str) -> str | Unfit:
    other = unicodedata.normalize("NFD", text)
    return Unfit("it has nothing to decompose") if other == text else other


def one_homophone(text: str) -> str | Unfit:
    """One Han character replaced by a common one of the same toneless syllable."""
    places = [place for place, char in enumerate(text) if is_han(char)]
    if len(places) < FEWEST_SOUNDING or any(map(str.isascii, filter(str.isalnum, text))):
        return Unfit("fewer than three Han characters: too many other words sound the same")
    for place in sorted(places, key=lambda place: len(_readings(text[place]))):
        for other in _sounding_like(text[place]):
            if other not in text:
                return text[:place] + other + text[place + 1 :]
    return Unfit("no common character sounds the same")


EVASIONS: dict[str, Evasion] = {
    each.__name__: each
    for each in (
        spaced,
        zero_width,
        full_width,
        traditional,
        starred,
        with_emoji,
        split_jamo,
        decomposed,
        one_homophone,
        with_honorific_you,
        with_marks,
        upper_case,
        drawn_out,
    )
}


def is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _between(text: str, mark: str) -> str | Unfit:
    if len(text) < 2:
        return Unfit("one character has no place between characters")
    return mark.join(text)


def _jamo(char: str) -> str:
    if not _FIRST_SYLLABLE <= ord(char) <= _LAST_SYLLABLE:
        return char
    rest, final = divmod(ord(char) - _FIRST_SYLLABLE, len(_FINALS))
    consonant, vowel = divmod(rest, len(_VOWELS))
    return _CONSONANTS[consonant] + _VOWELS[vowel] + _FINALS[final]


def _readings(char: str) -> list[str]:
    from pypinyin import Style, pinyin  # 600,000 objects, which only these tests need

    return pinyin(char, style=Style.NORMAL, heteronym=True)[0]


def _sounding_like(char: str) -> list[str]:
    """The common characters with one reading, the usual one of this character."""
    from pypinyin import Style, pinyin

    usual = pinyin(char, style=Style.NORMAL)[0][0]
    return [other for other in _by_sound().get(usual, []) if other != char]


@cache
def _by_sound() -> dict[str, list[str]]:
    """The 3,755 most common characters, those with one reading only, by toneless syllable."""
    found: dict[str, list[str]] = {}
    for char in filter(is_han, _common_characters()):
        readings = _readings(char)
        if len(readings) == 1:
            found.setdefault(readings[0], []).append(char)
    return found


def _common_characters() -> str:
    rows, cells = range(0xB0, 0xD8), range(0xA1, 0xFF)
    return bytes(byte for row in rows for cell in cells for byte in (row, cell)).decode(
        "gb2312", errors="ignore"
    )


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")
