"""Only the latest work reaches anybody; what it replaces is ended."""

from threading import Event

from pytestqt.qtbot import QtBot

from snippets_app.app.latest import Latest
from snippets_app.errors import AppError


def test_what_begins_ends_what_was_under_way(qtbot: QtBot) -> None:
    latest, ended = Latest(), Event()
    told: list[object] = []

    def first() -> str:
        assert ended.wait(10)
        return "first"

    latest.run(first, told.append, told.append, ended.set)
    latest.run(lambda: "second", told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    latest.close()
    assert told == ["second"]


def test_trouble_is_told_unless_it_is_no_longer_wanted(qtbot: QtBot) -> None:
    latest = Latest()
    told: list[object] = []
    trouble = AppError("It failed.", "Try again.")

    def fail() -> None:
        raise trouble

    latest.run(fail, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    done, failed = latest.only(told.append, told.append)
    latest.cancel()
    done("late")
    failed(trouble)
    latest.close()
    assert told == [trouble]


def test_what_is_let_go_is_gone(qtbot: QtBot) -> None:
    latest = Latest()
    old: list[object] = [tuple(range(5_000))]
    latest.let_go(old)  # type: ignore[arg-type]
    latest.close()
    assert old == []
