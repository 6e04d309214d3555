"""What the library window says of a search before its index is made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app import indexing
from snippets_app.app.indexing import Indexing
from tests.app.library_parts import Library
from tests.app.session_parts import Running


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    running = Running(qtbot, tmp_path / "data")
    opened = Library(running)
    opened.search("")  # once there is an index
    yield opened
    running.close()


@pytest.fixture
def made(library: Library, monkeypatch: pytest.MonkeyPatch) -> Indexing:
    """No index is made before ``finish``."""
    monkeypatch.setattr(indexing, "_HEAD_START", 60_000)
    return library.running.session.front().indexing


def finish(library: Library, made: Indexing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_HEAD_START", 0)
    with library.bot.waitSignal(made.ready):
        made.let_paint()


def begin(library: Library, made: Indexing) -> None:
    """As in the first moments of a large library."""
    made.latest = None
    made.make_ready(library.running.session.catalogue)
    made.let_paint()


def test_before_the_first_index_it_does_not_say_that_there_is_nothing(
    library: Library, made: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(library, made)
    library.parts.query.setText("hold")
    assert library.parts.list.message() == "Getting the search ready…"
    assert library.parts.count.text() == ""
    finish(library, made, monkeypatch)
    assert library.rows()
    assert library.parts.list.message() == ""
    assert library.parts.count.text() == f"{len(library.rows())} found"


def test_what_is_not_there_is_told_once_that_is_certain(
    library: Library, made: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(library, made)
    library.parts.query.setText("zzqqy")
    assert library.parts.list.message() == "Getting the search ready…"
    finish(library, made, monkeypatch)
    assert library.parts.list.message() == "Nothing found in “Telephone and chat”."
    assert library.parts.count.text() == "0 found"


def test_a_snippet_that_is_new_is_waited_for(
    library: Library, made: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.act("new")
    library.write("Quux", "Words")
    library.act("save")
    assert not made.is_ready
    library.parts.query.setText("quux")
    assert library.parts.list.message() == "Getting the search ready…"
    library.parts.query.setText("hold")
    assert library.rows()
    library.parts.query.setText("quux")
    finish(library, made, monkeypatch)
    assert library.rows() == ["Quux"]
