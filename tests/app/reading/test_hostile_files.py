"""What strangers send: it harms nobody, and ends in one sentence."""

import io
import os
import plistlib
import struct
import threading
import zipfile
from pathlib import Path

import pytest

from snippets_app.app.reading.parent import Reading
from snippets_app.desktop.limits import MEGABYTE, Limits
from snippets_app.errors import AppError
from tests.formats.sources.written import as_json
from tests.platforms import on_linux, with_links

GIGABYTE = 1024 * MEGABYTE
LAUGHS = "\n".join(
    ["lol0: &lol0 [lol]"]
    + [f"lol{n}: &lol{n} [{', '.join([f'*lol{n - 1}'] * 9)}]" for n in range(1, 10)]
    + ["matches: [*lol9]"]
)
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><plist version="1.0"><dict><key>snippetsTE2</key><array><dict><key>plainText</key>'
    "<string>&a9;</string></dict></array></dict></plist>"
)
SHEET = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'


def archive(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written:
        for name, content in entries.items():
            written.writestr(name, content)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
        written.open("xl/worksheets/sheet1.xml", "w") as entry,
    ):
        for _ in range(300):
            entry.write(bytes(MEGABYTE))
    return stream.getvalue()


def liar() -> bytes:
    honest = archive({"xl/worksheets/sheet1.xml": bytes(50 * MEGABYTE)})
    return honest.replace(struct.pack("<L", 50 * MEGABYTE), struct.pack("<L", 1000))


FILES = {
    "a bomb.xlsx": (bomb, "would unpack to far more"),
    "a liar.xlsx": (liar, "is not a file of Excel, or is damaged"),
    "outside.xlsx": (lambda: archive({"../../etc/x": SHEET}), "names a file outside itself"),
    "laughs.yml": (LAUGHS.encode, "stand for too much (line 7)"),
    "laughs.textexpander": (ENTITIES.encode, "is not a file of TextExpander, or is damaged"),
    "deep.yml": (lambda: b"matches: " + b"[" * 1_000_000, "nested too deeply"),
    "deep.json": (lambda: b'{"copyq":1,"items":' + b"[" * 1_000_000, "nested too deeply"),
    "deep.toml": (lambda: b"a = " + b"[" * 1_000_000, "nested too deeply"),
    "a picture.csv": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a file of text"),
    "a workbook.csv": (lambda: archive({"a": b"x"}), "is not a file of text"),
    "a table.xlsx": (lambda: b"PK,text\na,b\n", "is not a file of Excel, or is damaged"),
    "a program.json": (lambda: b"MZ" + bytes(1000), "holds no text"),
    "quotes.csv": (lambda: (b'"' + b"x\n" * 400) * 200, "Far too many quotation marks"),
    "lines.csv": (lambda: b"\n" * 3_000_000 + b"a", "There are more than"),
    "tags.json": (lambda: as_json({"copyq": 1, "items": {}}), "is not a file of CopyQ"),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    make, why = FILES[name]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(AppError) as refused:
        Reading(tmp_path / name).draft()
    assert why in refused.value.title
    assert refused.value.hint


BLANKS = " " * 90_000
ENDLESS = {
    "chatwoot.json": as_json(
        [{"short_code": "a", "content": f'{{{{a|default:{BLANKS}""x}}}}'}, {"short_code": "b"}]
    ),
    "html.json": as_json([{"short_code": "a", "content": f"<pre>{BLANKS[:40_000]}x</pre>"}]),
    "form.yml": f"matches:\n- form: '[[{BLANKS}['\n".encode(),
    "blaze.json": as_json({"folders": [{"snippets": [{"shortcut": "a", "text": "{" * 90_000}]}]}),
    "keys.ahk": f"::a::{{a{BLANKS}x{BLANKS};\n::b::{'+' * 90_000}\n".encode(),
    "wide.csv": (";" * 2_000_000 + "\n").encode() * 12 + b"title;text\na;b\n",
    "names.csv": f"text,hotkey\n{{{BLANKS}x,{'Ctrl+' * 20_000}\n".encode(),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_signs_that_never_end_are_soon_read(name: str, tmp_path: Path) -> None:
    """Otherwise the limit of work says that it takes far too long."""
    (tmp_path / name).write_bytes(ENDLESS[name])
    found = Reading(tmp_path / name, limits=Limits(work=15)).draft()
    assert found
    assert found.entries or found.refused


def test_a_folder_of_signs_that_never_end_is_soon_read(tmp_path: Path) -> None:
    (tmp_path / "folder.json").write_text("{}")
    (tmp_path / "a.txt").write_text(f"<date format={BLANKS}x>{BLANKS}")
    found = Reading(tmp_path, limits=Limits(work=15)).draft()
    assert found
    assert found.refused


def test_a_gigabyte_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("wb") as stream:
        stream.write(b"title,text\n")
        stream.truncate(GIGABYTE)
    for act in (Reading(file).draft, Reading(file).look):
        with pytest.raises(AppError, match="larger than 64 MB"):
            act()


@with_links
def test_no_link_of_a_folder_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password", encoding="utf-8")
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "real.txt").write_text("Hello", encoding="utf-8")
    draft = Reading(folder, "autokey").draft()
    assert draft
    assert [each.body for each in draft.entries] == ["Hello"]
    assert sorted(each.file for each in draft.refused) == ["link.txt", "round"]


@with_links
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    for path in (tmp_path / "a.csv", Path("/dev/zero")):
        with pytest.raises(AppError, match="not a plain file"):
            Reading(path, "csv").draft()


def test_an_index_that_leads_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_bytes(as_json([{"name": "n", "body": "password"}]))
    folder = tmp_path / "library"
    folder.mkdir()
    index = {"schemaVersion": 1, "categories": [{"name": "a", "file": "../secret.json"}]}
    (folder / "index.json").write_bytes(as_json(index))
    draft = Reading(folder, "quicktext").draft()
    assert draft
    assert draft.entries == ()
    assert "is not in its folder" in str(draft.refused[0].reason)


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """Takes seconds to read."""
    file = tmp_path / "long.csv"
    row = b"title,<p>" + b"<b>text</b> {{ " * 30 + b"\n"
    file.write_bytes(b"title,text\n" + row * 100_000)
    return file


@on_linux
def test_a_file_that_needs_too_much_memory(long_file: Path) -> None:
    with pytest.raises(AppError) as refused:
        Reading(long_file, limits=Limits(memory=150 * MEGABYTE)).draft()
    assert "“long.csv” needs more memory than" in str(refused.value)


@on_linux
def test_a_file_that_needs_too_much_work(long_file: Path) -> None:
    with pytest.raises(AppError, match="takes far too long"):
        Reading(long_file, limits=Limits(work=1)).draft()


def test_a_file_that_takes_too_long(long_file: Path) -> None:
    with pytest.raises(AppError, match="takes far too long"):
        Reading(long_file, limits=Limits(time=0.5)).draft()


def test_a_process_that_is_ended_from_outside(long_file: Path) -> None:
    reading = Reading(long_file)

    def end(_progress: object) -> None:
        process = reading._process
        assert process
        if process.poll() is None:
            os.kill(process.pid, 9)

    with pytest.raises(AppError, match="was ended from outside"):
        reading.draft(end)


def test_nothing_of_a_file_is_left_behind(long_file: Path) -> None:
    before = threading.active_count()
    reading = Reading(long_file)
    assert reading.draft(lambda _progress: reading.cancel()) is None
    assert reading._process
    assert reading._process.returncode is not None
    assert threading.active_count() <= before + 1, "a timer may take a moment to end"


def test_a_list_that_is_full_of_keys_but_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.textexpander"
    file.write_bytes(plistlib.dumps({"snippetsTE2": [{"label": "x"}] * 1000}))
    draft = Reading(file).draft()
    assert draft
    assert len(draft.refused) == 1000
