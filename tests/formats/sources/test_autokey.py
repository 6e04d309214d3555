"""AutoKey's folders."""

import json

import pytest

from snippets_app.core.draft import Draft
from snippets_app.errors import AppError
from snippets_app.formats.sources import File, Folder, read_source
from tests.formats.sources.reading import said

ABOUT = """{"type":"phrase","description":"hold","modes":[1,3],"usageCount":4,"prompt":false,
 "omitTrigger":false,"matchCase":false,"showInTrayMenu":false,
 "abbreviation":{"abbreviations":["hd","hld"],"backspace":true,"ignoreCase":false,
 "immediate":false,"triggerInside":false,"wordChars":"[\\\\w]"},
 "hotkey":{"modifiers":["<ctrl>","<shift>"],"hotKey":"k"},
 "filter":{"regex":null,"isRecursive":false},"sendMode":"<ctrl>+v"}"""


def folder(**files: str) -> Draft:
    given = tuple(File(name.replace("__", "/"), text.encode()) for name, text in files.items())
    return read_source(Folder("Mine", given), "autokey")


def test_a_phrase_with_its_json() -> None:
    found = folder(
        **{
            "Calls__folder.json": '{"type":"folder","title":"On the phone"}',
            "Calls__hold.txt": "One moment, please.<cursor>",
            "Calls__hold.json": ABOUT,
        }
    )
    [entry] = found.entries
    assert (entry.title, entry.body) == ("hold", "One moment, please.{cursor}")
    assert (entry.abbreviation, entry.hotkey) == ("hd", "Ctrl+Shift+K")
    assert (entry.group, entry.file) == ("On the phone", "Calls/hold.txt")
    assert said(entry) == ["Only the first abbreviation was taken; left out: hld"]


def test_hidden_json_of_old_versions_and_none_at_all() -> None:
    found = folder(
        **{".a.json": ABOUT, "a.txt": "x", "Sub__b.txt": "<b>y</b> <date format=%d.%m.%Y>"}
    )
    assert [(each.title, each.group, each.body) for each in found.entries] == [
        ("hold", "", "x"),
        ("b", "Sub", "<b>y</b> {date:%d.%m.%Y}"),
    ]


def test_modes_that_are_off_count() -> None:
    about = json.loads(ABOUT) | {"modes": []}
    [entry] = folder(**{"a.json": json.dumps(about), "a.txt": "x"}).entries
    assert (entry.abbreviation, entry.hotkey) == ("", "")


def test_a_hotkey_that_we_cannot_use_is_told() -> None:
    about = json.loads(ABOUT) | {"hotkey": {"modifiers": ["<hyper>"], "hotKey": "<f1>"}}
    [entry] = folder(**{"a.json": json.dumps(about), "a.txt": "x"}).entries
    assert entry.hotkey == ""
    assert "The hotkey “hyper+f1” was left out" in said(entry)[-1]


@pytest.mark.parametrize(
    ("macro", "why"),
    [
        ("<script name=x args=a>", "we never do"),
        ("<system command=ls>", "we never do"),
        ("<file name=/etc/passwd>", "we never do"),
        ("<left>", "presses no keys"),
        ("<alt_gr>", "presses no keys"),
        ("<Print_Screen>", "presses no keys"),
        ("<right_ctrl>", "presses no keys"),
        ("<date format=%j>", "no date or time"),
    ],
)
def test_macros_that_are_not_ours_stay_and_are_told(macro: str, why: str) -> None:
    [entry] = folder(**{"a.txt": macro, "folder.json": "{}"}).entries
    assert entry.body == macro
    assert why in said(entry)[0]


def test_keys_that_type_become_text_and_scripts_are_refused() -> None:
    found = folder(**{"a.txt": "one<enter>two<tab>three", "b.py": "import os", "c.txt": ""})
    assert [entry.body for entry in found.entries] == ["one\ntwo\tthree"]
    assert [(each.file, each.reason.message) for each in found.refused] == [
        ("b.py", "It is a program."),
        ("c.txt", "There is no text in it."),
    ]


def test_broken_json_refuses_its_phrase_alone() -> None:
    found = folder(**{"a.txt": "x", "a.json": "{", "b.txt": "y", "folder.json": "["})
    assert [entry.file for entry in found.entries] == ["b.txt"]
    assert [each.file for each in found.refused] == ["a.txt"]


def test_a_folder_without_phrases_is_not_autokey() -> None:
    with pytest.raises(AppError, match="not a file of AutoKey"):
        folder(**{"a.json": "{}"})
