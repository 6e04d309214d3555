"""Clipboards whose owner hangs or goes away, and people who copy at the wrong moment."""

from collections.abc import Callable

from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import MIXTURE
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
PHRASE = MIXTURE[0]


def test_an_owner_that_hangs_holds_nothing_up_and_its_loss_is_told(
    saywell: Saywell, copier: Copier, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(CONTENTS["text"])
    copier.hang()
    saywell.desktop.person.press(PHRASE.hotkey)
    window.receives(PHRASE.text)
    assert saywell.wait_notice("too large or too slow to be kept")


def test_the_palette_opens_while_the_owner_hangs(
    saywell: Saywell, copier: Copier, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(CONTENTS["text"])
    copier.hang()
    saywell.desktop.person.press("Ctrl+;")
    saywell.wait_focus()
    saywell.desktop.person.press("Esc")
    saywell.desktop.wait_focus(window.window)


def test_what_somebody_copies_during_the_insertion_stays(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window("slow", "400")
    copier.copy(CONTENTS["text"])
    watch.forget()
    saywell.desktop.person.press(PHRASE.hotkey)
    watch.wait_changes()  # our text is lent; the window stands still and has not read it
    copier.copy(CONTENTS["html"])
    assert saywell.wait_notice("Something else was copied at that moment")
    clipboard.assert_holds(saywell.desktop, CONTENTS["html"])
    assert PHRASE.text not in window.held()


def test_an_empty_clipboard_is_empty_again(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(CONTENTS["text"])
    copier.close()
    watch.forget()
    saywell.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.receives(PHRASE.text)
    assert clipboard.read(saywell.desktop, "TARGETS") == b""


def test_the_clipboard_outlives_the_program(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(CONTENTS["html"])
    watch.forget()
    saywell.desktop.person.press(PHRASE.hotkey)
    watch.wait_lent_and_returned()
    window.receives(PHRASE.text)
    watch.forget()
    assert saywell.quit() == 0
    watch.wait_changes()
    clipboard.assert_holds(saywell.desktop, CONTENTS["html"])
