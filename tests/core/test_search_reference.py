"""The index against the plainest thing that could be right, on libraries made by chance."""

import unicodedata
from functools import cache
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from snippets_app.core.model import Snippet
from snippets_app.core.search.index import SearchIndex
from snippets_app.core.search.readings import load_readings

TABLE = Path(__file__).parent.parent.parent / "assets" / "readings.bin"
READINGS = load_readings(TABLE.read_bytes())
LETTERS = "退货会长重庆女安案啊 안녕까가나 abhit2，.Ａ\u1100\u1161"
KEYS = "tuihocgnvrkdsazREb ㅇㄴㅏㄲ안간退长2,"
LEADS = "rRseEfaqQtTdwWczxvg"
VOWELS = ["k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl"]
VOWELS += ["b", "m", "ml", "l"]
TAILS = ["", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg"]
TAILS += ["a", "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g"]
JAMO = dict(zip("ㅇㄴㅏㄲ", ["d", "s", "k", "R"], strict=True))
SHIFTED = "QWERTOP"

snippets = st.lists(
    st.tuples(
        st.sampled_from(["one", "two"]),
        st.text(LETTERS, max_size=6),
        st.text(LETTERS, max_size=10),
        st.sampled_from(["", "th", "会"]),
    ),
    max_size=8,
)
queries = st.text(KEYS, min_size=1, max_size=6) | st.text(LETTERS, min_size=1, max_size=3)


@given(snippets, queries, st.sampled_from(["", "one"]))
@example([("one", "退，货", "", "")], "th", "")
@example([("one", "", "长a", "")], "chang", "")
def test_finds_in_the_order_that_the_reference_finds(
    rows: list[tuple[str, str, str, str]], query: str, stage: str
) -> None:
    library = [Snippet(str(place), "p", *row) for place, row in enumerate(rows)]
    usage = {str(place): place % 3 / 2 for place in range(len(rows))}
    hits = SearchIndex(library, READINGS).search(query, stage=stage, usage=usage)
    assert [hit.snippet.id for hit in hits] == reference(library, query, stage, usage)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


@given(
    st.lists(st.tuples(st.text(), st.text(), st.text(max_size=3)), max_size=4),
    st.text() | st.text(alphabet=st.characters(categories=["Cs", "Lo", "Mn"])),
)
@example([("\ud800a", "\udfff", "")], "\ud800")
@example([("\n\r\x00", "\x85", "")], "\n")
@example([("ㅀ\u11ab\u1161", "", "")], "ㅀ")
def test_no_text_or_query_breaks_it(rows: list[tuple[str, str, str]], query: str) -> None:
    library = [
        Snippet(str(place), "p", "s", title, body, short)
        for place, (title, body, short) in enumerate(rows)
    ]
    hits = SearchIndex(library, READINGS).search(query)
    assert len({hit.snippet.id for hit in hits}) == len(hits)
    for hit in hits:
        edges = [edge for span in hit.spans for edge in span]
        assert edges == sorted(set(edges))
        assert all(0 <= edge <= len(hit.snippet.title) for edge in edges)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1))
@example("0  0")
def test_a_title_finds_its_snippet_first(title: str) -> None:
    title = " ".join(fold(title).split()) or "x"
    library = [
        Snippet("p/longer", "p", "s", "x" + title, title),
        Snippet("p/same", "p", "s", title, ""),
    ]
    hits = SearchIndex(library, READINGS).search(title[:200])
    assert "p/same" in [hit.snippet.id for hit in hits]
    if len(title) < 200:
        assert hits[0].snippet.id == "p/same"


def reference(library: list[Snippet], query: str, stage: str, usage: dict[str, float]) -> list[str]:
    words = [word for word in dict.fromkeys(query.split()) if fold(word).strip()]
    if not words:
        return [s.id for s in library if stage in ("", s.stage)]
    ranked = []
    for place, snippet in enumerate(library):
        found = quality(snippet, words, " ".join(query.split()))
        if found:
            here = bool(stage) and snippet.stage == stage
            ranked.append((not here, -found, -usage[snippet.id], place, snippet.id))
    return [row[-1] for row in sorted(ranked)]


def quality(snippet: Snippet, words: list[str], phrase: str) -> int:
    lines = [fold(snippet.title), fold(snippet.abbreviation)]
    whole = texts(phrase)
    if any(text in lines for text in whole) or phrase == snippet.id:
        return 8
    if any(line.startswith(text) for line in lines for text in whole):
        return 7
    letters = sum(len(fold(word)) for word in words)
    keys = sum(len(spelled(word)[0]) for word in words)
    return min(word_quality(snippet, lines, word, letters, keys) for word in words)


def word_quality(snippet: Snippet, lines: list[str], word: str, letters: int, keys: int) -> int:
    body = fold(snippet.body)
    if any(starts_word(text, line) for text in texts(word) for line in lines):
        return 6
    if any(text in line for text in texts(word) for line in lines):
        return 5
    places = [place for line in lines for place in sound_places(line, word, "".join(lines))]
    if places:
        return 4 if 0 in places else 3
    in_bodies = letters >= 2 or not fold(word).isascii()
    if in_bodies and any(text in body for text in texts(word)):
        return 2
    return 1 if keys >= 3 and sound_places(body, word, body) else 0


def starts_word(word: str, line: str) -> bool:
    def at_start(place: int) -> bool:
        before = line[place - 1] if place else " "
        return not before.isalnum() or before.isascii() != line[place].isascii()

    return any(line.startswith(word, place) and at_start(place) for place in range(len(line)))


def sound_places(line: str, word: str, field: str) -> list[int]:
    """Where matches begin, counted in characters that are letters or digits; only fields with a
    Han or Hangul character are heard at all."""
    heard = [char for char in line if char.isalnum()]
    if not any(READINGS.of(char) or is_hangul(char) for char in field):
        return []
    low, shifted = spelled(word)

    @cache
    def takes(place: int, taken: int) -> bool:
        if taken == len(low):
            return True
        if place == len(heard):
            return False
        return any(takes(place + 1, after) for after in afters(heard[place], low, shifted, taken))

    return [place for place in range(len(heard)) if low and takes(place, 0)]


def afters(char: str, low: str, shifted: str, taken: int) -> set[int]:
    found = {taken + 1} if low[taken] == char else set()
    for keys, spelling, shorts in spellings(char, low, shifted):
        rest = keys[taken:]
        if rest.startswith(spelling):
            found.add(taken + len(spelling))
        if spelling.startswith(rest):
            found.add(len(low))
        found |= {taken + len(short) for short in shorts if rest.startswith(short)}
    return found


def spellings(char: str, low: str, shifted: str) -> list[tuple[str, str, list[str]]]:
    if is_hangul(char):
        latin = latin_keys(char)
        jamo = jamo_keys(latin)
        return [(low, jamo, [jamo[0]]), (shifted, latin, [latin[0]])]
    names = {each for name in READINGS.of(char) for each in (name, name.replace("v", "u"))}
    return [
        (low, name, [name[0]] + ([name[:2]] if name[:2] in ("zh", "ch", "sh") else []))
        for name in names
    ]


def spelled(word: str) -> tuple[str, str]:
    low = "".join(
        jamo_keys(latin_keys(char)) if is_hangul(char) else char
        for char in fold(word)
        if char.isalnum()
    )
    mixed = "".join(char if char in SHIFTED else char.lower() for char in word)
    return low, mixed if mixed.lower() == low and not word.isupper() else low


def texts(word: str) -> list[str]:
    folded = fold(word).strip()
    if not any(map(is_hangul, folded)):
        return [folded]
    return [folded, "".join(latin_keys(c).lower() if is_hangul(c) else c for c in folded)]


def is_hangul(char: str) -> bool:
    return "가" <= char <= "힣" or char in JAMO or char in "ㄱ"


def latin_keys(char: str) -> str:
    if char in JAMO:
        return JAMO[char]
    if not "가" <= char <= "힣":
        return "r"
    lead, rest = divmod(ord(char) - 0xAC00, 588)
    return LEADS[lead] + VOWELS[rest // 28] + TAILS[rest % 28]


def jamo_keys(latin: str) -> str:
    """Each Hangul key as one character that no other text has."""
    return "".join(chr(0x1F600 + ord(key)) for key in latin)


def fold(text: str) -> str:
    """For the characters these tests use; composed jamo stand alone as in the keyboard's rows."""
    composed = unicodedata.normalize("NFC", text)
    kept = (
        c if "ㄱ" <= c <= "ㅣ" else unicodedata.normalize("NFKC", c).casefold() for c in composed
    )
    return "".join(kept).translate({0x1100: "ㄱ", 0x1161: "ㅏ"})
