"""What the clipboard relies on, of Windows and of the pretended clipboard alike."""

import ctypes
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from ctypes import wintypes
from typing import TypeVar

import pytest

from snippets_app.desktop.windows.clipboard_calls import WindowsCalls
from snippets_app.desktop.windows.clipboard_formats import METAFILE, TEXT, encoded
from snippets_app.desktop.windows.clipboard_port import ClipboardCalls, TooLarge, opened
from snippets_app.desktop.windows.libraries import Handle, declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop
from tests.desktop.windows.fake_clipboard import SYNTHETIC_PROCESS, FakeCalls, FakeClipboard
from tests.desktop.windows.world import WindowsWorld

Result = TypeVar("Result")
_RENDER_FORMAT = 0x0305
_PATIENCE, _LIMIT = 10.0, 1000


class Seat(ABC):
    """A program with a window, at a clipboard."""

    window: int
    calls: ClipboardCalls
    process: int

    @abstractmethod
    def do(self, work: Callable[[], Result]) -> Result:
        """On the thread of the window."""

    @abstractmethod
    def on_read(self, answer: Callable[[], None]) -> None:
        """What is done when somebody reads what was promised."""

    def copy(self, data: bytes | None) -> None:
        self.do(lambda: self._copy(data))

    def read(self) -> bytes | None:
        return self.do(self._read)

    def _copy(self, data: bytes | None) -> None:
        with opened(self.calls, self.window, _PATIENCE):
            self.calls.empty()
            self.calls.write(TEXT, data)

    def _read(self) -> bytes | None:
        with opened(self.calls, self.window, _PATIENCE):
            handle = self.calls.get(TEXT)
            return self.calls.content(TEXT, handle, _LIMIT) if handle else None


class WindowsSeat(Seat):
    def __init__(self, loop: MessageLoop | None = None) -> None:
        self.loop = loop or MessageLoop("seat")
        self.window, self.calls, self.process = self.loop.window, WindowsCalls(), os.getpid()

    def do(self, work: Callable[[], Result]) -> Result:
        return self.loop.call(work)

    def on_read(self, answer: Callable[[], None]) -> None:
        self.loop.on(_RENDER_FORMAT, lambda _, __: answer())


class FakeSeat(Seat):
    def __init__(self, clipboard: FakeClipboard, window: int) -> None:
        self.window, self.calls = window, FakeCalls(clipboard)
        self.process = SYNTHETIC_PROCESS

    def do(self, work: Callable[[], Result]) -> Result:
        return work()

    def on_read(self, answer: Callable[[], None]) -> None:
        self.calls.clipboard.answer_reads[self.window] = lambda _: answer()


@pytest.fixture(params=["windows", "fake"])
def seats(request: pytest.FixtureRequest) -> Iterator[tuple[Seat, Seat]]:
    if request.param == "fake":
        clipboard = FakeClipboard()
        yield FakeSeat(clipboard, 1), FakeSeat(clipboard, 2)
        return
    found = WindowsSeat(), WindowsSeat()
    yield found
    for each in found:
        each.loop.close()


@pytest.fixture
def ours(seats: tuple[Seat, Seat]) -> Seat:
    return seats[0]


@pytest.fixture
def theirs(seats: tuple[Seat, Seat]) -> Seat:
    return seats[1]


def test_who_empties_it_owns_it(ours: Seat, theirs: Seat) -> None:
    ours.copy(b"x\0\0\0")
    assert theirs.calls.owner() == ours.window
    assert theirs.read() == b"x\0\0\0"
    theirs.copy(b"y\0\0\0")
    assert ours.calls.owner() == theirs.window
    assert ours.read() == b"y\0\0\0"


def test_it_is_open_to_one_at_a_time(ours: Seat, theirs: Seat) -> None:
    assert ours.do(lambda: ours.calls.open(ours.window))
    assert not theirs.do(lambda: theirs.calls.open(theirs.window))
    ours.do(ours.calls.close)
    assert theirs.do(lambda: theirs.calls.open(theirs.window))
    theirs.do(theirs.calls.close)


def test_what_is_too_large_is_not_given(ours: Seat, theirs: Seat) -> None:
    ours.copy(bytes(_LIMIT + 1))
    with pytest.raises(TooLarge):
        theirs.read()


def test_what_is_not_there_has_no_handle(ours: Seat) -> None:
    ours.copy(b"x\0\0\0")
    assert ours.calls.has(TEXT)
    assert not ours.calls.has("Saywell Missing")
    with_clipboard = opened(ours.calls, ours.window, _PATIENCE)

    def look() -> int:
        with with_clipboard:
            assert ours.calls.names()[0] == TEXT
            return ours.calls.get("Saywell Missing")

    assert ours.do(look) == 0


def test_a_promise_is_asked_for_until_it_was_kept(ours: Seat, theirs: Seat) -> None:
    readers: list[int] = []
    kept = encoded("kept")

    def answer() -> None:
        readers.append(ours.calls.reader())
        if len(readers) == 2:
            ours.calls.write(TEXT, kept)

    ours.on_read(answer)
    ours.copy(None)
    assert ours.calls.has(TEXT)
    assert [theirs.read() for _ in range(3)] == [None, kept, kept]
    assert readers == [theirs.process, theirs.process]
    ours.copy(None)
    theirs.read()
    assert len(readers) == 3


def test_a_window_belongs_to_a_process(ours: Seat) -> None:
    assert ours.calls.processes(ours.window, 0) == {ours.process}
    assert ours.calls.processes(0) == set()
    assert ours.calls.answers(ours.window, _PATIENCE)


def test_empty_content_is_put_too(ours: Seat, theirs: Seat) -> None:
    ours.copy(b"")
    assert theirs.do(lambda: theirs.calls.has(TEXT))


def test_a_control_of_another_program_within_the_window_counts(world: WindowsWorld) -> None:
    assert world.field
    inner = WindowsSeat(MessageLoop("inner", hears_broadcasts=True))
    adopt = declare(library("user32"), "SetParent", Handle, Handle, Handle)
    front = world.seen.foreground()
    outer = world.seen.process_of(front)
    assert inner.calls.processes(front) == {outer}
    assert inner.do(lambda: adopt(inner.window, front))
    assert inner.calls.processes(front) == {outer, inner.process}
    inner.loop.close()


def test_a_window_is_served_by_its_thread() -> None:
    seat = WindowsSeat()
    assert seat.do(lambda: seat.calls.is_ours(seat.window))
    assert not seat.calls.is_ours(seat.window)
    seat.loop.close()


def test_who_hangs_is_no_other_because_of_an_earlier_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may say nothing of why a message was not answered."""
    calls = WindowsCalls()
    monkeypatch.setattr(calls, "_send", lambda *_: 0)
    ctypes.set_last_error(1400)
    assert not calls.answers(1, _PATIENCE)


def test_a_window_that_is_gone_is_not_waited_for() -> None:
    seat = WindowsSeat()
    seat.loop.close()
    assert seat.calls.answers(seat.window, _PATIENCE)


class Drawing:
    """A drawing of one rectangle, by its bits."""

    def __init__(self) -> None:
        gdi32, name = library("gdi32"), wintypes.LPCWSTR
        begin = declare(gdi32, "CreateEnhMetaFileW", Handle, Handle, name, Handle, name)
        rectangle = declare(gdi32, "Rectangle", wintypes.BOOL, Handle, *[ctypes.c_int] * 4)
        end = declare(gdi32, "CloseEnhMetaFile", Handle, Handle)
        surface = begin(None, None, None, None)
        rectangle(surface, 1, 2, 30, 40)
        found = WindowsCalls()._memory.of_metafile(end(surface), 10_000)
        assert found
        self.bits = found


def test_a_drawing_goes_by_its_bits() -> None:
    seat, bits = WindowsSeat(), Drawing().bits

    def through() -> tuple[bytes | None, list[str]]:
        with opened(seat.calls, seat.window, _PATIENCE):
            seat.calls.empty()
            seat.calls.write(METAFILE, bits)
        with opened(seat.calls, seat.window, _PATIENCE):
            handle = seat.calls.get(METAFILE)
            return seat.calls.content(METAFILE, handle, 10_000), seat.calls.names()

    found, names = seat.do(through)
    assert found == bits
    assert names[0] == METAFILE
    with pytest.raises(TooLarge):
        seat.calls._memory.of_metafile(seat.calls._memory.metafile(bits), 10)
    seat.loop.close()


def test_what_is_no_drawing_is_not_put() -> None:
    seat = WindowsSeat()

    def put() -> bool:
        with opened(seat.calls, seat.window, _PATIENCE):
            seat.calls.empty()
            seat.calls.write(METAFILE, b"no drawing")
        return seat.calls.has(METAFILE)

    assert not seat.do(put)
    seat.loop.close()
