"""Owning a clipboard that is busy, refuses, or is taken away at the wrong moment."""

from collections.abc import Callable

import pytest

from snippets_app.desktop.base import Format
from snippets_app.desktop.windows import clipboard_serving
from snippets_app.desktop.windows.clipboard_formats import MARKS, TEXT, encoded
from snippets_app.desktop.windows.clipboard_serving import Owner
from snippets_app.errors import AppError
from tests.desktop.windows.fake_clipboard import SYNTHETIC_PROCESS, FakeCalls, FakeClipboard

OURS, THEIRS = 1, 2
_RENDER_FORMAT, _RENDER_ALL_FORMATS, _DESTROY_CLIPBOARD = 0x0305, 0x0306, 0x0307
_TEXT_NUMBER = 13
FORMATS = {TEXT: Format(encoded("as before"))}


class FakeLoop:
    window = OURS

    def __init__(self) -> None:
        self.handlers: dict[int, Callable[[int, int], int | None]] = {}

    def on(self, message: int, handler: Callable[[int, int], int | None]) -> None:
        self.handlers[message] = handler


class Desk:
    """An owner, its clipboard, and what it has told."""

    def __init__(self) -> None:
        self.clipboard, self.loop = FakeClipboard(), FakeLoop()
        self.readers: list[int] = []
        self.gives = True
        self.lost = 0
        self.calls = FakeCalls(self.clipboard)
        self.owner = Owner(self.loop, self.calls, self._wanted, self._lost)  # type: ignore[arg-type]
        self.clipboard.answer_reads[OURS] = lambda _: self.ask(_TEXT_NUMBER)

    def ask(self, number: int) -> None:
        self.loop.handlers[_RENDER_FORMAT](number, 0)

    def read(self) -> int:
        self.calls.open(THEIRS)
        found = self.calls.get(TEXT)
        self.calls.close()
        return found

    def take_away(self) -> None:
        self.clipboard.copy(THEIRS)
        self.loop.handlers[_DESTROY_CLIPBOARD](0, 0)

    def _wanted(self, process: int) -> bool:
        self.readers.append(process)
        return self.gives

    def _lost(self) -> None:
        self.lost += 1


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard_serving, "_PATIENCE", 0.01)
    monkeypatch.setattr(clipboard_serving, "_PATIENCE_TO_GIVE_BACK", 0.01)


def test_a_busy_clipboard_is_tried_again(desk: Desk) -> None:
    desk.clipboard.busy = 5
    desk.owner.put(FORMATS)
    assert desk.clipboard.contents == {TEXT: encoded("as before")}
    desk.clipboard.busy = 5
    desk.owner.promise("phrase")
    assert desk.clipboard.contents == {TEXT: None, **MARKS}
    desk.clipboard.busy = 5
    assert desk.owner.give_back(FORMATS)
    assert desk.clipboard.contents == {TEXT: encoded("as before")}


@pytest.mark.usefixtures("impatient")
def test_one_that_stays_busy_is_told_of(desk: Desk) -> None:
    desk.owner.promise("phrase")
    desk.clipboard.busy = 10_000_000
    for ask in (
        lambda: desk.owner.put(FORMATS),
        lambda: desk.owner.promise("other"),
        lambda: desk.owner.give_back({}),
    ):
        with pytest.raises(AppError, match="keeps the clipboard"):
            ask()
    assert desk.owner.promised == "phrase"


def test_what_it_does_not_keep_is_told_of(desk: Desk) -> None:
    desk.clipboard.forgets = {TEXT}
    with pytest.raises(AppError):
        desk.owner.promise("phrase")
    assert desk.owner.promised is None
    desk.clipboard.forgets = set()
    desk.clipboard.empties = False
    with pytest.raises(AppError):
        desk.owner.put(FORMATS)
    desk.clipboard.empties = True
    desk.owner.promise("phrase")
    desk.clipboard.forgets = {TEXT}
    with pytest.raises(AppError):
        desk.owner.give_back(FORMATS)


def test_a_part_is_given_back_when_not_all_is_kept(desk: Desk) -> None:
    desk.owner.promise("phrase")
    desk.clipboard.forgets = {"Large"}
    assert desk.owner.give_back({**FORMATS, "Large": Format(b"large")})
    assert desk.clipboard.contents == {TEXT: encoded("as before")}


def test_nothing_is_given_back_over_what_another_copied(desk: Desk) -> None:
    assert not desk.owner.give_back(FORMATS)
    desk.owner.promise("phrase")
    desk.clipboard.busy = 3
    desk.clipboard.meanwhile = desk.take_away
    assert not desk.owner.give_back(FORMATS)
    assert desk.clipboard.contents == {}
    assert desk.lost


def test_a_promise_is_made_again_after_a_read(desk: Desk) -> None:
    desk.owner.promise("phrase")
    assert desk.owner.promise_again()
    assert desk.read()
    assert desk.readers == [SYNTHETIC_PROCESS]
    assert not desk.owner.is_pending
    desk.clipboard.busy = 10_000_000
    assert not desk.owner.promise_again()
    desk.clipboard.busy = 0
    assert desk.owner.promise_again()
    assert desk.owner.is_pending
    assert desk.clipboard.contents[TEXT] is None


def test_it_is_not_made_again_over_what_another_copied(desk: Desk) -> None:
    desk.owner.promise("phrase")
    desk.read()
    opened = desk.calls.open

    def too_late(window: int) -> bool:
        desk.take_away()
        return opened(window)

    desk.calls.open = too_late  # type: ignore[method-assign]
    assert desk.owner.promise_again()
    assert desk.clipboard.owner == THEIRS
    assert desk.owner.promised is None


def test_it_says_whether_anybody_has_it_open(desk: Desk) -> None:
    assert desk.owner.is_free()
    desk.calls.open(THEIRS)
    assert not desk.owner.is_free()
    desk.calls.close()
    assert desk.owner.is_free()


def test_who_is_not_to_have_it_gets_nothing(desk: Desk) -> None:
    desk.owner.promise("phrase")
    desk.gives = False
    assert desk.read() == 0
    assert desk.owner.is_pending
    desk.gives = True
    assert desk.read()


def test_what_was_not_promised_is_not_made(desk: Desk) -> None:
    desk.ask(_TEXT_NUMBER)
    desk.owner.promise("phrase")
    desk.ask(1)
    assert desk.readers == []


def test_at_the_end_a_promise_is_kept_only_where_it_is_ours(desk: Desk) -> None:
    desk.owner.promise("phrase")
    desk.loop.handlers[_RENDER_ALL_FORMATS](0, 0)
    assert desk.clipboard.contents[TEXT] == encoded("phrase")
    desk.owner.promise("phrase")
    desk.clipboard.busy = 2
    desk.clipboard.meanwhile = lambda: desk.clipboard.copy(THEIRS)
    desk.loop.handlers[_RENDER_ALL_FORMATS](0, 0)
    assert desk.clipboard.contents == {}


def test_our_own_emptying_is_no_loss(desk: Desk) -> None:
    emptied = desk.calls.empty

    def tell() -> None:
        desk.loop.handlers[_DESTROY_CLIPBOARD](0, 0)
        emptied()

    desk.owner.promise("one")
    desk.calls.empty = tell  # type: ignore[method-assign]
    desk.owner.promise("two")
    assert desk.lost == 0
    assert desk.owner.promised == "two"
    desk.take_away()
    assert desk.lost == 1
    assert desk.owner.promised is None
