"""Makes assets/folds.bin: what each character folds to before it is compared.

From Python's Unicode data and OpenCC's tables of traditional characters (Apache-2.0). Where a
traditional character has several simplified ones, texts and rules only have to meet in the same
one, so the widest merging is right: 瞭 is 了 here although 瞭望 keeps it.

    python -m scripts.make_folds [FILE]
"""

import sys
import unicodedata
from pathlib import Path

from opencc import OpenCC

from scripts.tables import write_table
from snippets_app.core.guard.fold import LINE_BREAK, dump_folds
from snippets_app.core.search.hangul import CONJOINING, is_jamo, is_syllable, strokes

TABLE = Path(__file__).parent.parent / "assets" / "folds.bin"
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
DROPPED_CATEGORIES = "PSZCM"
# Letters by category that show as nothing, or as a mere dash.
DROPPED_LETTERS = "ー\u115f\u1160\u3164"
# What OpenCC decides by the phrase, leaves to taste, or does not count as traditional.
OTHERS = str.maketrans("您妳瞭著甚祇衹藉衞覆牠枱敍麽濛徬", "你你了着什只只借卫复它台叙么蒙彷")
# Cyrillic and Greek letters that pass for Latin ones.
LOOKALIKES = str.maketrans("авекмнорстухіѕјԁһԛԝαβεικνορτυχ", "abekmhopctyxisjdhqwabeikvoptux")


def make_table() -> bytes:
    """The bytes of the table; the same Unicode and OpenCC versions give the same bytes."""
    simplified = OpenCC("t2s")
    folds: dict[int, str] = {}
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if is_syllable(char):
            continue  # by arithmetic
        folded = fold(char, simplified)
        if folded != char:
            folds[code] = folded
    return dump_folds(folds)


def fold(char: str, simplified: OpenCC) -> str:
    if char in LINE_BREAKS:
        return LINE_BREAK
    if is_dropped(char):
        return ""
    plain = without_marks(decompose(without_marks(decompose(char)).casefold()))
    return "".join(unit(one, simplified) for one in plain)


def without_marks(text: str) -> str:
    return "".join(char for char in text if not is_dropped(char))


def decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def is_dropped(char: str) -> bool:
    return unicodedata.category(char)[0] in DROPPED_CATEGORIES or char in DROPPED_LETTERS


def unit(char: str, simplified: OpenCC) -> str:
    jamo = char.translate(CONJOINING)
    if is_jamo(jamo):
        return strokes(jamo)
    if char < "\u2e80":
        return char.translate(LOOKALIKES)
    if char > "\uffff":
        return char  # hundreds of pages for characters nobody types in a chat
    return str(simplified.convert(char)).translate(OTHERS)


def main() -> None:
    write_table(make_table(), TABLE)


if __name__ == "__main__":
    main()
