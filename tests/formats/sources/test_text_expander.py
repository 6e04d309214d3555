"""TextExpander's property lists and CSV."""

import plistlib

import pytest

from snippets_app.errors import AppError
from tests.formats.sources.reading import draft, only, reasons, said
from tests.formats.sources.written import text_expander_binary

XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"
 "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>groupInfo</key><dict><key>expandAfterMode</key><integer>0</integer>
<key>groupName</key><string>客服</string></dict>
<key>snippetsTE2</key><array><dict><key>abbreviation</key><string>;ver</string>
<key>abbreviationMode</key><integer>0</integer>
<key>creationDate</key><date>2020-01-01T00:00:00Z</date><key>label</key><string>Check</string>
<key>plainText</key><string>为了您的信息安全，请提供%filltext:name=订单号%。%|</string>
<key>snippetType</key><integer>0</integer><key>uuidString</key><string>U1</string></dict></array>
</dict></plist>"""


def body(text: str) -> tuple[str, list[str]]:
    found = only(draft("textexpander-csv", f'a,"{text}"\n'))
    return found.body, said(found)


def test_only_the_first_row_may_be_a_heading() -> None:
    found = draft("textexpander-csv", "abbreviation,snippet\na,x\nshortcut,y\n")
    assert [(each.row, each.abbreviation) for each in found.entries] == [(2, "a"), (3, "shortcut")]


def test_a_group_as_xml() -> None:
    found = draft("", XML, "客服.textexpander")
    entry = only(found)
    assert entry.body == "为了您的信息安全，请提供{field:订单号}。{cursor}"
    assert (entry.title, entry.group, entry.abbreviation) == ("Check", "客服", ";ver")
    assert (entry.key, found.name) == ("U1", "客服")


def test_a_group_as_binary() -> None:
    material = text_expander_binary([("a", "您好"), ("b", "x")])
    found = draft("", material.content, material.name)  # type: ignore[union-attr]
    assert [entry.body for entry in found.entries] == ["您好", "x"]


def test_a_library_of_groups_with_scripts_and_pictures() -> None:
    def snippet(kind: int, text: str) -> dict[str, object]:
        return {"abbreviation": f"a{kind}", "plainText": text, "snippetType": kind}

    groups = [
        {"name": "One", "snippetsTE2": [snippet(0, "x"), snippet(2, "tell app"), snippet(3, "ls")]},
        {"groupInfo": {"groupName": "Two"}, "snippetsTE3": [snippet(1, "rich"), snippet(0, "")]},
    ]
    found = draft("textexpander", plistlib.dumps({"groupsTE2": groups}))
    assert [(each.row, each.group, each.body) for each in found.entries] == [
        (1, "One", "x"),
        (4, "Two", "rich"),
    ]
    assert reasons(found) == [
        (2, "It is a program."),
        (3, "It is a program."),
        (5, "There is no text in it."),
    ]


def test_a_snippet_within_another_comes_along_once() -> None:
    texts = {
        "sig": "Lin, %snippet:firm%%|",
        "firm": "Acme",
        "x": "Yours, %snippet:sig%",
        "run": "!",
    }
    snippets = [
        {"abbreviation": name, "plainText": text, "snippetType": 3 if name == "run" else 0}
        for name, text in (*texts.items(), ("y", "%snippet:run%%snippet:none%"))
    ]
    found = draft("textexpander", plistlib.dumps({"name": "G", "snippetsTE2": snippets}))
    bodies = {entry.abbreviation: entry for entry in found.entries}
    assert bodies["sig"].body == "Lin, Acme{cursor}"
    assert bodies["x"].body == "Yours, Lin, %snippet:firm%{cursor}"
    assert [note.split("”")[1] for note in said(bodies["x"])] == [
        " stayed as plain text: it stands inside a text that was put in itself.",
        " was replaced by the text that it names.",
    ]
    assert bodies["y"].body == "%snippet:run%%snippet:none%"


def test_a_plain_text_in_a_group_keeps_its_tags() -> None:
    entry = only(draft("textexpander", XML.replace("为了您的", "&lt;b&gt;%|&lt;/b&gt; &amp;amp;")))
    assert entry.body.startswith("<b>{cursor}</b> &amp;")


def test_entities_in_xml_are_refused() -> None:
    bomb = XML.replace("<plist", '<!ENTITY a "x"><plist').replace("客服", "&a;")
    with pytest.raises(AppError, match="is not a file of TextExpander"):
        draft("textexpander", bomb)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%clipboard %filltext:name=a:default=b:width=20%", "{clipboard} {field:a=b}"),
        ("%fillarea:name=a=b%", "{field:a b}"),
        ("%fillpopup:name=size:small:default=big:large%", "{choice:size|big|small|large}"),
        ("%Y-%m-%d, %H:%M", "{date:%Y-%m-%d, %H:%M}"),
        ("%Y年%1m月%e日", "{date:%Y年%-m月%-d}日"),
        ("%@+1D%A", "{date:+1d|%A}"),
        ("%date:yyyy/MM/dd%", "{date:%Y/%m/%d}"),
        ("50%% off, 100% sure", "50% off, 100% sure"),
        ("<p>Hi<br>there &amp; here</p>", "Hi\nthere & here"),
    ],
)
def test_macros_become_ours(text: str, expected: str) -> None:
    assert body(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("%snippet:sig%", "nothing like it"),
        ("%key:enter%", "presses no keys"),
        ("%b", "no date or time"),
        ("%@+1Y", "no date or time"),
        ("%fillpart:name=x%", "nothing like it"),
    ],
)
def test_what_is_not_ours_stays_and_is_told(text: str, why: str) -> None:
    written, notes = body(text)
    assert written == text
    assert why in notes[0]


def test_a_field_without_a_name_whose_default_holds_braces() -> None:
    written, notes = body("%filltext:default={x}%")
    assert written == "{field:…}"
    assert notes == ["“…” lost its default: it holds braces."]


def test_cells_behind_the_label_are_told() -> None:
    entry = only(draft("textexpander-csv", "a,one,Label,two, three,\n"))
    assert said(entry) == ["Cells without a heading were left out: two, three"]


def test_csv_with_and_without_heading_and_label() -> None:
    found = draft("textexpander-csv", "abbreviation,snippet\na,one,Label\nb,two\nc\n", "My.x.csv")
    assert [(each.abbreviation, each.body, each.title, each.group) for each in found.entries] == [
        ("a", "one", "Label", "My"),
        ("b", "two", "two", "My"),
    ]
    assert reasons(found) == [(4, "There is no phrase here.")]
