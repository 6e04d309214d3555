"""What other commands ask of the running program, answered on the interface's thread."""

import queue
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from snippets_app.errors import AppError

Message = dict[str, Any]
Answer = Callable[[Message | AppError], None]
Act = Callable[[Message, Answer], None]
PATIENCE = 20.0
"""Seconds a command waits for an insertion to end."""


class Requests(QObject):
    """``actions``: what to do for a request's ``command``; each answers when it is done."""

    _asked = Signal(object, object)

    def __init__(self, actions: dict[str, Act]) -> None:
        super().__init__()
        self._actions = actions
        self._asked.connect(self._act)  # queued of itself: requests come on other threads

    def handle(self, request: Message) -> Message:
        """Called on the instance's thread; waits for the interface. Raises AppError."""
        answers: queue.SimpleQueue[Message | AppError] = queue.SimpleQueue()
        self._asked.emit(request, answers)
        try:
            answer = answers.get(timeout=PATIENCE)
        except queue.Empty as silence:
            raise AppError("Saywell is busy.", "Try again in a moment.") from silence
        if isinstance(answer, AppError):
            raise answer
        return answer

    def _act(self, request: Message, answers: "queue.SimpleQueue[Message | AppError]") -> None:
        act = self._actions.get(str(request.get("command")))
        if act is None:
            answers.put(AppError("The running Saywell does not know this command.", "Restart it."))
            return
        try:
            act(request, answers.put)
        except AppError as error:
            answers.put(error)
