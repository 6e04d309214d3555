"""The cheat sheet: phrases by stage, with what stands for a value that is not known yet."""

from html.parser import HTMLParser

import pytest

from snippets_app.core.model import Pack, Snippet, Stage
from snippets_app.formats.exports import Options
from snippets_app.formats.exports.page import Page
from snippets_app.formats.exports.sheet import Blank, families, sheets
from tests.formats.exports.library import NASTY, OPTIONS, STAGES, pack


def body(text: str, language: str = "zh-CN", **known: str) -> str:
    """With the blanks in square brackets."""
    [sheet] = sheets((pack(text, language=language),), Options(**known))  # type: ignore[arg-type]
    pieces = sheet.groups[0].rows[0].body
    return "".join(f"[{each.text}]" if isinstance(each, Blank) else each for each in pieces)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{greeting}，{company}{agent}", "[Greeting]，[Company] [Agent]"),
        ("{date} {date:+1d} {date:%m-%d} {time:+30m|%H}", "[Date] [Date +1d] [Date] [Time +30m]"),
        ("{field:订单号} {field:x=A-1} {choice:y|a|b}", "[订单号] [A-1] [a / b]"),
        ("{clipboard}{cursor}{{}}", "[Clipboard]{}"),
        ("{customer}", "[Customer's name] [Form of address]"),
        ("{snippet:none}{snippet:s0}", "[{snippet:none}] [{snippet:s0}]"),
        ("a { b", "a { b"),
        ("last line\n", "last line"),
    ],
)
def test_blanks_say_what_belongs_there(text: str, shown: str) -> None:
    assert body(text) == shown


def test_known_names_are_filled_in() -> None:
    assert body("{company}{agent}", company="甲", agent="林") == "甲林"


def test_the_customer_stands_in_the_order_of_the_language() -> None:
    assert body("{customer}", "en") == "[Form of address] [Customer's name]"


def test_blanks_speak_the_language_of_the_pack() -> None:
    options = Options(texts_in=lambda language: lambda message: f"{language}:{message}")
    [sheet] = sheets((pack("{date}", language="ko"),), options)
    assert sheet.groups[0].rows[0].body == (Blank("ko:Date"),)


def test_a_snippet_in_another_is_written_out() -> None:
    assert body("a{snippet:s0}") == "a[{snippet:s0}]"
    [sheet] = sheets((pack("a{snippet:s1}b", "您好\n"),), OPTIONS)
    assert sheet.groups[0].rows[0].body == ("a", "您好", "b")


def test_stages_stand_in_order_and_empty_ones_are_left_out() -> None:
    two = (Snippet("p/2", "p", "wait", "2", "2"), Snippet("p/1", "p", "open", "1", "1"))
    stages = (*STAGES, Stage("none", "None"))
    [sheet] = sheets((Pack("p", "P", "ko", stages, two),), OPTIONS)
    assert [(group.title, group.rows[0].title) for group in sheet.groups] == [
        ("开场", "1"),
        ("等候 “2”", "2"),
    ]


class Reader(HTMLParser):
    """The texts of the cells, and every tag and attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open:
            self.cells[-1] += data


def page(*packs: Pack) -> Reader:
    return Reader(Page().write(packs, OPTIONS).content.decode())


def test_every_text_is_on_the_page_as_it_is() -> None:
    read = page(pack(*NASTY))
    plain = [text.replace("{{", "{").replace("}}", "}").removesuffix("\n") for text in NASTY]
    assert read.cells == plain
    assert read.open == []


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    read = page(pack(*NASTY))
    assert {tag for tag, _ in read.tags} == {
        "html", "head", "meta", "title", "style", "body", "section", "h1", "h2", "table", "tr",
        "th", "td", "kbd", "br",
    }  # fmt: skip
    attributes = {name for _, given in read.tags for name in given}
    assert attributes <= {"lang", "charset", "style", "dir", "scope", "class"}
    assert "http" not in Page().write((pack("x"),), OPTIONS).content.decode()


def test_abbreviations_and_hotkeys_are_keys() -> None:
    content = Page().write((pack("a"),), OPTIONS).content.decode()
    assert "<kbd>a0</kbd><kbd>Ctrl+F1</kbd>" in content


def test_each_pack_says_its_language() -> None:
    read = page(pack("a"), pack("b", name="q", language="ko"))
    assert [given["lang"] for tag, given in read.tags if tag == "section"] == ["zh-CN", "ko"]
    assert "Malgun Gothic" in str(read.tags)


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("zh-CN", "Noto Sans CJK SC"),
        ("zh_TW", "Noto Sans CJK TC"),
        ("zh-Hant-HK", "Noto Sans CJK TC"),
        ("ko", "Noto Sans CJK KR"),
        ("en", "Noto Sans"),
        ("und", "Noto Sans"),
    ],
)
def test_each_language_has_its_fonts(language: str, font: str) -> None:
    assert font in families(language)
