"""Makes assets/words.bin, the commoner Chinese words, from jieba's dictionary (MIT).

python -m scripts.make_words [FILE]
"""

from importlib.resources import files
from pathlib import Path

from scripts.tables import write_table
from snippets_app.core.guard.words import dump_words

TABLE = Path(__file__).parent.parent / "assets" / "words.bin"
SHORTEST, LONGEST = 2, 6
FEWEST_USES = 10
"""Names and rarities that jieba has seen less often would fill the table."""


def make_table() -> bytes:
    """The bytes of the table; the same jieba gives the same bytes."""
    return dump_words(common_words())


def common_words() -> list[str]:
    """The commonest first; equally common ones by code point."""
    lines = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()
    uses = {word: int(count) for word, count, _ in map(str.split, lines)}
    kept = [word for word, count in uses.items() if count >= FEWEST_USES and is_kept(word)]
    return sorted(kept, key=lambda word: (-uses[word], word))


def is_kept(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and all("\u3400" <= char <= "\u9fff" for char in word)


def main() -> None:
    write_table(make_table(), TABLE)


if __name__ == "__main__":
    main()
