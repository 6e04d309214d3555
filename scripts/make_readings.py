"""Makes assets/readings.bin, the pinyin of Han characters, from pypinyin's data (MIT).

pypinyin lists every reading a dictionary knows, rare ones too (行 heng, 重 tong, 款 xin). A
reading that nobody types only makes noise, so a character keeps its first reading, which
pypinyin ranks as the commonest, and every other one that at least two entries of pypinyin's
phrase dictionary use.

    python -m scripts.make_readings [FILE]
"""

from collections import Counter
from pathlib import Path

from pypinyin import phrases_dict, pinyin_dict
from pypinyin.contrib.tone_convert import to_normal

from scripts.tables import write_table
from snippets_app.core.search.readings import FIRST, LAST, dump_readings

TABLE = Path(__file__).parent.parent / "assets" / "readings.bin"
PHRASES_NEEDED = 2
# Interjections have syllables no input method takes; these are what people type for them.
TYPED_AS = {"n": "en", "ng": "en", "hn": "hen", "hng": "heng", "m": "mu", "hm": "hen", "ê": "ei"}


def make_table() -> bytes:
    """The bytes of the table; the same pypinyin gives the same bytes."""
    uses = count_uses()
    listed = {
        chr(code): toneless(names.split(","))
        for code, names in pinyin_dict.pinyin_dict.items()
        if FIRST <= code <= LAST
    }
    return dump_readings({char: common(char, names, uses) for char, names in listed.items()})


def count_uses() -> Counter[tuple[str, str]]:
    """How many phrases use a character with a reading."""
    uses: Counter[tuple[str, str]] = Counter()
    for phrase, readings in phrases_dict.phrases_dict.items():
        if len(phrase) == len(readings):
            uses.update(zip(phrase, toneless_each(readings), strict=True))
    return uses


def common(char: str, readings: list[str], uses: Counter[tuple[str, str]]) -> tuple[str, ...]:
    others = [name for name in readings[1:] if uses[char, name] >= PHRASES_NEEDED]
    return (readings[0], *others)


def toneless_each(readings: list[list[str]]) -> list[str]:
    return [toneless(names[:1])[0] for names in readings]


def toneless(names: list[str]) -> list[str]:
    plain = (to_normal(name, v_to_u=False) for name in names)
    return list(dict.fromkeys(TYPED_AS.get(name, name) for name in plain))


def main() -> None:
    write_table(make_table(), TABLE)


if __name__ == "__main__":
    main()
