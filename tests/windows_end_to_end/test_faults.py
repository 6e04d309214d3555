"""Targets that are slow or deaf, others that read too, keys that are held, a focus that moves."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.errors import AppError
from tests.desktop.windows.clipboard_program import ClipboardProgram
from tests.desktop.windows.other_program import OtherProgram
from tests.desktop.windows.person import Person
from tests.desktop.windows.world import end
from tests.end_to_end.phrases import MIXTURE, ZH
from tests.windows_end_to_end.contents import CONTENTS
from tests.windows_end_to_end.program import Saywell
from tests.windows_end_to_end.screen import Screen

PHRASE = MIXTURE[1]
BEFORE = CONTENTS["html"]
GREEDY_READER = str(Path(__file__).with_name("greedy_reader.py"))


@pytest.fixture
def greedy_reader() -> Iterator["subprocess.Popen[bytes]"]:
    reader = subprocess.Popen(
        [sys.executable, "-X", "utf8", GREEDY_READER],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    assert reader.stdout
    assert reader.stdout.readline().strip() == b"ready"
    yield reader
    end(reader)


@pytest.fixture
def held_screen(other_program: OtherProgram) -> Iterator[Screen]:
    """Where keys are held: put in by ``SendInput``, for the X server would repeat them."""
    found = Screen(other_program, Person())
    yield found
    found.close()


def assert_given_back(screen: Screen) -> None:
    screen.wait_given_back()
    assert {form: screen.other.read(form) for form in BEFORE} == BEFORE


@pytest.mark.usefixtures("saywell")
@pytest.mark.parametrize("milliseconds", [150, 2000])
def test_a_slow_target_gets_the_text_and_the_clipboard_returns_after_it(
    screen: Screen, milliseconds: int
) -> None:
    window = screen.qt_window("slow", str(milliseconds))
    screen.other.copy(BEFORE)
    screen.person.press(PHRASE.hotkey)
    window.receives(PHRASE.text)
    assert_given_back(screen)


@pytest.mark.usefixtures("saywell")
def test_beside_a_reader_of_everything_texts_and_clipboards_are_right(
    screen: Screen, greedy_reader: "subprocess.Popen[bytes]"
) -> None:
    editor = screen.notepad()
    for _ in range(20):
        screen.other.copy(BEFORE)
        screen.person.press(PHRASE.hotkey)
        editor.receives(PHRASE.text)
        assert_given_back(screen)
    greedy_reader.kill()
    assert greedy_reader.stdout
    lengths = [int(line) for line in greedy_reader.stdout.read().split()]
    assert len(ZH) in lengths, "it has read no phrase, so this shows nothing"


@pytest.mark.usefixtures("saywell")
def test_when_nobody_reads_the_text_stays_on_the_clipboard(screen: Screen) -> None:
    window = screen.qt_window("deaf")
    screen.other.copy(BEFORE)
    screen.person.press(PHRASE.hotkey)
    wait_until(lambda: screen.other.read_text() == PHRASE.text, "The text on the clipboard", 15)
    assert window.held() == ""


@pytest.mark.usefixtures("saywell")
@pytest.mark.parametrize("modifier", ["Ctrl", "Shift", "Alt"])
def test_a_modifier_held_down_is_refused_and_nothing_is_stuck(
    held_screen: Screen, modifier: str
) -> None:
    editor = held_screen.notepad()
    held_screen.other.copy(BEFORE)
    wait_until(lambda: is_refused(held_screen, modifier), "The text on the clipboard", 20)
    held_screen.person.press("Esc")  # closes the menu that a lone Alt opens
    editor.focus()
    held_screen.person.type("v")
    editor.receives("v")


def is_refused(screen: Screen, modifier: str) -> bool:
    """Whether the text is on the clipboard while a modifier is down. Under Wine the modifier may
    seem to be up when the hotkey comes, which then is none."""
    with ExitStack() as held, ExitStack() as hotkey:
        hotkey.enter_context(screen.person.holding_keys("Ctrl"))
        screen.person.press("F2")
        if modifier != "Ctrl":
            held.enter_context(screen.person.holding_keys(modifier))
            hotkey.close()
        try:
            return bool(wait_until(lambda: screen.other.read_text() == ZH, "The text", 4))
        except AppError:
            return False


@pytest.fixture
def slow_owner() -> Iterator[ClipboardProgram]:
    """It tells when what it has copied is read, and makes that only when told."""
    found = ClipboardProgram()
    yield found
    found.close()


def test_text_lands_nowhere_when_the_focus_moved_between_choice_and_paste(
    saywell: Saywell, screen: Screen, slow_owner: ClipboardProgram
) -> None:
    other, target = screen.notepad(), screen.notepad()
    slow_owner.ask("promise")
    screen.person.press("Ctrl+;")
    screen.wait_front(saywell.process)
    screen.person.type("zh phrase")
    screen.person.press("Enter")
    assert slow_owner.ask("asked")  # the target is in front by then, and the paste waits for this
    screen.wait_front(target.program.pid)
    other.stay_in_front()
    slow_owner.ask("release")
    wait_until(lambda: screen.other.read_text() == ZH, "The text on the clipboard", 15)
    assert (target.held(), other.held()) == ("", "")


def test_a_phrase_chosen_in_the_palette_stands_in_the_window_before(
    saywell: Saywell, screen: Screen
) -> None:
    editor = screen.wordpad()
    screen.other.copy(BEFORE)
    screen.person.press("Ctrl+;")
    screen.wait_front(saywell.process)
    screen.person.type("zh phrase")
    screen.person.press("Enter")
    editor.receives(ZH)
    assert_given_back(screen)
