"""What the running program does for each command that asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from snippets_app.app.requests import Act, Answer, Message
from snippets_app.errors import AppError

if TYPE_CHECKING:
    from snippets_app.app.session import Session


def answers(session: Session) -> dict[str, Act]:
    """By the request's ``command``; a new command is one more line here."""
    return {
        "open": lambda _, answer: _open(session, answer),
        "insert": lambda request, answer: _insert(session, request, answer),
        "reload": lambda _, answer: session.reload(lambda: answer({}), answer),
        "status": lambda _, answer: _status(session, answer),
        "quit": lambda _, answer: _quit(answer),
    }


def _open(session: Session, answer: Answer) -> None:
    session.flow.open_palette()
    answer({})


def _insert(session: Session, request: Message, answer: Answer) -> None:
    wanted = str(request.get("snippet"))
    snippet = session.catalogue.snippets.get(wanted)
    if snippet is None:
        raise AppError(
            "There is no snippet “{id}”.", "Find its id with: saywell search TEXT", id=wanted
        )
    values = {str(name): str(value) for name, value in request.get("values", {}).items()}
    session.flow.insert_with(snippet, values, lambda notice: answer({"notice": notice}))


def _status(session: Session, answer: Answer) -> None:
    answer({"refused": session.hotkeys.refused, "paused": session.is_paused()})


def _quit(answer: Answer) -> None:
    answer({})
    QTimer.singleShot(0, QApplication.quit)
