"""Phrases written down as the other tools write them."""

import csv
import io
import json
import plistlib
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter
import yaml

from snippets_app.core.model import Pack, Snippet, Stage
from snippets_app.formats.pack_toml import PackToml
from snippets_app.formats.sources import File, Folder, Material

Phrases = Sequence[tuple[str, str]]
"""Titles, which are abbreviations too where the tool has no titles, and texts."""


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def pack(phrases: Phrases) -> Material:
    snippets = tuple(
        Snippet(f"p/s{n}", "p", "all", title, text.replace("{", "{{").replace("}", "}}"))
        for n, (title, text) in enumerate(phrases)
    )
    written = PackToml().write(Pack("p", "Pack", "en", (Stage("all", "All"),), snippets))
    return File("p.toml", written)


def xlsx(phrases: Phrases) -> Material:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("话术")
    for number, row in enumerate([("标题", "内容"), *phrases]):
        sheet.write_row(number, 0, row)
    book.close()
    return File("phrases.xlsx", stream.getvalue())


def table(phrases: Phrases) -> Material:
    return File("phrases.csv", as_csv([("标题", "内容"), *phrases]))


def beeftext(phrases: Phrases) -> Material:
    combos = [{"uuid": f"{{{n}}}", "name": t, "keyword": f"k{n}", "snippet": text,
               "enabled": True, "group": "{g}"} for n, (t, text) in enumerate(phrases)]  # fmt: skip
    groups = [{"uuid": "{g}", "name": "Group", "enabled": True}]
    content = {"fileFormatVersion": 10, "combos": combos, "groups": groups}
    return File("combos.json", as_json(content))


def beeftext_csv(phrases: Phrases) -> Material:
    rows = [(f"k{n}", text, title) for n, (title, text) in enumerate(phrases)]
    return File("combos.csv", as_csv([("ci", "#{input:who}", "First"), *rows]))


def espanso(phrases: Phrases) -> Material:
    matches = [{"trigger": f":k{n}", "label": title, "replace": text.replace("\r\n", "\n")}
               for n, (title, text) in enumerate(phrases)]  # fmt: skip
    written = yaml.dump({"matches": matches}, allow_unicode=True, Dumper=yaml.CSafeDumper)
    return File("base.yml", written.encode())


def text_blaze(phrases: Phrases) -> Material:
    snippets = [{"name": title, "shortcut": f"/k{n}", "text": text}
                for n, (title, text) in enumerate(phrases)]  # fmt: skip
    return File("blaze.json", as_json({"folders": [{"name": "Hold", "snippets": snippets}]}))


def chatwoot(phrases: Phrases) -> Material:
    records = [{"id": n, "account_id": 1, "short_code": title, "content": text}
               for n, (title, text) in enumerate(phrases)]  # fmt: skip
    return File("canned.json", as_json(records))


def intercom(phrases: Phrases) -> Material:
    records = [{"id": str(n), "name": title, "body_text": text, "visible_to": "everyone"}
               for n, (title, text) in enumerate(phrases)]  # fmt: skip
    return File("replies.json", as_json({"data": records}))


def text_expander(phrases: Phrases) -> Material:
    return File("Group.textexpander", plistlib.dumps(_group(phrases)))


def text_expander_binary(phrases: Phrases) -> Material:
    content = plistlib.dumps(_group(phrases), fmt=plistlib.FMT_BINARY)
    return File("Group.textexpander", content)


def _group(phrases: Phrases) -> dict[str, Any]:
    snippets = [{"abbreviation": f";k{n}", "label": title, "plainText": text, "snippetType": 0,
                 "uuidString": str(n)} for n, (title, text) in enumerate(phrases)]  # fmt: skip
    return {"groupInfo": {"groupName": "Group", "expandAfterMode": 0}, "snippetsTE2": snippets}


def text_expander_csv(phrases: Phrases) -> Material:
    rows = [(f";k{n}", text, title) for n, (title, text) in enumerate(phrases)]
    return File("Group.csv", as_csv([("abbreviation", "snippet"), *rows]))


def zammad(phrases: Phrases) -> Material:
    header = ("id", "name", "keywords", "content", "note", "active")
    rows = [
        ("", title, f"k{n}", _html(text), "", "true") for n, (title, text) in enumerate(phrases)
    ]
    return File("text_modules.csv", as_csv([header, *rows]))


def _html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "<pre>" + escaped.replace("\n", "<br>") + "</pre>"


def autohotkey(phrases: Phrases) -> Material:
    lines = [f":T:k{n}::{_escaped(text)}" for n, (_, text) in enumerate(phrases)]
    return File("strings.ahk", "\r\n".join(["#Requires AutoHotkey v2.0", *lines]).encode())


def _escaped(text: str) -> str:
    pairs = (("`", "``"), ("\n", "`n"), ("\t", "`t"), (" ", "`s"))
    for plain, written in pairs:
        text = text.replace(plain, written)
    return text


def copyq(phrases: Phrases) -> Material:
    items = [{"tab": "&clipboard", "row": n, "text": text, "notes": title, "tags": ""}
             for n, (title, text) in enumerate(phrases, 1)]  # fmt: skip
    return File("copyq.json", as_json({"copyq": 1, "items": items}))


def quicktext(phrases: Phrases) -> Material:
    snippets = [{"id": str(n), "name": title, "abbr": f"k{n}", "body": text, "useVariables": False}
                for n, (title, text) in enumerate(phrases)]  # fmt: skip
    index = {"schemaVersion": 1, "categories": [{"name": "常用", "file": "常用.json", "color": ""}]}
    files = (File("index.json", as_json(index)), File("常用.json", as_json(snippets)))
    return Folder("QuickText", files)


def autokey(phrases: Phrases) -> Material:
    files = [File("folder.json", as_json({"type": "folder", "title": "Mine"}))]
    for number, (title, text) in enumerate(phrases):
        about = {"type": "phrase", "description": title, "modes": [1],
                 "abbreviation": {"abbreviations": [f"k{number}"]}}  # fmt: skip
        files.append(File(f"s{number:05}.json", as_json(about)))
        files.append(File(f"s{number:05}.txt", text.encode()))
    return Folder("Mine", tuple(files))


WRITERS: dict[str, Callable[[Phrases], Material]] = {
    "toml": pack,
    "xlsx": xlsx,
    "csv": table,
    "beeftext": beeftext,
    "beeftext-csv": beeftext_csv,
    "espanso": espanso,
    "textblaze": text_blaze,
    "chatwoot": chatwoot,
    "intercom": intercom,
    "textexpander": text_expander,
    "textexpander-csv": text_expander_csv,
    "zammad": zammad,
    "autohotkey": autohotkey,
    "copyq": copyq,
    "quicktext": quicktext,
    "autokey": autokey,
}
"""A writer for every source, by its name."""
