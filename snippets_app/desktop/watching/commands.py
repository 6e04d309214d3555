"""A thread that is told what to do by others: one thing after the other, nothing after its end."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TooLate
from typing import Any, Generic, TypeVar

Subject = TypeVar("Subject")
Answer = TypeVar("Answer")
_PATIENCE = 5.0
_END_PATIENCE = 5.0


class Commands(Generic[Subject]):
    """Callable from any thread; ``take`` and ``end`` are for ``run``, which is the thread's life.

    ``wake`` lets it look for what it is told, should it sleep; it does not wait, and is not called
    after ``end``. ``given_up`` is called when it has not ended in time, or stops itself.
    ``subject`` is what the commands are done to, as soon as there is one.
    """

    def __init__(
        self,
        run: Callable[[], None],
        wake: Callable[[], object],
        given_up: Callable[[], None],
    ) -> None:
        self._wake, self._given_up = wake, given_up
        self._waiting: deque[tuple[Callable[[Subject], None], Future[Any] | None]] = deque()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=run, name="typing", daemon=True)
        self.subject: Subject | None = None
        self.is_ending = False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """What waits is not done any more. Returns once the thread has ended, or should have."""
        with self._lock:
            if not self.is_ending:
                self.is_ending = True
                self._wake()
        if threading.current_thread() is not self._thread:
            self._thread.join(_END_PATIENCE)
        if self._thread.is_alive():
            self._given_up()

    def post(self, command: Callable[[Subject], None]) -> bool:
        """Do this on the thread, soon; False once it ends."""
        return self._add(command, None)

    def post_once(self, command: Callable[[Subject], None]) -> bool:
        """The same for what need not be done twice: if it waits already, that is enough."""
        with self._lock:
            waits = not self.is_ending and (command, None) in self._waiting
        return waits or self._add(command, None)

    def ask(self, question: Callable[[Subject], Answer], otherwise: Answer) -> Answer:
        """The thread's answer, or ``otherwise`` where none comes."""
        if threading.current_thread() is self._thread:
            return otherwise if self.subject is None else question(self.subject)
        future: Future[Answer] = Future()

        def answer(subject: Subject) -> None:
            if not future.set_running_or_notify_cancel():
                return
            found = otherwise
            try:
                found = question(subject)
            finally:  # whatever failed is the thread's trouble
                future.set_result(found)

        return _awaited(future, otherwise) if self._add(answer, future) else otherwise

    def take(self) -> Callable[[Subject], None] | None:
        """What is to be done next, if anything is."""
        with self._lock:
            return None if self.is_ending or not self._waiting else self._waiting.popleft()[0]

    def end(self) -> None:
        """Nothing more is done; who still asks is told that nobody answers."""
        with self._lock:
            self.is_ending = True
            waiting, self._waiting = self._waiting, deque()
        for _, answer in waiting:
            if answer is not None:
                answer.cancel()

    def _add(self, command: Callable[[Subject], None], answer: Future[Any] | None) -> bool:
        with self._lock:
            if self.is_ending:
                return False
            self._waiting.append((command, answer))
            self._wake()
            return True


def _awaited(future: Future[Answer], otherwise: Answer) -> Answer:
    """What was not begun in time is never done; what was begun is waited for once more."""
    try:
        return future.result(_PATIENCE)
    except TooLate:
        if future.cancel():
            return otherwise
    except CancelledError:
        return otherwise
    try:
        return future.result(_PATIENCE)
    except (TooLate, CancelledError):
        return otherwise
