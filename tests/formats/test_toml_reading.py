"""What is told of a pack with faults: line, field, what is wrong, what is allowed."""

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.base import Reading
from snippets_app.formats.toml_reading import read

TOP = 'format = 1\nid = "p"\nname = "Pack"\nlanguage = "en"\n'
STAGE = '[[stages]]\nid = "s"\ntitle = "Stage"\n'
GOOD = '[[snippets]]\nid = "good"\nstage = "s"\ntitle = "t"\nbody = "b"\n'


def refuse_braces(body: str) -> None:
    if "{" in body:
        raise AppError("“{brace}” is not closed.", "Write }}.", brace="{")


def reading(text: str) -> Reading:
    return read(text.encode(), "p.toml", refuse_braces)


def told(text: str) -> list[tuple[int, str, str]]:
    return [(each.line, each.field, each.message) for each in reading(text).problems]


def test_a_good_pack_has_no_problems() -> None:
    found = reading(TOP + 'description = "d"\n' + STAGE + GOOD)
    assert found.problems == ()
    assert found.pack is not None
    assert found.pack.description == "d"
    assert [each.id for each in found.pack.snippets] == ["p/good"]


def test_a_bad_record_does_not_stop_the_others() -> None:
    bad = '[[snippets]]\nid = "bad"\nstage = "s"\ntitle = ""\nbody = "{"\n'
    found = reading(TOP + STAGE + bad + GOOD)
    assert found.pack is not None
    assert [each.id for each in found.pack.snippets] == ["p/good"]
    assert [str(each) for each in found.problems] == [
        "p.toml:11: title: is empty; allowed: one line of 1 to 60 characters"
    ]


@pytest.mark.parametrize(
    ("line", "field", "wrong", "allowed"),
    [
        ('id = "No"', "id", "has a length (2) or a character", "small letters"),
        ("id = 5", "id", "is not a text", "small letters"),
        ("id = 5 # twice", "id", "is not a text", "small letters"),
        ('stage = "t"', "stage", "“t” is not a stage of this pack", "allowed: s"),
        (f'title = "{"x" * 61}"', "title", "has a length (61)", "1 to 60 characters"),
        ('title = """\na\nb"""', "title", "does not fit", "one line"),
        ('body = "a\\u0000b"', "body", "does not fit", "only line break and tab"),
        (f'body = "{"x" * 10_001}"', "body", "has a length (10001)", "1 to 10,000"),
        ('body = "  "', "body", "is empty", "1 to 10,000"),
        ('body = "a {b"', "body", "“{” is not closed", "Write }"),
        ('abbreviation = "a b"', "abbreviation", "does not fit", "without spaces"),
        ('hotkey = "A"', "hotkey", "A is needed for typing", "Add Ctrl, Alt or Win"),
        ('hotkey = "Hyper+A"', "hotkey", "is not a hotkey", "such as Ctrl+;"),
        ('colour = "red"', "colour", "is not known here", "id, stage, title, body"),
    ],
)
def test_each_fault_of_a_snippet(line: str, field: str, wrong: str, allowed: str) -> None:
    name = line.partition(" =")[0]
    rows = [row for row in GOOD.splitlines() if not row.startswith(f"{name} =")]
    [(number, told_field, message)] = told(TOP + STAGE + "\n".join([*rows, line]) + "\n")
    assert (number, told_field) == (8 + len(rows), field)
    assert wrong in message
    assert allowed in message


def test_a_missing_field_is_told_at_its_record() -> None:
    assert told(TOP + STAGE + '[[snippets]]\nid = "x"\nstage = "s"\ntitle = "t"\n') == [
        (8, "body", "is missing; allowed: a text of 1 to 10,000 characters, control characters"
         " only line break and tab"),
    ]  # fmt: skip


def test_all_faults_of_a_record_are_told() -> None:
    bad = '[[snippets]]\nid = "-"\nstage = 1\ntitle = ""\n'
    assert [field for _, field, _ in told(TOP + STAGE + bad)] == ["body", "id", "stage", "title"]


def test_ids_and_abbreviations_are_unique() -> None:
    twice = GOOD + 'abbreviation = "g"\n'
    assert [(line, field) for line, field, _ in told(TOP + STAGE + twice + twice)] == [
        (15, "id"),
        (19, "abbreviation"),
    ]
    assert [(line, field) for line, field, _ in told(TOP + STAGE + STAGE + GOOD)] == [(9, "id")]


def test_a_stage_without_a_title_keeps_its_snippets() -> None:
    found = reading(TOP + '[[stages]]\nid = "s"\n' + GOOD)
    assert [each.field for each in found.problems] == ["title"]
    assert found.pack is not None
    assert len(found.pack.snippets) == 1


def test_a_pack_without_stages_says_how_to_add_one() -> None:
    [(_, field, message)] = told(TOP + GOOD)
    assert field == "stage"
    assert "add a [[stages]] table" in message


@pytest.mark.parametrize(
    ("text", "line", "field", "wrong"),
    [
        (TOP.replace("format = 1", "format = 2"), 1, "format", "not one that this version reads"),
        (TOP.replace("format = 1\n", ""), 1, "format", "is missing"),
        (TOP.replace('"p"', '"P"'), 2, "id", "small letters"),
        (TOP.replace('"en"', '"English"'), 4, "language", "language tag such as zh-CN"),
        (TOP + "[extra]\nx = 1\n", 5, "extra", "is not known here"),
    ],
)
def test_a_faulty_top_refuses_the_file(text: str, line: int, field: str, wrong: str) -> None:
    assert reading(text + STAGE + GOOD).pack is None
    [(number, told_field, message)] = told(text + STAGE + GOOD)
    assert (number, told_field) == (line, field)
    assert wrong in message


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"a = 1\nb = \n", 2, "is not TOML: Invalid value"),
        (b"a = 1\nb", 2, "is not TOML: Expected '=' after a key"),
        (b"a = 1\nb = '\xff'", 2, "is not UTF-8; save the file in the encoding UTF-8"),
        ("format = 1".encode("utf-16"), 1, "is not UTF-8"),
        (b"a = " + b"[" * 100_000, 1, "is nested too deeply"),
        (b"a = " + b"1" * 5_000, 1, "is not TOML"),
        (b"a = 'x\x00'", 1, "is not TOML"),
        (b"stages = 1\nsnippets = [1]", 1, "write [[stages]]"),
    ],
)
def test_a_broken_file_is_told(content: bytes, line: int, message: str) -> None:
    found = read(content, "p.toml", refuse_braces)
    assert found.pack is None
    assert (found.problems[0].line, message in str(found.problems)) == (line, True)


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    content = b"\xef\xbb\xbf" + (TOP + STAGE + GOOD).replace("\n", "\r\n").encode()
    assert read(content, "p.toml", refuse_braces).problems == ()


def test_line_ends_written_as_escapes_become_plain_ones() -> None:
    found = reading(TOP + STAGE + GOOD.replace('"b"', '"a\\r\\nb\\rc"')).pack
    assert found is not None
    assert found.snippets[0].body == "a\nb\nc"


def test_records_written_as_an_inline_list_are_read() -> None:
    inline = 'snippets = [\n {id = "a", stage = "s", title = "t", body = "b"},\n {id = "b"},\n]\n'
    found = reading(TOP + inline + STAGE)
    assert found.pack is not None
    assert [each.id for each in found.pack.snippets] == ["p/a"]
    assert {each.line for each in found.problems} == {5}
