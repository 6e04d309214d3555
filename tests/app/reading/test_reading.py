"""Files read by a process of its own: the same comes of them as if they were read here."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from snippets_app.app.reading import parent
from snippets_app.app.reading.messages import Progress
from snippets_app.app.reading.parent import Reading
from snippets_app.errors import AppError
from snippets_app.formats.sources import SOURCES, File, Material, Options, Source, read_source
from snippets_app.formats.sources.columns import Columns
from tests.formats.sources.written import WRITERS
from tests.platforms import with_shell

CHINESE = "标题,内容\n问候,您好，很高兴为您服务，请问有什么可以帮您？\n"
MANY = "title,text\n" + "".join(f"t{n},text {n}\n" for n in range(20_000))


def put(material: Material, folder: Path) -> Path:
    path = folder / material.name
    if isinstance(material, File):
        path.write_bytes(material.content)
        return path
    for file in material.files:
        (path / file.name).parent.mkdir(parents=True, exist_ok=True)
        (path / file.name).write_bytes(file.content)
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    file = tmp_path / "many.csv"
    file.write_text(MANY, encoding="utf-8")
    return file


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_gives_the_same_draft(source: Source, tmp_path: Path) -> None:
    material = WRITERS[source.name]([("a", "您好 {x} 😀"), ("b", ""), ("c", "Thanks.")])
    here = read_source(material, source.name)
    there = Reading(put(material, tmp_path), source.name).draft()
    assert there == here
    assert here.entries


def test_progress_is_told_and_ends_with_all(many: Path) -> None:
    heard: list[Progress] = []
    draft = Reading(many).draft(heard.append)
    assert draft
    assert len(draft.entries) == 20_000
    assert heard[-1] == Progress(19_000, 20_000)
    assert [each.done for each in heard] == list(range(0, 20_000, 1_000))


def test_a_look_tells_kind_encodings_and_columns(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(CHINESE.encode("gb18030"))
    look = Reading(file).look()
    assert look
    assert (look.sources, look.source, look.trouble) == (("csv",), "csv", None)
    assert look.encodings
    assert look.encodings.best == "gb18030"
    assert look.preview
    assert look.preview.header == ("标题", "内容")
    assert look.preview.columns == Columns(title=0, body=1)


def test_what_is_read_is_what_was_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("네,예\n".encode("cp949"))
    reading = Reading(file, likely="cp949")
    seen, found = reading.look(), Reading(file, likely="cp949").draft()
    assert seen
    assert seen.encodings
    assert seen.preview
    assert found
    assert seen.encodings.best == "cp949"
    assert (seen.preview.rows[0], found.entries[0].body) == (("네", "예"), "예")


def test_a_look_with_other_choices(tmp_path: Path) -> None:
    file = tmp_path / "a.other"
    file.write_bytes("x;您好\n".encode("gb18030"))
    unknown = Reading(file).look()
    assert unknown
    assert (unknown.source, unknown.preview) == ("", None)
    assert "“a.other”" in str(unknown.trouble)
    chosen = Options(encoding="gb18030", delimiter=";", header=False)
    look = Reading(file, "csv", chosen, likely="gb18030").look()
    assert look
    assert look.preview
    assert look.preview.rows == (("x", "您好"),)
    wrong = Reading(file, "csv", replace(chosen, encoding="utf-8")).look()
    assert wrong
    assert wrong.preview is None
    assert "not written in the encoding utf-8" in str(wrong.trouble)


def test_chosen_columns_are_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("标题,内容\na,b\n", encoding="utf-8")
    draft = Reading(file, options=Options(columns=Columns(title=1, body=0))).draft()
    assert draft
    assert [(each.title, each.body) for each in draft.entries] == [("b", "a")]


@pytest.mark.parametrize("name", ["none.csv", "folder"])
def test_what_cannot_be_read_is_told_as_ever(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(AppError, match=name):
        Reading(tmp_path / name, "csv").draft()


def test_a_look_at_nothing(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"none\.csv"):
        Reading(tmp_path / "none.csv").look()
    look = Reading(tmp_path, "csv").look()
    assert look
    assert "is not a file of CSV" in str(look.trouble)


@with_shell
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    folder.mkdir()
    (folder / os.fsdecode(b"\xfe.txt")).write_text("Hello", encoding="utf-8")
    draft = Reading(folder, "autokey").draft()
    assert draft
    assert [(each.title, each.file) for each in draft.entries] == [("?", "?.txt")]


def test_cancelled_while_it_reads(many: Path) -> None:
    reading, other = Reading(many), Reading(many)
    found: list[object] = []
    beside = threading.Thread(target=lambda: found.append(other.draft()))
    beside.start()
    assert reading.draft(lambda _progress: reading.cancel()) is None
    beside.join()
    assert found != [None], "only its own process is ended"


def test_cancelled_before_it_reads(many: Path) -> None:
    reading = Reading(many)
    reading.cancel()
    assert reading.draft() is None
    assert reading.look() is None


def test_cancelled_afterwards(many: Path) -> None:
    reading = Reading(many)
    assert reading.draft()
    reading.cancel()


def test_a_process_that_cannot_start_is_told(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(many.with_name("none")))
    with pytest.raises(AppError, match="could not be started"):
        Reading(many).draft()


def test_a_start_that_fails_for_a_moment_is_tried_again(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failing = subprocess.Popen, iter((OSError(11, "Try again"), OSError(8, "Not enough")))

    def start(*given: Any, **how: Any) -> Any:
        trouble = next(failing, None)
        if trouble:
            raise trouble
        return real(*given, **how)

    monkeypatch.setattr(subprocess, "Popen", start)
    assert Reading(many).draft()


def test_no_module_of_the_folder_one_stands_in_is_loaded(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (many.parent / "csv.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(many.parent)
    assert Reading(Path(many.name)).draft()


def test_a_built_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "saywell.exe"))
    assert parent.command() == [str(tmp_path / "saywell.exe"), "read-file"]
    monkeypatch.setattr(sys, "platform", "win32")
    assert parent.command() == [str(tmp_path / "saywell.exe"), "read-file"]
    (tmp_path / "saywell.com").touch()
    assert parent.command() == [str(tmp_path / "saywell.com"), "read-file"]
