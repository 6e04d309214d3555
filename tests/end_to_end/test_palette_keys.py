"""The palette by keys alone, over another program's window."""

from collections.abc import Callable

import pytest

from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import CARET, MIXTURE
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
BEFORE = CONTENTS["html"]
FIRST, SECOND = MIXTURE[:2]


def press_in_palette(saywell: Saywell, *keys: str) -> None:
    saywell.desktop.person.press("Ctrl+;")
    saywell.wait_focus()
    for key in keys:
        saywell.desktop.person.press(key)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("Enter",), FIRST.text),
        (("2",), SECOND.text),
        (("Down", "Enter"), SECOND.text),
        (("Down", "Down", "Up", "Enter"), SECOND.text),
        (("Tab", "Tab", "1"), CARET.text),
        (("Shift+Tab", "1"), CARET.text),
        (("Tab", "Tab", "Shift+Tab", "Enter"), FIRST.text),
        (("Z", "H", "Enter"), SECOND.text),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_keys_choose_a_phrase(
    saywell: Saywell,
    watch: ClipboardWatch,
    qt_window: OpenWindow,
    keys: tuple[str, ...],
    text: str,
) -> None:
    window = qt_window()
    watch.forget()
    press_in_palette(saywell, *keys)
    watch.wait_lent_and_returned()
    window.receives(text)
    saywell.desktop.wait_focus(window.window)


def test_escape_leaves_focus_text_and_clipboard_as_they_were(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(BEFORE)
    watch.forget()
    press_in_palette(saywell, "Z", "Down", "Tab", "Esc")
    saywell.desktop.wait_focus(window.window)
    saywell.desktop.person.type("x")
    window.receives("x")
    watch.wait_changes(0)
    clipboard.assert_holds(saywell.desktop, BEFORE)


def test_shift_enter_only_copies(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(BEFORE)
    watch.forget()
    press_in_palette(saywell, "Down", "Shift+Enter")
    watch.wait_changes()
    assert clipboard.text(saywell.desktop) == SECOND.text
    assert saywell.wait_notice("The text is on the clipboard")
    saywell.desktop.wait_focus(window.window)
    saywell.desktop.person.press("Ctrl+V")
    window.receives(SECOND.text)


def test_the_hotkey_pressed_again_in_the_palette_keeps_the_target(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(BEFORE)
    watch.forget()
    press_in_palette(saywell, "Ctrl+;", "2")
    watch.wait_lent_and_returned()
    window.receives(SECOND.text)
