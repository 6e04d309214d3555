"""Whole insertions into other programs' windows."""

import shutil
import subprocess
from itertools import count
from pathlib import Path

import pytest

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Target
from snippets_app.errors import AppError
from tests.desktop.contracts import LIMIT, NASTY, PASTE
from tests.desktop.x11.world import X11World, file_text

pytestmark = pytest.mark.desktop

FEATHERPAD = ("featherpad", "--standalone")


def insert_into(
    world: X11World,
    target: Target,
    text: str,
    paste: Chord = PASTE,
    *,
    as_selection: bool = False,
) -> None:
    clipboard = world.desktop.clipboard
    saved = clipboard.save(LIMIT, 2)
    clipboard.offer(text, as_selection=as_selection)
    clipboard.forget_reads()
    world.desktop.keys.press(paste)
    assert clipboard.wait_read(target, 8, 0.05)
    assert clipboard.restore(saved)


def current(world: X11World) -> Target:
    found = world.desktop.windows.current()
    assert found
    return found


def test_a_qt_program(world: X11World) -> None:
    world.copy("as before")
    world.focus_new(*FEATHERPAD)
    insert_into(world, current(world), NASTY)
    assert world.copied() == "as before"
    assert world.field_text() == NASTY


def test_a_terminal(world: X11World, tmp_path: Path) -> None:
    """xterm's Shift+Insert pastes what is marked somewhere, not the clipboard."""
    file = tmp_path / "typed"
    world.copy("as before")
    world.mark("marked before")
    world.focus_new("xterm", "-u8", "-e", "sh", "-c", f"cat > {file}")
    chord = parse_chord("Shift+Insert")
    insert_into(world, current(world), "您好 안녕 Grüße", chord, as_selection=True)
    assert world.copied() == "as before"
    assert world.marked() == "marked before"
    world.person.press("Enter")
    assert file_text(file, "您好 안녕 Grüße\n")


def test_a_target_that_came_back_to_the_front(world: X11World) -> None:
    world.copy("as before")
    target = world.target
    world.focus_elsewhere()
    assert world.desktop.windows.activate(target, 5)
    insert_into(world, target, NASTY)
    assert world.copied() == "as before"
    assert world.field_text() == NASTY


def test_a_closed_target_reads_nothing(world: X11World) -> None:
    target = world.target
    world.programs[-1].kill()
    wait_until(lambda: world.desktop.windows.place(target) is None, "The end of the window")
    world.desktop.clipboard.offer("phrase")
    assert not world.desktop.clipboard.wait_read(target, 0.1, 0.05)
    assert world.copied() == "phrase"


@pytest.mark.skipif(not shutil.which("copyq"), reason="needs CopyQ")
def test_a_clipboard_manager_keeps_no_phrase(world: X11World) -> None:
    world.start("copyq")
    texts = (f"copy {number}" for number in count())
    wait_until(lambda: _copies_into_copyq(world, next(texts)), "The start of CopyQ", 30)
    before = world.copied()
    target = world.target
    insert_into(world, target, "a phrase of the firm")
    assert world.copied() == before
    wait_until(lambda: _copies_into_copyq(world, next(texts)), "The next copy in CopyQ", 30)
    kept = [_copyq(world, f"str(read({row}))") for row in range(int(_copyq(world, "count()")))]
    assert kept[0] == world.copied()
    assert before in kept
    assert "a phrase of the firm" not in kept


def _copies_into_copyq(world: X11World, text: str) -> bool:
    """CopyQ answers before it watches, and overlooks a copy that follows another too soon."""
    world.copy(text)
    try:
        wait_until(lambda: _copyq(world, "str(read(0))") == text, "The copy in CopyQ", 2)
    except AppError:
        return False
    return True


def _copyq(world: X11World, script: str) -> str:
    shown = subprocess.run(
        ["copyq", "eval", script],
        env=world.virtual.environment,
        capture_output=True,
        timeout=20,
        check=False,
    )
    return shown.stdout.decode().strip()
