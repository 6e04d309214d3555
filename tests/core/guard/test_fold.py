"""What text folds to, and that every unit knows where it came from."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.guard.fold import CACHED, HEADER, Folds, dump_folds, load_folds
from snippets_app.errors import AppError
from tests.core.guard.engine_parts import ASSETS, tables

FOLDS = tables().folds
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("ＡＢＣ Ｎｏ１", "abcno1"),
        ("𝐍𝑒𝓿𝕖𝚛 ①②", "never12"),
        ("STRASSE Straße ﬁn", "strassestrassefin"),
        ("né ne\u0301", "nene"),
        ("Nеvеr", "never"),  # with Cyrillic letters
        ("您說甚麼呀，我聽不懂！", "你说什么呀我听不懂"),
        ("瞭解 於 乾 著 麼 衝 喫 後 裡 裏 妳", "了解于干着么冲吃后里里你"),
        ("一會兒大一會兒小 別人怎麼知道 沒有辦法", "一会儿大一会儿小别人怎么知道没有办法"),
        ("喂～～～！！ 👋🏽", "喂"),
        ("不*知\u200b道\ufe0f。", "不知道"),
        ("1️⃣ 👨‍👩‍👧", "1"),
        ("뭐라고요", "ㅁㅜㅓㄹㅏㄱㅗㅇㅛ"),
        ("ㅁㅝ라ㄱㅗ요", "ㅁㅜㅓㄹㅏㄱㅗㅇㅛ"),
        (unicodedata.normalize("NFD", "뭐라고요"), "ㅁㅜㅓㄹㅏㄱㅗㅇㅛ"),
        ("값 ㄳ 꽤 ﾡ", "ㄱㅏㅂㅅㄱㅅㄲㅗㅐㄱ"),
        ("a\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\ud83d x \udc00", "x"),
        ("", ""),
    ],
)
def test_folds_to(text: str, units: str) -> None:
    assert FOLDS.units(text) == units
    assert FOLDS.fold(text).units == units


@given(ANY_TEXT, st.integers(0, 1000))
def test_every_unit_comes_from_its_character(text: str, start: int) -> None:
    units, sources = FOLDS.fold(text, start)
    assert len(units) == len(sources)
    assert sources == sorted(sources)
    for place, char in enumerate(text, start):
        mine = "".join(unit for unit, source in zip(units, sources, strict=True) if source == place)
        assert mine == FOLDS[char]


@given(ANY_TEXT, ANY_TEXT)
def test_folding_joins_as_text_does(one: str, two: str) -> None:
    first, second = FOLDS.fold(one), FOLDS.fold(two, len(one))
    assert FOLDS.fold(one + two) == (first.units + second.units, first.sources + second.sources)


@given(ANY_TEXT)
def test_what_is_folded_stays(text: str) -> None:
    units = FOLDS.units(text)
    assert FOLDS.units(units) == units


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    assert FOLDS.units(unicodedata.normalize("NFD", text)) == FOLDS.units(
        unicodedata.normalize("NFC", text)
    )


def test_units_have_no_lone_surrogate() -> None:
    FOLDS.units("".join(map(chr, range(0xD800, 0xE000)))).encode()


def test_keeps_a_bounded_number_of_characters() -> None:
    folds = tables().folds
    folds.units("".join(map(chr, range(0x4E00, 0x9FFF))))
    assert len(folds) <= CACHED


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 0x10FFFF), st.text(st.characters(codec="utf-8"), max_size=3)))
def test_a_written_table_reads_back(changes: dict[int, str]) -> None:
    wanted = {code: text for code, text in changes.items() if not 0xAC00 <= code < 0xD7A4}
    folds = Folds(dump_folds(wanted))
    assert all(folds[chr(code)] == text for code, text in wanted.items())
    assert folds["\U0001ffff"] == wanted.get(0x1FFFF, "\U0001ffff")


@settings(deadline=None)
@given(st.integers(0), st.integers(1, 255))
def test_a_damaged_table_is_an_app_error(place: int, change: int) -> None:
    data = bytearray((ASSETS / "folds.bin").read_bytes())
    data[place % len(data)] ^= change
    with pytest.raises(AppError, match="damaged"):
        load_folds(bytes(data))


@pytest.mark.parametrize("data", [b"", HEADER, b"no table at all", HEADER + bytes(32)])
def test_what_is_no_table_is_an_app_error(data: bytes) -> None:
    with pytest.raises(AppError, match="damaged"):
        load_folds(data)
