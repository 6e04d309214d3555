"""Clipboards of other programs: many formats, large ones, owners that hang or die."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Snapshot, Target
from snippets_app.desktop.x11.connection import resource_base
from snippets_app.desktop.x11.desktop import load
from snippets_app.desktop.x11.formats import MARKS
from tests.desktop.contracts import LIMIT, PASTE
from tests.desktop.x11 import qt_owner
from tests.desktop.x11.requestor import Requestor
from tests.desktop.x11.world import X11World

pytestmark = pytest.mark.desktop
SLOW = 1.0


def qt_copy(world: X11World) -> int:
    """Qt owns the clipboard; the pid."""
    before = world.owner()
    program = world.start(sys.executable, qt_owner.__file__)
    wait_until(lambda: world.owner() not in (0, before), "The copying by Qt")
    return program.pid


def test_every_format_of_another_program_comes_back(world: X11World) -> None:
    qt_copy(world)
    kinds = ["image/png", "text/html", "text/uri-list", qt_owner.OWN_FORMAT, "UTF8_STRING"]
    before = {kind: world.copied_as(kind) for kind in kinds}
    clipboard = world.desktop.clipboard
    saved = clipboard.save(LIMIT, 5)
    clipboard.offer("phrase")
    assert world.copied() == "phrase"
    assert clipboard.restore(saved)
    assert saved.complete
    assert {kind: world.copied_as(kind) for kind in kinds} == before
    assert len(before["UTF8_STRING"]) > 5_000_000
    assert before[qt_owner.OWN_FORMAT] == qt_owner.OWN_DATA
    assert before["image/png"].startswith(b"\x89PNG")


def test_types_and_order_are_kept(world: X11World) -> None:
    qt_copy(world)
    saved = world.desktop.clipboard.save(LIMIT, 5)
    assert saved.formats["UTF8_STRING"].type == "UTF8_STRING"
    assert saved.formats["text/html"].type == "text/html"
    assert "TARGETS" not in saved.formats
    listed = world.copied_as("TARGETS").decode().split("\n")
    assert list(saved.formats) == [name for name in listed if name in saved.formats]


def test_a_large_content_among_small_ones_is_left_out(world: X11World) -> None:
    qt_copy(world)
    saved = world.desktop.clipboard.save(100_000, 5)
    assert not saved.complete
    assert "text/html" in saved.formats
    assert "UTF8_STRING" not in saved.formats


def test_a_large_text_is_served_in_parts(world: X11World) -> None:
    text = "large 안녕 " * 400_000
    world.desktop.clipboard.put(text)
    assert world.copied() == text


def test_a_large_text_is_pasted_and_counts_as_read_when_all_of_it_was(world: X11World) -> None:
    text = "0123456789 안녕\n" * 40_000
    target, clipboard = world.target, world.desktop.clipboard
    clipboard.offer(text)
    world.desktop.keys.press(PASTE)
    assert clipboard.wait_read(target, 20, 0.05)
    assert clipboard.restore(Snapshot({}))
    assert world.field_text() == text


def test_an_owner_that_hangs_does_not_hold_us_up(world: X11World) -> None:
    pid = qt_copy(world)
    os.kill(pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        saved = world.desktop.clipboard.save(LIMIT, 60)
        assert not saved.complete
        assert time.monotonic() - began < 30  # it did not use up what it was given
        assert world.desktop.clipboard.text(0.1) == ""
    finally:
        os.kill(pid, signal.SIGCONT)


def test_an_owner_that_is_killed_while_asked_is_not_waited_for(world: X11World) -> None:
    pid = qt_copy(world)
    os.kill(pid, signal.SIGSTOP)
    found: list[Snapshot] = []
    asking = threading.Thread(target=lambda: found.append(world.desktop.clipboard.save(LIMIT, 60)))
    asking.start()
    reader = world.desktop.clipboard._reader  # type: ignore[attr-defined]
    wait_until(lambda: reader._owner, "The question to the owner")
    os.kill(pid, signal.SIGKILL)
    asking.join(30)
    assert not found[0].complete


def test_an_owner_that_died_leaves_an_empty_clipboard(world: X11World) -> None:
    pid = qt_copy(world)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: world.owner() == 0, "The end of the owner")
    assert world.desktop.clipboard.save(LIMIT, 1) == Snapshot({})


def test_an_offer_is_marked_and_what_was_copied_is_not(world: X11World) -> None:
    world.copy("old")
    clipboard = world.desktop.clipboard
    saved = clipboard.save(LIMIT, 1)
    clipboard.offer("phrase")
    assert {kind: world.copied_as(kind) for kind in MARKS} == {
        kind: each.data for kind, each in MARKS.items()
    }
    assert clipboard.restore(saved)
    assert not MARKS.keys() & set(world.copied_as("TARGETS").decode().split())
    clipboard.put("copied on purpose")
    assert not MARKS.keys() & set(world.copied_as("TARGETS").decode().split())


def test_text_that_latin_1_cannot_say_is_not_said_wrongly(world: X11World) -> None:
    world.desktop.clipboard.put("안녕")
    assert world.copied_as("STRING") == b""
    world.desktop.clipboard.put("Grüße")
    assert world.copied_as("STRING") == "Grüße".encode("latin-1")


def test_the_time_of_owning_is_told(world: X11World) -> None:
    world.desktop.clipboard.put("x")
    assert int(world.copied_as("TIMESTAMP").split()[0]) > 0


def test_a_read_that_comes_late_is_waited_for(world: X11World) -> None:
    program_window = world.target
    pid = world.programs[-1].pid
    clipboard = world.desktop.clipboard
    os.kill(pid, signal.SIGSTOP)
    clipboard.offer("phrase")
    world.desktop.keys.press(PASTE)
    assert not clipboard.wait_read(program_window, 0.4, 0.05)
    os.kill(pid, signal.SIGCONT)
    assert clipboard.wait_read(program_window, 10, 0.05)


def test_who_is_slow_to_begin_is_given_as_long_to_go_on(world: X11World) -> None:
    clipboard, asking = world.desktop.clipboard, Requestor(world.virtual.display_name)
    window = asking.window.id
    target = Target(window, window, resource_base(asking.display, window))
    clipboard.offer("phrase")
    clipboard.forget_reads()
    threading.Event().wait(SLOW)
    asking.ask("UTF8_STRING", asking.atom("TAKEN"))
    assert not clipboard.wait_read(target, 0.1, 0.01)
    assert clipboard.wait_read(target, 60, 0.01)
    asking.close()


def test_waiting_ends_at_once_when_somebody_copies(world: X11World) -> None:
    target, clipboard = world.target, world.desktop.clipboard
    clipboard.offer("phrase")
    began = time.monotonic()
    waiting = threading.Thread(target=lambda: clipboard.wait_read(target, 60, 0.05))
    waiting.start()
    world.copy("new")
    waiting.join(30)
    assert not waiting.is_alive()
    assert time.monotonic() - began < 30


HOLDER = """
import sys, time
from snippets_app.desktop.x11.desktop import load
clipboard = load().clipboard
saved = clipboard.save(10**8, 5)
if sys.argv[1] == "offer":
    clipboard.offer("half done")
elif sys.argv[1] == "put":
    clipboard.put("put שלום")
print("ready", flush=True)
time.sleep(60)
"""


def killed_after(world: X11World, what: str) -> None:
    program = world.virtual.spawn(
        sys.executable, "-c", HOLDER, what, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        environment={"PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    world.programs.append(program)
    assert program.stdout
    assert program.stdout.readline() == b"ready\n"
    os.kill(program.pid, signal.SIGKILL)
    program.wait()


def test_killed_in_the_middle_the_clipboard_is_as_before(world: X11World) -> None:
    pid = qt_copy(world)
    large = world.copied()
    killed_after(world, "offer")
    wait_until(lambda: world.owner() != 0, "The keeper taking over")
    os.kill(pid, signal.SIGKILL)
    assert world.copied() == large
    assert world.copied_as("text/html").decode() == qt_owner.HTML


def test_killed_later_what_was_put_stays(world: X11World) -> None:
    killed_after(world, "put")
    wait_until(lambda: world.owner() != 0, "The keeper taking over")
    assert world.copied() == "put שלום"


def test_what_another_program_copied_is_never_replaced_by_the_keeper(world: X11World) -> None:
    world.copy("theirs")
    killed_after(world, "save")
    assert world.copied() == "theirs"


def test_closing_leaves_the_text_behind(world: X11World, monkeypatch: pytest.MonkeyPatch) -> None:
    other = load()
    other.clipboard.put("stays")
    other.close()
    wait_until(lambda: world.owner() != 0, "The keeper taking over")
    assert world.copied() == "stays"
    world.copy("the keeper lets go")
    assert world.copied() == "the keeper lets go"


def test_closing_in_the_middle_gives_the_clipboard_back(world: X11World) -> None:
    world.copy("as before")
    other = load()
    other.clipboard.save(LIMIT, 1)
    other.clipboard.offer("half done")
    other.close()
    wait_until(lambda: world.owner() != 0, "The keeper taking over")
    assert world.copied() == "as before"
