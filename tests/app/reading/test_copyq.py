"""CopyQ is asked by its own program, and that can be stopped while it prints."""

import os
import tempfile
import threading
from pathlib import Path

import pytest

from snippets_app.app.reading.copyq import CopyQReading
from snippets_app.app.reading.parent import Reading
from snippets_app.errors import AppError
from tests.formats.sources.written import as_json
from tests.platforms import with_shell

ITEMS = {"copyq": 1, "items": [{"tab": "t", "row": 1, "text": "From CopyQ", "notes": ""}]}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``copyq`` before all others."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path / "copyq"


def written(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@with_shell
def test_all_that_it_holds_is_read(program: Path, tmp_path: Path) -> None:
    (tmp_path / "items.json").write_bytes(as_json(ITEMS))
    written(program, f'cat "{tmp_path}/items.json"')
    draft = CopyQReading(lambda file: Reading(file, "copyq")).draft()
    assert draft
    assert [entry.body for entry in draft.entries] == ["From CopyQ"]


@with_shell
def test_one_that_prints_for_ever_is_stopped(program: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    written(program, f'echo > "{begun}"; exec sleep 25')
    reading = CopyQReading(lambda file: Reading(file, "copyq"))
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(reading.draft()))
    thread.start()
    begun.read_bytes()  # waits until it runs
    reading.cancel()
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert results == [None]


@with_shell
def test_what_was_stopped_before_it_began_is_not_begun(program: Path, tmp_path: Path) -> None:
    written(program, f'touch "{tmp_path}/begun"')
    reading = CopyQReading(lambda file: Reading(file, "copyq"))
    reading.cancel()
    assert reading.draft() is None
    assert not (tmp_path / "begun").exists()


@with_shell
def test_one_that_fails_is_told(program: Path) -> None:
    written(program, "exit 1")
    with pytest.raises(AppError, match="does not answer"):
        CopyQReading(lambda file: Reading(file, "copyq")).draft()


@with_shell
def test_no_room_for_what_it_prints_is_told(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(program, "exit 0")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(AppError, match="CopyQ cannot be asked"):
        CopyQReading(lambda file: Reading(file, "copyq")).draft()
