"""What other commands ask of the running program, and what they are told."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.app import requests
from snippets_app.app.requests import Requests
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.settings import Settings
from tests.app.edits import save
from tests.app.session_parts import Running, ignored

HELLO = "phone-en/hold-back"


@pytest.fixture
def running(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    made = Running(qtbot, tmp_path / "data", taken="Ctrl+Shift+;")
    made.windows.notice.hide()
    yield made
    made.close()


def test_status_tells_refused_hotkeys_and_the_pause(running: Running) -> None:
    status = running.ask("status")
    assert isinstance(status, dict)
    assert list(status["refused"]) == ["repeat"]
    assert status["refused"]["repeat"].startswith("Ctrl+Shift+; is already used")
    assert status["paused"] is False
    running.tray.paused.emit(True)
    assert running.ask("status") == {"refused": {}, "paused": True}


def test_open_opens_the_palette(running: Running) -> None:
    assert running.ask("open") == {}
    assert running.windows.palette.isVisible()


def test_insert_answers_when_the_text_stands_there(running: Running) -> None:
    assert running.ask("insert", snippet=HELLO, values={"customer": "", "honorific": "Ms"}) == {
        "notice": ""
    }
    assert running.desk.field_text


def test_insert_without_a_window_answers_with_the_notice(running: Running) -> None:
    running.desk.windows.focused = None
    answer = running.ask("insert", snippet=HELLO, values={"customer": "A", "honorific": "Ms"})
    assert isinstance(answer, dict)
    assert answer["notice"].startswith("The text is on the clipboard")


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ({"snippet": "none"}, "There is no snippet “none”. Find its id with: saywell search TEXT"),
        ({"snippet": "phone-en/greeting-company"}, "Values are missing: company, agent."),
        ({}, "There is no snippet “None”."),
    ],
)
def test_insert_refuses_with_a_sentence(
    running: Running, request_: dict[str, str], told: str
) -> None:
    running.session.settings = Settings()
    answer = running.ask("insert", **request_)
    assert isinstance(answer, AppError)
    assert str(answer).startswith(told)


def test_reload_shows_what_another_process_stored(running: Running) -> None:
    running.storing.run(
        lambda: save(running.session.library, PersonalChange(HELLO, title="Mine")),
        ignored,
        ignored,
    )
    assert running.session.catalogue.snippets[HELLO].title != "Mine"
    assert running.ask("reload") == {}
    assert running.session.catalogue.snippets[HELLO].title == "Mine"


def test_a_reload_that_fails_is_answered_with_the_reason(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_library: object) -> None:
        raise AppError("The disk is gone.", "Look for it.")

    with monkeypatch.context() as broken:
        broken.setattr(type(running.session.library), "catalogue", fail)
        answer = running.ask("reload")
    assert isinstance(answer, AppError)
    assert str(answer) == "The disk is gone. Look for it."


def test_an_unknown_command_is_refused(running: Running) -> None:
    answer = running.ask("frob")
    assert str(answer) == "The running Saywell does not know this command. Restart it."


def test_a_program_that_is_busy_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interface's thread is this one: while it waits here, it answers nobody."""
    monkeypatch.setattr(requests, "PATIENCE", 0.01)
    asked, told = Requests({}), list[AppError]()

    def asking() -> None:
        try:
            asked.handle({"command": "status"})
        except AppError as error:
            told.append(error)

    thread = threading.Thread(target=asking)
    thread.start()
    thread.join(5)
    assert [each.title for each in told] == ["Saywell is busy."]
