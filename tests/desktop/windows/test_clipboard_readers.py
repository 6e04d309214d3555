"""Who has read the offer: the target, early or late, or others that read everything."""

import threading
import time
from collections.abc import Iterator

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Snapshot, Target
from snippets_app.desktop.windows.clipboard import WindowsClipboard
from snippets_app.desktop.windows.clipboard_reads import UNKNOWN
from tests.desktop.windows.clipboard_program import ClipboardProgram
from tests.desktop.windows.other_program import OtherProgram
from tests.desktop.windows.world import WindowsWorld

pytestmark = pytest.mark.desktop
LONG = 20


@pytest.fixture
def clipboard() -> Iterator[WindowsClipboard]:
    found = WindowsClipboard()
    yield found
    found.close()


@pytest.fixture
def other(other_program: OtherProgram) -> OtherProgram:
    """Here it is the target."""
    other_program.reset()
    return other_program


@pytest.fixture
def target(other: OtherProgram) -> Target:
    return Target(0, 0, other.process)


@pytest.fixture
def program() -> Iterator[ClipboardProgram]:
    found = ClipboardProgram()
    yield found
    found.close()


class Waiting(threading.Thread):
    """``wait_read``, under way; ``answer`` gives what it said."""

    def __init__(self, clipboard: WindowsClipboard, target: Target, quiet: float = 0.05) -> None:
        super().__init__(daemon=True)
        self._clipboard, self._target, self._quiet = clipboard, target, quiet
        self._found: list[bool] = []
        self.start()

    def run(self) -> None:
        self._found.append(self._clipboard.wait_read(self._target, LONG, self._quiet))

    def answer(self) -> bool:
        self.join(LONG + 10)
        return self._found[0]


def test_a_read_by_the_target_counts(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target
) -> None:
    clipboard.offer("phrase")
    clipboard.forget_reads()
    assert other.read_text() == "phrase"
    assert clipboard.wait_read(target, LONG, 0.05)


def test_one_before_the_keys_does_not(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target
) -> None:
    clipboard.offer("phrase")
    assert other.read_text() == "phrase"
    clipboard.forget_reads()
    assert not clipboard.wait_read(target, 0.1, 0.01)


def test_one_that_comes_late_is_waited_for(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target
) -> None:
    clipboard.offer("phrase")
    clipboard.forget_reads()
    assert not clipboard.wait_read(target, 0.4, 0.05)
    waiting = Waiting(clipboard, target)
    assert other.read_text() == "phrase"
    assert waiting.answer()


def test_the_quiet_begins_again_with_the_second_read(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target
) -> None:
    clipboard.offer("phrase")
    clipboard.forget_reads()
    assert other.read_text() == "phrase"
    wait_until(lambda: clipboard._owner.is_pending, "The promise made again")
    waiting = Waiting(clipboard, target, quiet=1)
    assert other.read_text() == "phrase"
    second = time.monotonic()
    assert waiting.answer()
    assert time.monotonic() - second > 0.9


def test_waiting_ends_at_once_when_somebody_copies(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target
) -> None:
    clipboard.offer("phrase")
    waiting = Waiting(clipboard, target)
    began = time.monotonic()
    other.copy_text("new")
    assert not waiting.answer()
    assert time.monotonic() - began < LONG
    assert not clipboard.restore(Snapshot({}))
    assert other.read_text() == "new"


def test_a_program_that_reads_every_change_hides_no_paste(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target, program: ClipboardProgram
) -> None:
    program.ask("listen")
    clipboard.offer("phrase")
    wait_until(lambda: None in program.ask("reads"), "The refusal")
    clipboard.forget_reads()
    assert clipboard._owner.is_pending
    assert not clipboard.wait_read(target, 0.2, 0.05)
    assert other.read_text() == "phrase"
    assert clipboard.wait_read(target, LONG, 0.05)
    assert "phrase" in program.ask("reads")


def test_one_that_begins_after_the_keys_ends_too(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target, program: ClipboardProgram
) -> None:
    clipboard.offer("phrase")
    clipboard.forget_reads()
    program.ask("listen")
    waiting = Waiting(clipboard, target)
    assert program.ask("read") == "phrase"
    wait_until(lambda: None in program.ask("reads"), "The refusal")
    assert other.read_text() == "phrase"
    assert waiting.answer()


def test_those_that_read_every_change_go_before_the_keys(
    clipboard: WindowsClipboard, program: ClipboardProgram
) -> None:
    program.ask("listen")
    clipboard.offer("first")
    wait_until(lambda: program.ask("reads"), "The greedy reader")
    read = len(program.ask("reads"))
    clipboard.offer("second")
    clipboard.forget_reads()
    assert "second" in program.ask("reads")[read:]


def test_the_keys_wait_while_somebody_has_it_open(
    clipboard: WindowsClipboard, other: OtherProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("snippets_app.desktop.windows.clipboard._LONGEST_WAIT_FOR_WATCHERS", LONG)
    clipboard.offer("phrase")
    other.hold_clipboard()
    going = threading.Thread(target=clipboard.forget_reads)
    going.start()
    assert not clipboard._loop.call(clipboard._is_settled)
    assert going.is_alive()
    other.let_clipboard_go()
    going.join(LONG + 10)
    assert not going.is_alive()


def test_nobody_is_waited_for_without_an_offer(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.hold_clipboard()
    clipboard.forget_reads()
    assert clipboard._loop.call(clipboard._is_settled)
    other.let_clipboard_go()


def test_what_is_put_is_there_for_everybody(
    clipboard: WindowsClipboard, target: Target, program: ClipboardProgram
) -> None:
    program.ask("listen")
    clipboard.offer("phrase")
    wait_until(lambda: program.ask("reads"), "The greedy reader")
    assert not clipboard.wait_read(target, 0.1, 0.05)
    clipboard.put("stays")
    wait_until(lambda: program.ask("reads")[-1] == "stays", "The greedy reader")


def test_a_reader_without_a_window_counts_after_a_while(
    clipboard: WindowsClipboard, target: Target, program: ClipboardProgram
) -> None:
    clipboard.offer("phrase")
    clipboard.forget_reads()
    assert program.ask("read_unnamed") == "phrase"
    began = time.monotonic()
    assert clipboard.wait_read(target, LONG, 0.05)
    assert time.monotonic() - began > 0.8


def test_it_does_not_when_such_a_one_read_before_the_keys(
    clipboard: WindowsClipboard, other: OtherProgram, target: Target, program: ClipboardProgram
) -> None:
    clipboard.offer("phrase")
    assert program.ask("read_unnamed") == "phrase"
    clipboard.forget_reads()
    assert program.ask("read_unnamed") == "phrase"
    assert not clipboard.wait_read(target, 1.2, 0.05)
    assert clipboard._reads._of({UNKNOWN})
    assert other.read_text() == "phrase"
    assert clipboard.wait_read(target, LONG, 0.05)


def test_notepad_is_known_by_its_window(
    world: WindowsWorld, clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    window = (world.field, world.seen.foreground())[1]
    for text in ("first\nsecond", " third"):
        other.copy_text("as before")
        saved = clipboard.save(1000, 1)
        clipboard.offer(text)
        clipboard.forget_reads()
        world.person.press("Ctrl+V")
        # The process by the window alone: the target names none.
        assert clipboard.wait_read(Target(window, 0, 0), LONG, 0.05)
        assert clipboard.restore(saved)
        assert other.read_text() == "as before"
    world.wait_text("first\nsecond third")
