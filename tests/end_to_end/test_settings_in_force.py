"""What stands in the settings holds in real windows: rules for programs, a hotkey for a stage."""

from collections.abc import Callable

import pytest

from snippets_app.demo.waiting import wait_until
from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import CARET, LINES, MIXTURE
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
PHRASE = next(each for each in MIXTURE if each.text == LINES)
BEFORE = CONTENTS["html"]


@pytest.mark.parametrize(
    ("newline", "text"),
    [("shift-enter", LINES), ("space", "第一行 둘째 줄 third line")],
)
def test_line_breaks_go_in_as_the_programs_rule_says(
    prepared: Saywell, copier: Copier, qt_window: OpenWindow, newline: str, text: str
) -> None:
    prepared.configure(targets=[{"program": "*", "newline": newline}])
    window = qt_window()
    prepared.start()
    copier.copy(BEFORE)
    prepared.desktop.person.press(PHRASE.hotkey)
    window.receives(text)
    wait_until(lambda: clipboard.holds(prepared.desktop, BEFORE), "The return of the clipboard")


def test_a_copy_only_program_gets_a_copy_and_a_notice(
    prepared: Saywell, copier: Copier, qt_window: OpenWindow
) -> None:
    prepared.configure(targets=[{"program": "*", "copy_only": "yes"}])
    window = qt_window()
    prepared.start()
    copier.copy(BEFORE)
    prepared.desktop.person.press(PHRASE.hotkey)
    assert prepared.wait_notice("The text is on the clipboard")
    assert clipboard.text(prepared.desktop) == LINES
    assert window.held() == ""


def test_a_stage_has_a_hotkey_of_its_own(
    prepared: Saywell, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    prepared.configure(hotkeys={"stage:second": "Ctrl+Shift+F6"})
    window = qt_window()
    prepared.start()
    watch.forget()
    prepared.desktop.person.press("Ctrl+Shift+F6")
    prepared.wait_focus()
    prepared.desktop.person.press("1")
    watch.wait_lent_and_returned()
    window.receives(CARET.text)
