"""A commanded thread begins and ends in every order, and lets nobody wait for ever."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.watching import commands
from snippets_app.desktop.watching.commands import Commands


class Thread:
    """Writes down what it is told to; sleeps on an event as a watch may."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.given_up = 0
        self._woken = threading.Event()
        self.commands: Commands[list[str]] = Commands(self._run, self._woken.set, self._give_up)

    def start(self) -> "Thread":
        self.commands.start()
        return self

    def note(self, what: str) -> bool:
        return self.commands.post(lambda notes: notes.append(what))

    def hold(self) -> threading.Event:
        """Keep it busy until the event that is given is set."""
        busy, free = threading.Event(), threading.Event()

        def wait(_notes: list[str]) -> None:
            busy.set()
            free.wait(10)

        self.commands.post(wait)
        assert busy.wait(10)
        return free

    def _run(self) -> None:
        try:
            self.commands.subject = self.notes
            while not self.commands.is_ending:
                self._woken.clear()
                while command := self.commands.take():
                    command(self.notes)
                if not self.commands.is_ending:
                    self._woken.wait()
        finally:
            self.commands.end()

    def _give_up(self) -> None:
        self.given_up += 1


@pytest.fixture
def thread() -> Iterator[Thread]:
    found = Thread()
    yield found
    found.commands.stop()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_PATIENCE", 0.01)


@pytest.fixture
def failures(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """What ended a thread."""
    found: list[type] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: found.append(args.exc_type))
    return found


def size(notes: list[str]) -> int:
    return len(notes)


def test_what_it_is_told_is_done_in_order_also_before_it_began(thread: Thread) -> None:
    thread.note("a")
    thread.start().note("b")
    assert thread.commands.ask(lambda notes: list(notes), []) == ["a", "b"]


def test_what_waits_already_need_not_be_done_twice(thread: Thread) -> None:
    def note(notes: list[str]) -> None:
        notes.append("x")

    free = thread.start().hold()
    assert thread.commands.post_once(note)
    assert thread.commands.post_once(note)
    assert thread.commands.post(note)
    free.set()
    assert thread.commands.ask(size, 0) == 2
    assert thread.commands.post_once(note)
    assert thread.commands.ask(size, 0) == 3


def test_what_it_asks_itself_is_answered_at_once(thread: Thread) -> None:
    thread.start()

    def ask(notes: list[str]) -> None:
        notes.append(str(thread.commands.ask(size, -1)))

    thread.commands.post(ask)
    assert thread.commands.ask(lambda notes: list(notes), []) == ["0"]


def test_after_its_end_nothing_is_done_and_nobody_waits(thread: Thread) -> None:
    thread.start().commands.stop()
    assert not thread.note("late")
    assert not thread.commands.post_once(lambda notes: notes.append("late"))
    assert thread.commands.ask(size, -1) == -1
    thread.commands.stop()
    assert thread.notes == []
    assert not thread.given_up


def test_who_waits_when_it_ends_is_told_that_nobody_answers(thread: Thread) -> None:
    free, answers = thread.start().hold(), list[int]()
    asking = threading.Thread(target=lambda: answers.append(thread.commands.ask(size, -1)))
    asking.start()
    wait_until(lambda: len(thread.commands._waiting), "The question")
    ending = threading.Thread(target=thread.commands.stop)
    ending.start()
    wait_until(lambda: thread.commands.is_ending, "The end")
    free.set()
    for each in (ending, asking):
        each.join(10)
    assert answers == [-1]


def test_stopping_itself_does_not_wait_for_itself(thread: Thread) -> None:
    thread.start().commands.post(lambda _: thread.commands.stop())
    wait_until(lambda: not thread.commands._thread.is_alive(), "The end")
    assert thread.given_up == 1


@pytest.mark.usefixtures("impatient")
def test_what_is_not_begun_in_time_is_never_done(thread: Thread) -> None:
    free = thread.start().hold()
    assert thread.commands.ask(lambda notes: notes.append("selected"), "late") == "late"
    free.set()
    thread.note("next")
    thread.commands.ask(size, 0)
    wait_until(lambda: thread.notes == ["next"], "The next one alone")


def test_what_is_begun_in_time_is_waited_for(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = threading.Event()

    class Observed(Future[str]):
        def cancel(self) -> bool:
            found = super().cancel()
            late.set()
            return found

    monkeypatch.setattr(commands, "_PATIENCE", 0.5)
    monkeypatch.setattr(commands, "Future", Observed)

    def select(_notes: list[str]) -> str:
        late.wait(10)
        return "selected"

    assert thread.start().commands.ask(select, "late") == "selected"


@pytest.mark.usefixtures("failures")
def test_a_question_that_fails_is_answered(thread: Thread) -> None:
    def fail(_notes: list[str]) -> str:
        raise LookupError

    assert thread.start().commands.ask(fail, "nothing") == "nothing"


def test_a_failure_ends_it_and_lets_nobody_wait(thread: Thread, failures: list[type]) -> None:
    free = thread.start().hold()

    def fail(_notes: list[str]) -> None:
        raise LookupError

    thread.commands.post(fail)
    answers: list[int] = []
    asking = threading.Thread(target=lambda: answers.append(thread.commands.ask(size, -1)))
    asking.start()
    wait_until(lambda: len(thread.commands._waiting) > 1, "The question")
    free.set()
    asking.join(10)
    assert answers == [-1]
    wait_until(lambda: failures == [LookupError], "The failure")


def test_one_that_does_not_end_in_time_is_given_up(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_END_PATIENCE", 0.01)
    free = thread.start().hold()
    thread.note("late")
    thread.commands.stop()
    assert thread.given_up == 1
    free.set()
    wait_until(lambda: not thread.commands._thread.is_alive(), "The end")
    assert thread.notes == []
