"""Targets that are slow, deaf, gone or no longer in front: the text is never lost nor misplaced."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import MIXTURE, ZH
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import PROGRAMS, QtWindow, focus
from tests.keyboard import is_grabbed

OpenWindow = Callable[..., QtWindow]
PHRASE = MIXTURE[0]
BEFORE = CONTENTS["html"]


@pytest.fixture
def hesitant(virtual_desktop: VirtualDesktop) -> Iterator["subprocess.Popen[bytes]"]:
    program = virtual_desktop.spawn(
        sys.executable, str(PROGRAMS / "hesitant_window.py"), stdout=subprocess.PIPE
    )
    wait_until(virtual_desktop.focus, "The focus of the hesitant window")
    yield program
    end(program)


def test_the_second_reading_of_a_hesitant_target_gets_the_text_too(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, hesitant: "subprocess.Popen[bytes]"
) -> None:
    copier.copy(CONTENTS["text"])
    watch.forget()
    saywell.desktop.person.press("Ctrl+F2")
    watch.wait_lent_and_returned()
    assert hesitant.stdout
    assert hesitant.stdout.readline().decode() == ZH + "\n"
    clipboard.assert_holds(saywell.desktop, CONTENTS["text"])


@pytest.mark.parametrize("milliseconds", [150, 400, 2000])
def test_a_slow_target_gets_the_text_and_the_clipboard_returns_after_it(
    saywell: Saywell,
    copier: Copier,
    watch: ClipboardWatch,
    qt_window: OpenWindow,
    milliseconds: int,
) -> None:
    window = qt_window("slow", str(milliseconds))
    copier.copy(BEFORE)
    watch.forget()
    saywell.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.receives(PHRASE.text)
    clipboard.assert_holds(saywell.desktop, BEFORE)


def test_when_nobody_reads_the_text_stays_on_the_clipboard_and_a_notice_says_so(
    saywell: Saywell, copier: Copier, qt_window: OpenWindow
) -> None:
    window = qt_window("deaf")
    copier.copy(BEFORE)
    saywell.desktop.person.press(PHRASE.hotkey)
    assert saywell.wait_notice("The window did not take the text")
    assert clipboard.text(saywell.desktop) == PHRASE.text
    assert window.held() == ""


def test_text_lands_nowhere_when_the_focus_moved_between_choice_and_paste(
    saywell: Saywell, copier: Copier, qt_window: OpenWindow
) -> None:
    other, target = qt_window(), qt_window()
    copier.copy(BEFORE)
    person = saywell.desktop.person
    person.press("Ctrl+;")
    saywell.wait_focus()
    person.type("zh phrase")
    with person.holding("Enter"):  # the paste waits for its release
        saywell.desktop.wait_focus(target.window)
        wait_until(lambda: is_grabbed(saywell.desktop.display), "The waiting for the release")
        other.focus()
    assert saywell.wait_notice("The window changed, so nothing was pasted.")
    assert clipboard.text(saywell.desktop) == ZH
    assert (target.held(), other.held()) == ("", "")


def test_a_target_closed_while_the_agent_chose_leaves_the_text_on_the_clipboard(
    saywell: Saywell, copier: Copier, qt_window: OpenWindow
) -> None:
    other, target = qt_window(), qt_window()
    copier.copy(BEFORE)
    saywell.desktop.person.press("Ctrl+;")
    palette = saywell.wait_focus()
    target.close()
    focus(saywell.desktop, palette)
    saywell.desktop.person.type("zh phrase")
    saywell.desktop.person.press("Enter")
    assert saywell.wait_notice("The window was closed, so nothing was pasted.")
    assert clipboard.text(saywell.desktop) == ZH
    assert other.held() == ""
