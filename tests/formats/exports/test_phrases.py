"""Phrases for input methods: finished texts and the letters that type them."""

from collections.abc import Callable

import pytest

from snippets_app.core.model import Pack, Snippet
from snippets_app.formats.exports import Exported, Options
from snippets_app.formats.exports.codes import code_of
from snippets_app.formats.exports.rime import Rime
from snippets_app.formats.exports.sogou import Sogou
from tests.formats.exports.library import STAGES, pack, readings


def coded(*rows: tuple[str, str], language: str = "zh-CN") -> Pack:
    """A pack of snippets with these abbreviations and bodies."""
    snippets = tuple(
        Snippet(f"p/s{n}", "p", "open", f"Title {n}", body, code)
        for n, (code, body) in enumerate(rows)
    )
    return Pack("p", "P", language, STAGES, snippets)


def rime(*packs: Pack, company: str = "") -> Exported:
    return Rime().write(packs, Options(readings=readings, company=company))


def sogou(*packs: Pack) -> Exported:
    return Sogou().write(packs, Options(readings=readings))


def lines(exported: Exported) -> list[str]:
    """Those below the header."""
    return exported.content.decode().splitlines()[6:]


def told(exported: Exported) -> list[tuple[str, tuple[str, ...]]]:
    """What is said of snippets, but not of the whole file."""
    return [(str(note.remark), note.snippets) for note in exported.notes if note.snippets]


@pytest.mark.parametrize(
    ("abbreviation", "title", "code"),
    [
        ("bgs", "报公司名", "bgs"),
        (";Hi", "报公司名", "hi"),
        ("/hi/", "报公司名", "hi"),
        ("hi2u", "报公司名", "bgsm"),
        ("q1", "报公司名", "bgsm"),
        ("开场", "报公司名", "bgsm"),
        ("", "请稍等（VIP 客户）", "qsdvkh"),
        ("", "잠시만 기다려 주세요", "wtarefwtd"),
        ("", "빠른 안내", "qfds"),
        ("", "Hold the line, please", "htlp"),
        ("", "第1步", "db"),
        ("", "行李", "xl"),
        ("", "一二三四五六七八九十一二三四", "yesswlqbjsye"),
        ("", "👋 123 ？", ""),
    ],
)
def test_the_letters_of_a_phrase(abbreviation: str, title: str, code: str) -> None:
    snippet = Snippet("p/s", "p", "open", title, "x", abbreviation)
    assert code_of(snippet, readings()) == code


def test_a_rime_table_has_text_code_and_weight() -> None:
    exported = rime(coded(("nh", "您好"), ("zj", "再见"), ("nh", "你好啊")))
    assert exported.content.decode() == (
        "# Rime table\n# coding: utf-8\n#@/db_name\tcustom_phrase.txt\n#@/db_type\ttabledb\n#\n"
        "# no comment\n您好\tnh\t2\n再见\tzj\t1\n你好啊\tnh\t1\n"
    )
    assert (exported.written, told(exported)) == (3, [])


@pytest.mark.parametrize(("write", "program"), [(rime, "Rime"), (sogou, "Sogou")])
def test_what_an_input_method_has_no_place_for_is_told(
    write: Callable[[Pack], Exported], program: str
) -> None:
    plain = Snippet("p/a", "p", "open", "Plain", "您好", "nh")
    with_hotkey = Snippet("p/b", "p", "open", "Quick", "再见", "zj", hotkey="Ctrl+1")
    exported = write(Pack("p", "P", "zh-CN", STAGES, (plain, with_hotkey)))
    assert [(str(note.remark), note.snippets) for note in exported.notes] == [
        (f"Titles, stages and packs were left out: {program} has none of them.", ()),
        (f"The hotkey was left out: there is none in {program}.", ("Quick",)),
    ]


def test_rime_takes_one_line() -> None:
    exported = rime(coded(("a", "一\n\n 二\t三"), ("b", "# 四")))
    assert lines(exported) == ["一 二 三\ta\t1", "# 四\tb\t1"]
    assert told(exported) == [
        ("Line breaks became blanks: Rime knows one line only.", ("Title 0",))
    ]


def test_sogou_numbers_phrases_and_begins_several_lines_below() -> None:
    exported = sogou(coded(("nh", "您好"), ("zj", "再见\n\n  慢走"), ("nh", "𠀀👋")))
    assert exported.content.startswith(b"\xff\xfe")
    assert exported.content.decode("utf-16") == (
        "; Saywell\r\nnh,1=您好\r\nzj,1=\r\n再见\r\n\r\n  慢走\r\nnh,2=𠀀👋\r\n"
    )
    assert not told(exported)


@pytest.mark.parametrize(
    "body", ["#$year", "a\n;b", "a\nnh,1=b", "a\n x,22=b", "\n\na", "; a", "nh,1=b"]
)
def test_what_sogou_would_misread_is_left_out_and_told(body: str) -> None:
    exported = sogou(coded(("a", body), ("b", "a = b, 1 = 2; # 3")))
    assert exported.written == 1
    assert told(exported) == [
        ("Left out: Sogou would take a line of it for something else.", ("Title 0",))
    ]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{customer}，您好", "“{customer}” has to be asked for."),
        ("{field:x}{agent}", "“{field}” has to be asked for."),
        ("{choice:x|a|b}", "“{choice}” has to be asked for."),
        ("{agent}您好", "fill in “{agent}” in the settings first."),
        ("{date}", "“{date}” is different each time."),
        ("{snippet:s1}", "“{greeting}” is different each time."),
        ("{clipboard}", "“{clipboard}” is different each time."),
        ("a{cursor}b", "something is to be written in the middle of it."),
        ("{snippet:none}", "its text cannot be filled in."),
        ("{snippet:s0}", "its text cannot be filled in."),
        ("a { b", "its text cannot be filled in."),
    ],
)
def test_what_cannot_be_said_at_once_is_left_out_and_told(body: str, why: str) -> None:
    exported = rime(coded(("a", body), ("b", "{greeting}"), ("c", "好")))
    assert lines(exported) == ["好\tc\t1"]
    assert (f"Left out: {why}", "Title 0") in [(said, of[0]) for said, of in told(exported)]


def test_what_is_known_is_filled_in() -> None:
    exported = rime(
        coded(("a", "{company}{snippet:s1}{{}}{cursor}"), ("b", "您好\n")), company="甲"
    )
    assert lines(exported) == ["甲您好{}\ta\t1", "您好\tb\t1"]


def test_a_phrase_without_letters_is_told() -> None:
    snippet = Snippet("p/s", "p", "open", "👋", "x", "123")
    [note] = rime(Pack("p", "P", "en", STAGES, (snippet,))).notes
    assert str(note.remark).startswith("Left out: there are no letters to type it by.")


def test_without_readings_chinese_titles_have_no_letters() -> None:
    assert Rime().write((pack("a", "b"),), Options()).written == 0
