"""Saving a clipboard whose owner answers nothing, gives only a part, or refuses."""

from collections.abc import Iterator

import pytest

from snippets_app.desktop.base import Format, Snapshot
from snippets_app.desktop.windows.clipboard_formats import TEXT, encoded
from snippets_app.desktop.windows.clipboard_reading import Reader
from tests.desktop.windows.fake_clipboard import FakeCalls, FakeClipboard

THEIRS = 2
_LIMIT, _TIMEOUT = 1000, 20
_MARK = "ExcludeClipboardContentFromMonitorProcessing"


class Silent(FakeCalls):
    """The owner's program hangs."""

    asked = 0

    def answers(self, window: int, patience: float) -> bool:
        return False

    def get(self, name: str) -> int:
        self.asked += 1
        return super().get(name)


@pytest.fixture
def clipboard() -> FakeClipboard:
    return FakeClipboard()


@pytest.fixture
def reader(clipboard: FakeClipboard) -> Iterator[Reader]:
    found = Reader(FakeCalls(clipboard))
    yield found
    found.close()


def promise(clipboard: FakeClipboard, *names: str) -> None:
    """Formats whose owner gives nothing when asked."""
    clipboard.contents |= dict.fromkeys(names)
    clipboard.answer_reads[THEIRS] = lambda _: None


def test_a_program_that_hangs_is_not_asked(clipboard: FakeClipboard) -> None:
    calls = Silent(clipboard)
    reader = Reader(calls)
    clipboard.copy(THEIRS, **{TEXT: encoded("x")})
    assert reader.save(_LIMIT, _TIMEOUT) == Snapshot({}, complete=False)
    assert reader.text(_TIMEOUT) == ""
    assert calls.asked == 0
    clipboard.owner = 0  # it has ended, and left a content that needs nobody
    assert reader.text(_TIMEOUT) == "x"
    reader.close()


def test_what_an_owner_refuses_was_never_there(clipboard: FakeClipboard, reader: Reader) -> None:
    clipboard.copy(THEIRS, **{TEXT: encoded("x")})
    promise(clipboard, "HTML Format")
    assert reader.save(_LIMIT, _TIMEOUT) == Snapshot({TEXT: Format(encoded("x"))})


def test_it_is_lost_when_nothing_at_all_is_given(clipboard: FakeClipboard, reader: Reader) -> None:
    clipboard.copy(THEIRS)
    promise(clipboard, TEXT, "HTML Format")
    assert reader.save(_LIMIT, _TIMEOUT) == Snapshot({}, complete=False)


def test_a_secret_without_content_of_its_mark_stays_one(
    clipboard: FakeClipboard, reader: Reader
) -> None:
    clipboard.copy(THEIRS, **{TEXT: encoded("password")})
    promise(clipboard, _MARK)
    saved = reader.save(_LIMIT, _TIMEOUT)
    assert saved.complete
    assert set(saved.formats) == {TEXT, _MARK}


def test_files_inside_a_program_are_lost(clipboard: FakeClipboard, reader: Reader) -> None:
    clipboard.copy(THEIRS, **{"FileGroupDescriptorW": b"one.txt", TEXT: encoded("one.txt")})
    saved = reader.save(_LIMIT, _TIMEOUT)
    assert not saved.complete
    assert set(saved.formats) == {TEXT}
