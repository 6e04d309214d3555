"""Beeftext, format versions 1 to 10, and its CSV."""

import pytest

from tests.formats.sources.reading import draft, json_draft, only, reasons, said

SAMPLE = """{"fileFormatVersion":10,"groups":[{"uuid":"{g1}","name":"Closing","enabled":true}],
 "combos":[{"uuid":"{c1}","name":"Bye","keyword":"bye;","snippet":"Thanks #{input:name}!",
 "matchingMode":0,"caseSensitivity":0,"enabled":true,"group":"{g1}"}]}"""


def body(text: str) -> tuple[str, list[str]]:
    combos = [
        {"uuid": "{a}", "keyword": "a", "snippet": text},
        {"uuid": "{b}", "keyword": "sig", "snippet": " Lin #{combo:a} "},
        {"uuid": "{c}", "keyword": "plain", "snippet": "Straße"},
    ]
    entry = json_draft("beeftext", {"fileFormatVersion": 10, "combos": combos}).entries[0]
    return entry.body, said(entry)


def test_a_file_of_version_10() -> None:
    found = draft("", SAMPLE, "combos.json")
    entry = only(found)
    assert (entry.title, entry.body, entry.group) == ("Bye", "Thanks {field:name}!", "Closing")
    assert (entry.abbreviation, entry.key, entry.row) == ("bye;", "{c1}", 1)
    assert found.groups == ("Closing",)


def test_a_file_of_version_1() -> None:
    old = {"combos": [{"uuid": "{c}", "name": "n", "comboText": "k", "substitutionText": "old",
                       "created": "2017-01-01T00:00:00.000", "useLooseMatch": True}],
           "fileFormatVersion": 1}  # fmt: skip
    entry = only(json_draft("beeftext", old))
    assert (entry.title, entry.abbreviation, entry.body) == ("n", "k", "old")


def test_formatting_of_old_versions_becomes_text() -> None:
    html = "<!DOCTYPE HTML><html><head><style>p{}</style></head><body><p>One</p><p>Two</p></body>"
    assert body(html)[0] == "One\n\nTwo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#{input:Order no. \\}|=}", "{field:Order no.}"),
        ("#{input:} #{input:}", "{field:…} {field:…}"),
        ("#{clipboard} #{date} #{time}", "{clipboard} {date} {time}"),
        ("#{dateTime}", "{date} {time}"),
        ("#{dateTime:yyyy-MM-dd}", "{date:%Y-%m-%d}"),
        ("#{dateTime:yyyy年M月d日}", "{date:%Y年%-m月%-d日}"),
        ("#{dateTime:+1d:dd.MM.}", "{date:+1d|%d.%m.}"),
        ("#{dateTime:+1w-1d:dddd}", "{date:+6d|%A}"),
        ("#{dateTime:+90m:HH:mm}", "{time:+90m|%H:%M}"),
        ("a#{cursor}b", "a{cursor}b"),
        ("{x} }}", "{{x}} }}}}"),
    ],
)
def test_variables_become_ours(text: str, expected: str) -> None:
    assert body(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("#{envVar:PATH}", "we never do"),
        ("#{powershell:C:\\\\x.ps1}", "we never do"),
        ("#{key:enter:2}", "presses no keys"),
        ("#{shortcut:Ctrl+V}", "presses no keys"),
        ("#{delay:100}", "presses no keys"),
        ("#{dateTime:+1y:yyyy}", "no date or time"),
        ("#{dateTime:ddd}", "no date or time"),
        ("#{combo:nobody}", "nothing like it"),
        ("#{what}", "nothing like it"),
    ],
)
def test_what_is_not_ours_stays_and_is_told(text: str, why: str) -> None:
    written, notes = body(text)
    assert written == text.replace("{", "{{").replace("}", "}}")
    assert len(notes) == 1
    assert why in notes[0]


def test_other_combos_are_put_in_but_not_theirs_in_turn() -> None:
    written, notes = body("#{trim:sig}!")
    assert written == "Lin #{{combo:a}}!"
    assert any("replaced by the text" in note for note in notes)
    assert any("inside a text" in note for note in notes)
    assert body("#{upper:plain}")[0] == "STRASSE"


def test_a_second_caret_is_left_out() -> None:
    written, notes = body("a#{cursor}b#{cursor}c")
    assert written == "a{cursor}bc"
    assert notes == ["A second place for the caret was left out: “#{cursor}”."]


def test_bad_combos_are_refused_by_themselves() -> None:
    combos = [{"keyword": "a", "snippet": ""}, 5, {"keyword": "b", "snippet": ["x"]},
              {"keyword": "c", "snippet": "good", "enabled": False}]  # fmt: skip
    found = json_draft("beeftext", {"fileFormatVersion": 10, "combos": combos})
    assert reasons(found) == [
        (1, "There is no text in it."),
        (2, "There is no phrase here."),
        (3, "“snippet” is not a text."),
    ]
    [entry] = found.entries
    assert (entry.row, said(entry)) == (4, ["It was switched off in the other tool."])


def test_csv_has_keyword_snippet_name() -> None:
    found = draft("beeftext-csv", 'a,"two\nlines #{cursor}",Name\nb,only two\nc,last,\n')
    assert [(each.row, each.abbreviation, each.title) for each in found.entries] == [
        (1, "a", "Name"),
        (4, "c", "last"),
    ]
    assert found.entries[0].body == "two\nlines {cursor}"
    assert reasons(found) == [(3, "There is no phrase here.")]
