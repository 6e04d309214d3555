"""Tables: which column holds what, and what becomes of a row."""

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.sources import Columns, File, preview_of_table, source_named
from snippets_app.formats.sources.columns import OWN_HEADINGS, by_headings, by_shape
from snippets_app.formats.spreadsheet_cells import plain_cell, safe_cell
from tests.formats.sources.reading import draft, only, reasons, said
from tests.formats.sources.written import as_csv

QIANNIU = "快捷短语编码,快捷短语,快捷短语分组\nhy,您好，很高兴为您服务,开场\n,在的亲,\n"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("快捷短语编码,快捷短语,快捷短语分组", Columns(abbreviation=0, body=1, group=2)),
        ("分组,快捷短语内容（必填）,编码", Columns(group=0, body=1, abbreviation=2)),
        ("一级分类,话术标题(选填),话术内容(必填)", Columns(group=0, title=1, body=2)),
        ("Title,Text,Category,Shortcut,Hot key", Columns(0, 1, 2, 3, 4)),
        ("short_code;content".replace(";", ","), Columns(abbreviation=0, body=1)),
        ("제목,내용,분류,단축어,단축키", Columns(0, 1, 2, 3, 4)),
        ("标题,内容,分类,快捷键", Columns(0, 1, 2, None, 3)),
        ("Name,Group Name,Snippet,Keyword", Columns(0, 2, 1, 3)),
        ("\ufeff标题 , 回复内容", Columns(title=0, body=1)),
    ],
)
def test_columns_by_their_headings(headings: str, expected: Columns) -> None:
    assert by_headings(headings.split(",")) == expected


@pytest.mark.parametrize(
    "row",
    [
        ["Hello there, how are you?", "您好，请稍等"],
        ["hi", "Thanks for your message"],
        ["Ask the name", "Could you tell me your name in a message?"],
        ["问名称", "您好，请回复您的名称"],
        ["인사", "고객님의 메시지 잘 받았습니다"],
        ["Text Tom about his name", "Say that the message has come"],
        [],
    ],
)
def test_a_row_of_phrases_is_no_heading(row: list[str]) -> None:
    assert by_headings(row) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["hi", "Hello there."], ["bye", "Goodbye now."]], Columns(abbreviation=0, body=1)),
        ([["A greeting", "Hello there, friend."]], Columns(title=0, body=1)),
        ([["您好", "您好，很高兴为您服务"], ["再见", "再见，祝您愉快"]], Columns(title=0, body=1)),
        ([["您好，很高兴为您服务"]], Columns(body=0)),
        ([["您好，很高兴为您服务", ""]], Columns(body=0)),
        ([["hi", "A long text here", "Title"]], Columns(title=2, body=1, abbreviation=0)),
        ([], Columns()),
    ],
)
def test_columns_by_their_shape(rows: list[list[str]], expected: Columns) -> None:
    assert by_shape(rows) == expected


def test_qianniu() -> None:
    found = draft("", QIANNIU, "快捷短语.csv")
    first, second = found.entries
    assert (first.row, first.abbreviation, first.group) == (2, "hy", "开场")
    assert first.body == "您好，很高兴为您服务"
    assert (second.row, second.abbreviation, second.group) == (3, "", "")
    assert (found.groups, found.name) == (("开场",), "快捷短语")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_qianniu_in_other_encodings(encoding: str) -> None:
    found = draft("csv", QIANNIU.encode(encoding))
    assert found.entries == draft("csv", QIANNIU).entries


def test_two_columns_without_headings() -> None:
    found = draft("csv", "问候,您好，很高兴为您服务。\n结束,再见，祝您生活愉快。\n")
    assert [(each.row, each.title) for each in found.entries] == [(1, "问候"), (2, "结束")]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_usual_delimiter(sign: str) -> None:
    table = f'title{sign}text\na{sign}"b{sign} c"\nd{sign}e, f; g\n'.replace("e, f; g", '"e, f; g"')
    assert [each.body for each in draft("csv", table).entries] == [f"b{sign} c", "e, f; g"]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_commas_of_phrases_divide_no_cells(sign: str) -> None:
    found = draft("csv", f"hi{sign}Hello, my friend.\nbye{sign}Goodbye, my friend.\n")
    assert [each.body for each in found.entries] == ["Hello, my friend.", "Goodbye, my friend."]
    found = draft(
        "csv", 'hi,"Hello, my friend; how are you?"\nbye,"Goodbye, my friend; see you."\n'
    )
    assert [each.abbreviation for each in found.entries] == ["hi", "bye"]
    found = draft("csv", ";hi,Hello there.\n;bye,Goodbye.\n")
    assert [each.abbreviation for each in found.entries] == [";hi", ";bye"]


def test_chosen_columns_header_and_delimiter() -> None:
    options = {"columns": Columns(body=0, title=1), "header": False, "delimiter": ";"}
    found = draft("csv", "text;title\na,b;c\n", **options)
    assert [(each.body, each.title) for each in found.entries] == [("text", "title"), ("a,b", "c")]


def test_a_header_alone_and_a_header_that_is_unknown() -> None:
    assert draft("csv", "标题,内容\n").entries == ()
    found = draft("csv", "X,Y\na,longer text\n", header=True)
    assert [(each.row, each.abbreviation, each.body) for each in found.entries] == [
        (2, "a", "longer text")
    ]


def test_columns_that_are_not_taken_are_told() -> None:
    found = draft("csv", "标题,内容,创建时间,\na,b,2020,x\n")
    assert [str(note) for note in found.notes] == ["These columns were left out: 创建时间"]


@pytest.mark.parametrize("heading", ["标题,内容", "标题,内容,", "标题,内容,,"])
def test_cells_without_a_heading_are_told_with_their_row(heading: str) -> None:
    found = draft("csv", f"{heading}\na,Hello, how are you\nb,x,\n")
    assert found.notes == ()
    assert [said(entry) for entry in found.entries] == [
        ["Cells without a heading were left out: how are you"], []
    ]  # fmt: skip


def test_columns_of_a_table_without_headings_are_told_by_number() -> None:
    found = draft("csv", "a1,a long text here,T,,more\nb1,another long text,T,,\n")
    assert [str(note) for note in found.notes] == ["These columns were left out: 5"]
    assert not any(said(entry) for entry in found.entries)


def test_no_column_of_texts_is_told() -> None:
    with pytest.raises(AppError, match="No column holds the texts"):
        draft("csv", "a,b\n", columns=Columns(title=0))


def test_a_quotation_mark_never_closed_costs_one_row() -> None:
    lines = ["标题,内容", 'a,"never closed', *(f"t{n},text {n}" for n in range(2_000))]
    found = draft("csv", "\n".join(lines))
    assert reasons(found) == [(2, "A quotation mark is never closed, or a cell is far too long.")]
    assert len(found.entries) == 2_000
    assert found.entries[0].row == 3


@pytest.mark.parametrize(
    ("rows", "refused", "taken"),
    [
        (['a,"never closed', "b,plain", 'c,"quoted"', "d,last"], [2], [3, 4, 5]),
        (["b,plain", 'a,"never closed', "c,one", "d,two"], [3], [2, 4, 5]),
        (["b,plain", 'a,"never closed'], [3], [2]),
        (['a,"two', 'lines"', 'b,"""so"""', 'c,"three', "", 'more"', "d,last"], [], [2, 4, 5, 8]),
        (['a,"sloppy"er', "b,plain"], [], [2, 3]),
        (['"a" ,"two', 'lines" ', '"b" ,"two', 'lines" ', "c,plain"], [], [2, 4, 6]),
    ],
)
def test_a_quotation_mark_never_closed_spares_its_neighbours(
    rows: list[str], refused: list[int], taken: list[int]
) -> None:
    found = draft("csv", "\n".join(["标题,内容", *rows]))
    assert [row for row, _ in reasons(found)] == refused
    assert [entry.row for entry in found.entries] == taken


def test_nothing_but_open_quotation_marks_is_refused() -> None:
    with pytest.raises(AppError, match="quotation marks"):
        draft("csv", ('a,"open\n' + "b,c\n" * 400) * 102)


def test_our_placeholders_and_those_of_others() -> None:
    found = draft("csv", "title,text\na,{customer} {field:x=y} {{name}} {what} {} { {choice:a|b}\n")
    entry = only(found)
    assert entry.body == "{customer} {field:x=y} {{{{name}}}} {{what}} {{}} {{ {{choice:a|b}}"
    assert len(entry.notes) == 3


def test_a_table_of_our_own_has_templates() -> None:
    rows = [OWN_HEADINGS, ("t", "{{x}} {customer}", "开场", "a", "Ctrl+;"), ("u", "{x", "", "", "")]
    found = draft("csv", as_csv(rows))
    [entry] = found.entries
    assert (entry.body, entry.group, entry.hotkey) == ("{{x}} {customer}", "开场", "Ctrl+;")
    assert [row for row, _ in reasons(found)] == [3]


@pytest.mark.parametrize("text", ["=1+1", "+x", "-5", "@x", "\tx", "\rx", "'=x", "''-x", "'x", "x"])
def test_cells_made_safe_come_back(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
    assert safe_cell(text)[0] not in "=+-@\t\r"


def test_a_field_that_does_not_fit_is_left_out_and_told() -> None:
    table = f"title,text,abbreviation,hotkey\n{'long ' * 20},b,has space,Ctrl+C\n"
    entry = only(draft("csv", table))
    assert len(entry.title) == 60
    assert entry.title.endswith("…")
    assert (entry.abbreviation, entry.hotkey) == ("", "")
    assert [note.split(" ")[1] for note in said(entry)] == ["title", "abbreviation", "hotkey"]


def test_an_abbreviation_may_be_too_long() -> None:
    found = draft("csv", f"text,code\na,{'x' * 30}\nb,{'x' * 31}\n")
    assert [len(each.abbreviation) for each in found.entries] == [30, 0]


def test_a_preview() -> None:
    shown = preview_of_table(source_named("csv"), File("a.csv", QIANNIU.encode()))
    assert shown is not None
    assert shown.header == ("快捷短语编码", "快捷短语", "快捷短语分组")
    assert shown.rows[0] == ("hy", "您好，很高兴为您服务", "开场")
    assert shown.columns == Columns(abbreviation=0, body=1, group=2)
    assert preview_of_table(source_named("espanso"), File("a.yml", b"")) is None


def test_characters_that_cannot_be_shown_leave_a_placeholder_too() -> None:
    found = only(draft("csv", "title,text\na,x {date:%Y\x06-%m}\x07\n"))
    assert found.body == "x {date:%Y-%m}"
    assert "cannot be shown" in said(found)[-1]


def test_a_body_of_our_placeholders_alone_is_taken_as_it_is() -> None:
    found = only(draft("csv", "title,text\na,{customer} {cursor}您好\n"))
    assert (found.body, said(found)) == ("{customer} {cursor}您好", [])
    twice = only(draft("csv", "title,text\na,{cursor}x{cursor}\n"))
    assert (twice.body, len(said(twice))) == ("{cursor}x", 1)
