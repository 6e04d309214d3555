"""What is typed in the focused control: its text where it tells it, else its keys.

One thread asks other programs and tells the listener; a message loop hears what the system says
and only wakes it. Both live from ``start`` to ``stop``; nobody is asked anything before and after.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TooLate
from contextlib import ExitStack
from typing import Any, TypeVar

from snippets_app.desktop.base import (
    Coverage,
    Field,
    InputMethod,
    Permission,
    Rect,
    ScreenLock,
    Target,
    TypingListener,
    Windows,
)
from snippets_app.desktop.windows.input_method import SystemKeyboard
from snippets_app.desktop.windows.reading.following import Following
from snippets_app.desktop.windows.reading.opening import Open, SystemOpening
from snippets_app.desktop.windows.window_facts import WindowFacts

Answer = TypeVar("Answer")
Command = Callable[[Following], None]
MakeLock = Callable[[Callable[[], None]], ScreenLock]
_PATIENCE = 5.0
_END_PATIENCE = 5.0


class WindowsTyping:
    """Callable from any thread, also from the listener.

    ``screen_lock`` makes one for what is to be called; ``opening`` opens what is watched through.
    """

    def __init__(
        self, windows: Windows, screen_lock: MakeLock, opening: Open | None = None
    ) -> None:
        self._windows, self._make_lock = windows, screen_lock
        self._open = opening or SystemOpening()
        self._changing = threading.Lock()
        self._screen_lock: ScreenLock | None = None
        self._watch: _Watch | None = None

    def start(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        *,
        keys_besides: bool = False,
    ) -> None:
        self.stop()
        watch = _Watch(listener, permission, self._open, keys_besides=keys_besides)
        self._change(watch, self._make_lock(self._locked))

    def stop(self) -> None:
        self._change(None, None)

    def refresh(self) -> None:
        if watch := self._watch:
            watch.post(Following.look)

    def trouble(self) -> str:
        """Never any: some programs always answer messages."""
        return ""

    def field(self) -> Field | None:
        watch = self._watch
        return watch.field() if watch else None

    def input_method(self) -> InputMethod:
        return SystemKeyboard(WindowFacts()).input_method()

    def place(self, field: Field, start: int, end: int) -> Rect | None:
        def ask(following: Following) -> tuple[bool, Rect | None]:
            return field == following.field, following.place(field, start, end)

        nothing: tuple[bool, Rect | None] = (False, None)
        is_current, found = self._ask(ask, nothing)
        if found is not None or not is_current:
            return found
        return self._windows.place(Target(field.window, field.window, 0))

    def select(self, field: Field, start: int, end: int, expected: str) -> bool:
        def ask(following: Following) -> bool:
            is_text = field.coverage is Coverage.TEXT
            return is_text and following.select(field, start, end, expected)

        return self._ask(ask, otherwise=False)

    def put_caret_back(self, field: Field, inserted: str) -> None:
        self._ask(lambda following: following.put_caret_back(field, inserted), None)

    def close(self) -> None:
        self.stop()

    def _change(self, watch: "_Watch | None", screen_lock: ScreenLock | None) -> None:
        """Each is started and ended once, whoever else starts or stops meanwhile."""
        with self._changing:
            old_watch, self._watch = self._watch, watch
            old_lock, self._screen_lock = self._screen_lock, screen_lock
            if watch is not None and screen_lock is not None:
                watch.start()
                screen_lock.start()
        if old_watch is not None:
            old_watch.stop()
        if old_lock is not None:
            old_lock.close()

    def _locked(self) -> None:
        if watch := self._watch:
            watch.post(Following.lock)

    def _ask(self, question: Callable[[Following], Answer], otherwise: Answer) -> Answer:
        watch = self._watch
        return otherwise if watch is None else watch.ask(question, otherwise)


class _Watch:
    """The thread."""

    def __init__(
        self,
        listener: TypingListener,
        permission: Callable[[str], Permission],
        opened: Open,
        *,
        keys_besides: bool,
    ) -> None:
        self._listener, self._permission, self._open = listener, permission, opened
        self._keys_besides = keys_besides
        self._commands: deque[tuple[Command, Future[Any] | None]] = deque()
        self._waking = threading.Condition()
        self._ending = False
        self._following: Following | None = None
        self._thread = threading.Thread(target=self._run, name="typing", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The listener hears ``left`` before this returns, unless it called it itself."""
        with self._waking:
            self._ending = True
            self._waking.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join(_END_PATIENCE)

    def post(self, command: Command, answer: Future[Any] | None = None) -> bool:
        """Do ``command`` on the thread, soon; False once it ends. What waits already and asks for
        no answer is not done twice."""
        with self._waking:
            if self._ending:
                return False
            if answer is not None or (command, None) not in self._commands:
                self._commands.append((command, answer))
                self._waking.notify()
            return True

    def field(self) -> Field | None:
        """The one that has the focus now: an event that says so may still be on its way. The
        listener is given the one that it is just told of."""

        def ask(following: Following) -> Field | None:
            if threading.current_thread() is not asking:
                following.look()
            return following.field

        asking = threading.current_thread()
        return self.ask(ask, None)

    def ask(self, question: Callable[[Following], Answer], otherwise: Answer) -> Answer:
        """The answer of the thread, or ``otherwise`` when it does not come."""
        if threading.current_thread() is self._thread:
            return question(self._following) if self._following else otherwise
        future: Future[Answer] = Future()

        def answer(following: Following) -> None:
            if future.set_running_or_notify_cancel():
                future.set_result(question(following))

        if not self.post(answer, future):
            return otherwise
        try:
            return future.result(_PATIENCE)
        except (TooLate, CancelledError):
            future.cancel()  # nothing is selected after its time
            return otherwise

    def _run(self) -> None:
        """However it ends, nothing of a text remains and nobody waits for an answer."""
        with ExitStack() as ending:
            ending.callback(self._end)
            opened = self._open(lambda: self._do(Following.look))
            ending.callback(opened.close)
            following = Following(
                opened.parts,
                self._listener,
                self._permission,
                self._do,
                keys_besides=self._keys_besides,
            )
            ending.callback(following.stop)
            self._following = following
            following.look()
            while (command := self._next(following)) is not None:
                command(following)

    def _do(self, command: Command) -> None:
        self.post(command)

    def _next(self, following: Following) -> Command | None:
        """What is to be done next, waited for; None to end."""
        with self._waking:
            while not self._ending:
                due = following.due
                left = None if due is None else due - time.monotonic()
                if left is not None and left <= 0:
                    return _ring
                if self._commands:
                    return self._commands.popleft()[0]
                self._waking.wait(left)
            return None

    def _end(self) -> None:
        """Nothing more is done; who still asks is told that nobody answers."""
        with self._waking:
            self._ending = True
            waiting, self._commands = self._commands, deque()
        for _, answer in waiting:
            if answer is not None:
                answer.cancel()


def _ring(following: Following) -> None:
    following.ring(time.monotonic())
