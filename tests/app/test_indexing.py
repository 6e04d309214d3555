"""When the search index is made, and for which library."""

from collections.abc import Iterator
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app import indexing
from snippets_app.app.indexing import Indexing
from snippets_app.core.catalogue import Catalogue


class Prepared:
    """Stands for a catalogue; counts how often it was made ready."""

    def __init__(self) -> None:
        self.times = 0

    def prepare(self) -> None:
        self.times += 1


def asked(found: Indexing) -> Prepared:
    catalogue = Prepared()
    found.make_ready(cast(Catalogue, catalogue))
    return catalogue


@pytest.fixture
def found(qtbot: QtBot) -> Iterator[Indexing]:
    made = Indexing()
    yield made
    made.close()


def test_only_the_newest_is_made_ready(qtbot: QtBot, found: Indexing) -> None:
    assert not found.is_ready
    with qtbot.waitSignal(found.ready):
        first, last = asked(found), asked(found)
    assert (first.times, last.times) == (0, 1)
    assert found.latest is last
    assert found.is_ready


def test_it_is_not_ready_while_a_newer_one_waits(qtbot: QtBot, found: Indexing) -> None:
    with qtbot.waitSignal(found.ready):
        first = asked(found)
    newer = asked(found)
    assert found.latest is first
    assert not found.is_ready
    qtbot.waitUntil(lambda: found.is_ready)
    assert found.latest is newer


def test_a_window_is_painted_first(
    qtbot: QtBot, found: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_HEAD_START", 60_000)
    waiting = asked(found)
    found.let_paint()
    with qtbot.assertNotEmitted(found.ready, wait=20):
        pass
    assert waiting.times == 0
    monkeypatch.setattr(indexing, "_HEAD_START", 0)
    with qtbot.waitSignal(found.ready):
        found.let_paint()
    assert waiting.times == 1


def test_what_is_ready_is_not_made_again(qtbot: QtBot, found: Indexing) -> None:
    with qtbot.waitSignal(found.ready):
        catalogue = asked(found)
    found.let_paint()
    with qtbot.assertNotEmitted(found.ready, wait=20):
        pass
    assert catalogue.times == 1


def test_nothing_begins_after_the_end(qtbot: QtBot, found: Indexing) -> None:
    catalogue = asked(found)
    found.close()
    with qtbot.assertNotEmitted(found.ready, wait=20):
        pass
    assert catalogue.times == 0
