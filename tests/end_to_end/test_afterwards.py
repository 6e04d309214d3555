"""The caret after an insertion, taking it back, repeating it, and answers that are remembered."""

from collections.abc import Callable, Sequence

from snippets_app.demo.waiting import wait_until
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import ASKS, CARET, MIXTURE, OTHER_ASKS, ZH
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow, Target, Terminal

OpenWindow = Callable[..., QtWindow]
UNDO, REPEAT, NEW_CUSTOMER = "Ctrl+Shift+Backspace", "Ctrl+Shift+;", "Ctrl+Shift+F2"


def insert(saywell: Saywell, watch: ClipboardWatch, hotkey: str) -> None:
    watch.forget()
    saywell.desktop.person.press(hotkey)
    watch.wait_lent_and_returned()


def insert_next(saywell: Saywell, name: str) -> None:
    """Insert once the insertion before is over; returns when this one is."""
    wait_until(
        lambda: saywell.command("insert", f"proof/{name}").returncode == 0, "The next insertion"
    )


def test_the_caret_stands_where_the_phrase_says(
    saywell: Saywell, watch: ClipboardWatch, targets: Sequence[Target]
) -> None:
    for target in (each for each in targets if not isinstance(each, Terminal)):
        target.focus()
        insert(saywell, watch, CARET.hotkey)
        target.receives(CARET.text)
        insert_next(saywell, "zh")
        after = CARET.body.partition("{cursor}")[2]
        target.expected = target.expected.removesuffix(after)
        target.receives(ZH + after)
        saywell.desktop.person.press("Ctrl+End")


def test_an_insertion_is_taken_back_whole(saywell: Saywell, targets: Sequence[Target]) -> None:
    for target in (each for each in targets if not isinstance(each, Terminal)):
        before = target.expected
        target.focus()
        insert_next(saywell, "mixed")
        target.receives(MIXTURE[0].text)
        saywell.desktop.person.press(UNDO)
        target.expected = before
        target.receives("")


def test_an_insertion_is_taken_back_in_a_terminal(
    saywell: Saywell, targets: Sequence[Target]
) -> None:
    terminal = next(each for each in targets if isinstance(each, Terminal))
    terminal.focus()
    insert_next(saywell, "ko")
    saywell.desktop.person.press(UNDO)
    insert_next(saywell, "zh")
    terminal.receives(ZH)


def test_an_insertion_is_taken_back_in_its_window_only(
    saywell: Saywell, qt_window: OpenWindow
) -> None:
    window = qt_window()
    saywell.desktop.person.type("before ")
    insert_next(saywell, "mixed")
    window.receives("before " + MIXTURE[0].text)
    other = qt_window()
    saywell.desktop.person.type("mine")
    saywell.desktop.person.press(UNDO)
    assert saywell.wait_notice("There is nothing to take back here.")
    other.receives("mine")
    window.focus()
    saywell.desktop.person.press(UNDO)
    window.expected = ""
    window.receives("before ")


def test_the_last_phrase_is_repeated(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    saywell.desktop.person.press(REPEAT)
    assert saywell.wait_notice("Nothing has been inserted yet.")
    copier.copy(CONTENTS["text"])
    insert_next(saywell, "zh")
    insert(saywell, watch, REPEAT)
    window.receives(ZH + ZH)


def test_answers_are_remembered_until_the_next_customer(
    saywell: Saywell, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window, person = qt_window(), saywell.desktop.person
    person.press(ASKS.hotkey)
    saywell.wait_focus()
    watch.forget()
    for answer in ("Wang", "2", "A-1"):  # Enter goes to what is still open, here also by a digit
        person.type(answer)
        person.press("Enter")
    watch.wait_lent_and_returned()
    window.receives("Wang女士，您好。单号A-1。")
    saywell.wait_answer()
    insert(saywell, watch, OTHER_ASKS.hotkey)
    window.receives("Wang女士，单号A-1已发出。")
    person.press(NEW_CUSTOMER)
    assert saywell.wait_notice("New customer")
    person.press(OTHER_ASKS.hotkey)
    saywell.wait_focus()
    person.press("Esc")
    saywell.desktop.wait_focus(window.window)
    window.receives("")
