"""Composing Hangul, beside the arithmetic of syllables and beside an input method's own engine."""

import ctypes.util
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.dubeolsik import Dubeolsik, composed, jamo_of
from snippets_app.core.search.hangul import KEYS, LEADS, VOWELS, latin_keys, strokes

SYLLABLES = [chr(point) for point in range(ord("가"), ord("힣") + 1)]
LETTERS = "".join(map(chr, KEYS.values()))
words = st.text(st.sampled_from(SYLLABLES), min_size=1, max_size=12)
# With "<" for Backspace, often enough to reach what is finished.
hands = st.text(st.sampled_from(LETTERS + "QAZ" + "<" * 12 + " .1"), max_size=60)


def typed(keys: str) -> str:
    automaton = Dubeolsik(limit=1000)
    for key in keys:
        automaton.backspace() if key == "<" else automaton.press(key)
    return automaton.text


def keys_of(word: str) -> str:
    return "".join(latin_keys(strokes(char)) for char in word)


def test_every_syllable_comes_back_from_its_keys() -> None:
    wrong = [one for one in SYLLABLES if typed(keys_of(one)) != one]
    assert len(SYLLABLES) == 11_172
    assert not wrong


@given(words)
def test_every_word_comes_back_from_its_keys(word: str) -> None:
    assert typed(keys_of(word)) == word


@given(words, words)
def test_backspace_unmakes_one_syllable_stroke_by_stroke_and_takes_others_whole(
    word: str, more: str
) -> None:
    last = strokes(more[-1])
    for gone in range(1, len(last)):
        left = composed(last[: len(last) - gone])
        assert typed(keys_of(word + more) + "<" * gone) == word + more[:-1] + left
    assert typed(keys_of(word + more) + "<" * len(last)) == word + more[:-1]
    assert typed(keys_of(word) + "." + "<" * 2) == word[:-1]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("dkssudgktpdy", "안녕하세요"),
        ("anjfkrhdy", "뭐라고요"),
        ("tlqkf", "시발"),
        ("rkqtdl", "값이"),  # the second half of a tail leads the next syllable
        ("rkqtl", "갑시"),
        ("RkRk", "까까"),
        ("rkRk", "가까"),
        ("rrk", "ㄱ가"),  # no ㄲ out of two ㄱ
        ("Eo", "때"), ("rkE", "가ㄸ"),  # ㄸ is never a tail
        ("qt", "ㅄ"), ("qtk", "ㅂ사"), ("qte", "ㅄㄷ"),
        ("kr", "ㅏㄱ"), ("hk", "ㅘ"), ("hkk", "ㅘㅏ"),
        ("zzzzㅎ", "ㅋㅋㅋㅋㅎ"),
        ("dkssud!", "안녕!"), ("gksrmf 2r", "한글 2ㄱ"),
        ("DKSSUD", "안녕"),  # Shift changes only keys that have two jamo
    ],
)  # fmt: skip
def test_known_keys(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("dhkq<", "와"), ("dhkq<<", "오"), ("dhkq<<<", "ㅇ"), ("dhkq<<<<", ""),
        ("dhkq<<<<<", ""),
        ("rkqt<l", "가비"),
        ("rkqtl<", "갑ㅅ"),  # what a vowel took from the syllable before stays taken
        ("rkqtl<<", "갑"), ("rkqtl<<<", ""),
        ("dkssud<<<<", ""), ("dkssud <", "안녕"), ("dkssud <<", "안"),
        ("dkssud <t", "안녕ㅅ"),  # finished by the space: not composed on
    ],
)  # fmt: skip
def test_backspace(keys: str, text: str) -> None:
    assert typed(keys) == text


def test_no_more_is_kept_than_the_limit() -> None:
    automaton = Dubeolsik(limit=10)
    for key in "rk" * 50:
        automaton.press(key)
    assert automaton.text == "가" * 11


def test_a_key_without_a_jamo() -> None:
    assert [jamo_of(key) for key in "r1 é"] == ["ㄱ", "", "", ""]


def test_a_jamo_stands_for_its_own_key() -> None:
    assert typed("ㅇㅏㄴㄴㅕㅇ") == "안녕"
    assert typed("ㅂㅏㅂ<") == "바"


class Hangul:
    """libhangul, which composes in fcitx5 and IBus; a vowel before its consonant stays there."""

    def __init__(self, file: str) -> None:
        self._library = ctypes.CDLL(file)
        for name in ("hangul_ic_get_preedit_string", "hangul_ic_get_commit_string"):
            getattr(self._library, name).restype = ctypes.POINTER(ctypes.c_uint32)
        for name in ("hangul_ic_process", "hangul_ic_backspace"):
            getattr(self._library, name).restype = ctypes.c_bool
        self._library.hangul_ic_new.restype = ctypes.c_void_p
        self._context = ctypes.c_void_p(self._library.hangul_ic_new(b"2"))
        self._library.hangul_ic_set_option(self._context, 0, False)

    def typed(self, keys: str) -> str:
        self._library.hangul_ic_reset(self._context)
        text = ""
        for key in keys:
            if key == "<":
                if not self._library.hangul_ic_backspace(self._context):
                    text = text[:-1]
                continue
            taken = self._library.hangul_ic_process(self._context, ord(key))
            text += self._string("commit")
            if not taken:
                self._library.hangul_ic_reset(self._context)
                text += key
        return text + self._string("preedit")

    def _string(self, name: str) -> str:
        found = getattr(self._library, f"hangul_ic_get_{name}_string")(self._context)
        return "".join(_characters(found))


def _characters(found: "ctypes._Pointer[ctypes.c_uint32]") -> Iterator[str]:
    place = 0
    while found[place]:
        yield chr(found[place])
        place += 1


@pytest.fixture(scope="module")
def engine() -> Hangul:
    file = ctypes.util.find_library("hangul")
    if not file:
        pytest.skip("needs the Debian package libhangul1, which fcitx5-hangul brings")
    return Hangul(file)


@given(hands)
def test_it_composes_as_an_input_method_does(engine: Hangul, keys: str) -> None:
    assert typed(keys) == engine.typed(keys)


def test_the_engine_has_the_same_keys(engine: Hangul) -> None:
    assert {key: engine.typed(key) for key in LETTERS} == {key: jamo_of(key) for key in LETTERS}
    assert set(map(jamo_of, LETTERS)) <= set(LEADS + VOWELS)
