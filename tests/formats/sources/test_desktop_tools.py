"""AutoHotkey, QuickText and CopyQ."""

import pytest

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources import File, Folder, read_source
from tests.formats.sources.reading import draft, json_draft, only, reasons, said
from tests.formats.sources.written import as_json

SCRIPT = """#Requires AutoHotkey v2.0
; a comment
/* several
::no::really
*/
::btw::by the way
:*:hi;::您好，`n请稍等。 ; greeting
::addr::
(
Line one
  Line two ``
)
:R:raw::{Enter} is text
:X:run::Run("calc.exe")
::code::{
MsgBox("x")
}
^j::Send "x"
:C1:at``::@{Left 1}
"""


def test_hotstrings() -> None:
    found = draft("", SCRIPT, "strings.ahk")
    assert [(each.row, each.abbreviation, each.body) for each in found.entries] == [
        (6, "btw", "by the way"),
        (7, "hi;", "您好，\n请稍等。"),
        (8, "addr", "Line one\n  Line two `"),
        (13, "raw", "{{Enter}} is text"),
        (19, "at`", "{cursor}@"),
    ]
    assert reasons(found) == [(14, "It is a program."), (15, "It is a program.")]
    assert str(found.notes[0]) == "Lines that are no hotstrings were left out. How many: 3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{Enter}b{Tab 2}{Space}c", "a\nb\t\t c"),
        ("{!}{{}{}}{U+4F60}", "!{{}}你"),
        ("Thank you{!} a;b", "Thank you! a;b"),
        ("brackets: (){Left}", "brackets: ({cursor})"),
        ("`;`t``", ";\t`"),
        (";first ; a comment", ";first"),
        ("with a blank `", "with a blank "),
        ("{a 3}{,}{é}", "aaa,é"),
        ("{Text}{Enter} ^c {x}", "{{Enter}} ^c {{x}}"),
        ("{Blind}{raw}{Tab}", "{{Tab}}"),
    ],
)
def test_what_is_typed(text: str, expected: str) -> None:
    entry = only(draft("autohotkey", f"::a::{text}\n"))
    assert (entry.body, said(entry)) == (expected, [])


@pytest.mark.parametrize(
    "text",
    ["{F5}", "{Left 5}x", "{Home}", "{Enter 9999}", "{U+FFFFFF}", "{a down}", "+{Left 2}", "^v"],
)
def test_keys_stay_and_are_told(text: str) -> None:
    entry = only(draft("autohotkey", f"::a::{text}\n"))
    assert entry.body == text.replace("{", "{{").replace("}", "}}")
    assert "presses no keys" in said(entry)[0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("(Join`s LTrim\n  one\n  two\n)", "one two"),
        ("(Join`r`n\none\ntwo\n)", "one\ntwo"),
        ("(Join\none\ntwo\n)", "onetwo"),
        ("(\n{Enter} ^c `{x}\n)", "{{Enter}} ^c {{x}}"),
        ("(\n one \n  two\n) and ; a comment\n", " one\n  two and"),
        ("( RTrim0 ; why\none \n)", "one "),
        ("; between\n\n(\n`) one ; two\n)", ") one ; two"),
        ("(C\n; gone\none ; two\n)", "one"),
        ("( `\none`n\n)", "one`n"),
    ],
)
def test_lines_between_parentheses(lines: str, expected: str) -> None:
    entry = only(draft("autohotkey", f"::a::\n{lines}\n"))
    assert (entry.body, said(entry)) == (expected, [])


def test_lines_between_parentheses_go_on_from_the_line_before() -> None:
    assert only(draft("autohotkey", "::a::one\n(\ntwo {x}\n)\n")).body == "onetwo {{x}}"
    assert only(draft("autohotkey", ":R0:a::\n(\none{Enter}\n)\n")).body == "one\n"
    found = draft("autohotkey", "#LTrim\n::a::\n(\n  one\n)\n#LTrim Off\n::b::\n(\n  two\n)\n")
    assert [entry.body for entry in found.entries] == ["one", "  two"]


def test_version_2_takes_the_first_lines_indent_from_all() -> None:
    section = "::a::\n(\n  one\n    two\n three\n)\n:K:b::\n(LTrim0\n  one\n)\n"
    found = draft("autohotkey", f"#Requires AutoHotkey >=2.0\n{section}")
    assert [entry.body for entry in found.entries] == ["one\n  two\nthree", "  one"]
    assert draft("autohotkey", section).entries[0].body == "  one\n    two\n three"


def test_parentheses_that_are_never_closed_or_no_section() -> None:
    found = draft("autohotkey", "::b::\n(\nnever\n")
    assert reasons(found) == [(1, "It is a program.")]
    assert reasons(draft("autohotkey", "::b::\n(f)(1)\n")) == [(1, "It is a program.")]


def test_options_for_all_that_follow() -> None:
    script = "#Hotstring T C\n::a::{Enter}`r`nb\n:T0:b::x{Enter}\n#Hotstring EndChars R\n"
    found = draft("autohotkey", f"{script}#hotstring t0\n::c::y{{Tab}}\n#Hotstring X\n::d::run()\n")
    assert [entry.body for entry in found.entries] == ["{{Enter}}\nb", "x\n", "y\t"]
    assert reasons(found) == [(8, "It is a program.")]


def test_a_script_without_hotstrings_is_refused() -> None:
    with pytest.raises(AppError, match="is not a file of AutoHotkey"):
        draft("autohotkey", '^j::Send "x"\n')


def library(body: str, *, is_template: bool = True, **more: object) -> Draft:
    first = {"id": "1", "name": "n", "abbr": "a", "body": body, "useVariables": is_template}
    second = {"id": "2", "name": "sig", "body": "Lin {snippet:n}", "useVariables": True}
    snippets = [first | more, second]
    index = {"schemaVersion": 1, "categories": [
        {"name": "常用", "file": "常用.json", "color": "#FF0000"},
        {"name": "Away", "file": "../../etc/passwd"}]}  # fmt: skip
    files = (File("index.json", as_json(index)), File("常用.json", as_json(snippets)))
    return read_source(Folder("QuickText", files))


def test_quicktext() -> None:
    found = library("{name}")
    entry = found.entries[0]
    assert (entry.title, entry.abbreviation, entry.body) == ("n", "a", "{field:name}")
    assert (entry.group, entry.file, entry.row, entry.key) == ("常用", "常用.json", 1, "1")
    [refused] = found.refused
    assert (refused.row, refused.file) == (2, "index.json")
    assert "“../../etc/passwd” of the library is not in its folder" in str(refused.reason)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{姓名:张三} {环境|dev|test}", "{field:姓名=张三} {choice:环境|dev|test}"),
        ("{剪贴板}{光标}", "{clipboard}{cursor}"),
        ("{clipboard}{CURSOR}", "{clipboard}{cursor}"),
        ("{日期} {时间}", "{date} {time}"),
        ("{date+7} {日期-1=yyyy年M月d日}", "{date:+7d} {date:-1d|%Y年%-m月%-d日}"),
        ("{datetime}", "{date:%Y-%m-%d %H:%M}"),
        ("{日期:2026-01-01}", "{field:日期=2026-01-01}"),
        ("{time=HH:mm}", "{time:%H:%M}"),
    ],
)
def test_tokens_of_quicktext_become_ours(text: str, expected: str) -> None:
    entry = library(text).entries[0]
    assert (entry.body, said(entry)) == (expected, [])


def test_tokens_that_are_off_unknown_or_nested() -> None:
    assert library("{x}", is_template=False).entries[0].body == "{{x}}"
    assert "nothing like it" in said(library("{uuid}").entries[0])[0]
    assert "no date or time" in said(library("{时间=hh:mm}").entries[0])[0]  # counts to 12 there
    entry = library("{片段:sig}").entries[0]
    assert entry.body == "Lin {{snippet:n}}"
    assert "replaced by the text" in said(entry)[-1]


def test_pictures_of_quicktext() -> None:
    assert library("", imagePath="images/1.png").refused[-1].reason.message == (
        "There is no text in it."
    )
    assert "Pictures" in said(library("x", imagePath="images/1.png").entries[0])[0]


def test_copyq() -> None:
    items = [
        {"tab": "&clipboard", "row": 1, "text": "您好 {x}", "notes": "Hello\nmore", "image": False},
        {"tab": "Pics", "row": 1, "text": "", "notes": "", "image": True},
    ]
    found = json_draft("copyq", {"copyq": 1, "items": items})
    [entry] = found.entries
    assert (entry.title, entry.body, entry.group) == ("Hello", "您好 {{x}}", "clipboard")
    assert reasons(found) == [(2, "There is no text in it.")]
