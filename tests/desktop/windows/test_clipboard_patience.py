"""Owners that are slow or hang, and programs that keep the clipboard open."""

import threading
import time
from collections.abc import Iterator

import pytest

from snippets_app.desktop.base import Snapshot
from snippets_app.desktop.windows import clipboard as clipboard_module
from snippets_app.desktop.windows.clipboard import WindowsClipboard
from snippets_app.errors import AppError
from tests.desktop.contracts import LIMIT
from tests.desktop.windows.clipboard_program import ClipboardProgram
from tests.desktop.windows.fake_clipboard import FakeCalls, FakeClipboard
from tests.desktop.windows.other_program import OtherProgram

pytestmark = pytest.mark.desktop
LONG = 30


@pytest.fixture
def clipboard() -> Iterator[WindowsClipboard]:
    found = WindowsClipboard()
    yield found
    found.close()


@pytest.fixture
def other(other_program: OtherProgram) -> OtherProgram:
    other_program.reset()
    return other_program


@pytest.fixture
def program() -> Iterator[ClipboardProgram]:
    found = ClipboardProgram()
    yield found
    found.close()


def test_an_owner_that_hangs_is_not_asked(
    clipboard: WindowsClipboard, program: ClipboardProgram
) -> None:
    program.ask("promise")
    program.ask("hang")
    began = time.monotonic()
    assert clipboard.save(LIMIT, 60) == Snapshot({}, complete=False)
    assert clipboard.text(60) == ""
    assert time.monotonic() - began < LONG
    program.ask("release")
    assert clipboard.text() == "quick"


def test_one_that_does_not_make_what_it_promised_does_not_hold_us_up(
    clipboard: WindowsClipboard, program: ClipboardProgram
) -> None:
    program.ask("promise")
    began = time.monotonic()
    assert not clipboard.save(LIMIT, 60).complete
    assert time.monotonic() - began < LONG
    program.ask("release")
    assert clipboard.text() == "quick"


def test_what_it_gave_before_is_lent_and_comes_back(
    clipboard: WindowsClipboard, program: ClipboardProgram, other: OtherProgram
) -> None:
    program.ask("promise")
    saved = clipboard.save(LIMIT, 0.5)
    assert set(saved.formats) == {"#13", "#16"}
    program.ask("release")
    clipboard.offer("phrase")
    assert other.read_text() == "phrase"
    assert clipboard.restore(saved)
    assert other.read_text() == "quick"


def test_others_go_on_while_it_makes_what_it_promised(
    clipboard: WindowsClipboard, program: ClipboardProgram, other: OtherProgram
) -> None:
    program.ask("promise")
    assert not clipboard.save(LIMIT, 0.2).complete
    assert other.read_text() == "quick"
    program.ask("release")
    other.copy_text("new")
    assert clipboard.text() == "new"
    assert clipboard.save(LIMIT, 5).complete


def test_a_slow_owner_is_waited_for(clipboard: WindowsClipboard, program: ClipboardProgram) -> None:
    program.ask("promise")
    found: list[Snapshot] = []
    saving = threading.Thread(target=lambda: found.append(clipboard.save(LIMIT, LONG)))
    saving.start()
    assert program.ask("asked")
    program.ask("release")
    saving.join(LONG)
    assert found[0].complete
    assert found[0].formats["HTML Format"].data == b"slow"


def test_an_owner_that_is_killed_while_asked_is_not_waited_for(
    clipboard: WindowsClipboard, program: ClipboardProgram, other: OtherProgram
) -> None:
    program.ask("promise")
    found: list[Snapshot] = []
    saving = threading.Thread(target=lambda: found.append(clipboard.save(LIMIT, LONG)))
    saving.start()
    assert program.ask("asked")
    program.close()
    saving.join(LONG)
    assert found[0].formats["#13"]
    clipboard.put("usable")
    assert other.read_text() == "usable"


def test_a_clipboard_that_is_kept_open_is_not_waited_for_long(
    clipboard: WindowsClipboard, other: OtherProgram
) -> None:
    other.copy_text("old")
    other.hold_clipboard()
    assert not clipboard.save(LIMIT, 0.3).complete
    assert clipboard.text(0.1) == ""
    with pytest.raises(AppError, match="keeps the clipboard"):
        clipboard.offer("phrase")
    other.let_clipboard_go()
    clipboard.offer("phrase")
    assert other.read_text() == "phrase"


def test_an_owner_that_does_not_let_go_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Emptying the clipboard tells its owner, who may hang."""
    let_go, calls = threading.Event(), FakeCalls(FakeClipboard())
    monkeypatch.setattr(calls, "empty", lambda: let_go.wait(LONG))
    monkeypatch.setattr(clipboard_module, "_LONGEST_WAIT", 0.05)
    clipboard = WindowsClipboard(calls)
    for act in (lambda: clipboard.put("a"), lambda: clipboard.offer("a")):
        with pytest.raises(AppError, match="keeps the clipboard"):
            act()
    let_go.set()
    clipboard.close()


@pytest.mark.parametrize("what", ["offer", "put", "save", "text", "restore"])
def test_one_that_is_open_for_a_moment_is_waited_for(
    clipboard: WindowsClipboard, other: OtherProgram, what: str
) -> None:
    other.copy_text("old")
    clipboard.put("ours")
    actions = {
        "offer": lambda: clipboard.offer("phrase"),
        "put": lambda: clipboard.put("phrase"),
        "save": lambda: clipboard.save(LIMIT, LONG),
        "text": lambda: clipboard.text(LONG),
        "restore": lambda: clipboard.restore(Snapshot({})),
    }
    found: list[object] = []
    opened = clipboard._calls.open
    refused = threading.Event()

    def tried(window: int) -> bool:
        got = opened(window)
        if not got:
            refused.set()
        return got

    clipboard._calls.open = tried  # type: ignore[method-assign]
    other.hold_clipboard()
    acting = threading.Thread(target=lambda: found.append(actions[what]()))
    acting.start()
    assert refused.wait(LONG)
    other.let_clipboard_go()
    acting.join(LONG)
    expected = {"offer": None, "put": None, "text": "ours", "restore": True}
    if what == "save":
        assert isinstance(found[0], Snapshot)
        assert found[0].complete
    else:
        assert found == [expected[what]]
