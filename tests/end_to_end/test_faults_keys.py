"""Keys that are held, locked or taken by another program."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from Xlib import XK, X
from Xlib.display import Display

from snippets_app.core.chord import parse_chord
from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import held_keys, read_keymap
from snippets_app.desktop.x11.keymap import find, lock_variants
from tests.end_to_end import clipboard
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.phrases import MIXTURE, ZH
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
BEFORE = CONTENTS["text"]
KEY_PHRASE = MIXTURE[1]


@pytest.fixture
def other_program(virtual_desktop: VirtualDesktop) -> Iterator[Display]:
    display = Display(virtual_desktop.display_name)
    yield display
    display.close()


@pytest.mark.parametrize("modifier", ["Ctrl", "Shift", "Alt"])
def test_a_modifier_held_down_is_refused_and_nothing_is_stuck(
    saywell: Saywell, copier: Copier, qt_window: OpenWindow, modifier: str
) -> None:
    window = qt_window()
    copier.copy(BEFORE)
    person, desktop = saywell.desktop.person, saywell.desktop
    with ExitStack() as held, ExitStack() as hotkey:
        hotkey.enter_context(person.holding_modifier("Ctrl"))
        person.press("F2")
        if modifier != "Ctrl":
            held.enter_context(person.holding_modifier(modifier))
            hotkey.close()
        assert saywell.wait_notice("A key was held down, so nothing was pasted.")
        assert clipboard.text(desktop) == ZH
    assert not held_keys(desktop.display)
    person.type("v")
    window.receives("v")


@pytest.mark.parametrize(
    "locks", [(XK.XK_Caps_Lock,), (XK.XK_Num_Lock,), (XK.XK_Caps_Lock, XK.XK_Num_Lock)]
)
def test_lock_keys_change_nothing(
    saywell: Saywell,
    copier: Copier,
    watch: ClipboardWatch,
    qt_window: OpenWindow,
    locks: tuple[int, ...],
) -> None:
    window = qt_window()
    person = saywell.desktop.person
    for symbol in locks:
        person.tap(symbol)
    try:
        for _ in range(2):
            copier.copy(BEFORE)
            watch.forget()
            person.press(KEY_PHRASE.hotkey)
            watch.wait_lent_and_returned()
            window.receives(KEY_PHRASE.text)
            clipboard.assert_holds(saywell.desktop, BEFORE)
    finally:
        for symbol in locks:
            person.tap(symbol)


def test_a_hotkey_that_another_program_holds_is_told(
    prepared: Saywell, other_program: Display
) -> None:
    keymap = read_keymap(other_program)
    key = find(parse_chord("Ctrl+;"), keymap)
    assert key
    root = other_program.screen().root
    for locks in lock_variants(keymap):
        root.grab_key(key.code, key.mask | locks, False, X.GrabModeAsync, X.GrabModeAsync)
    other_program.sync()
    before = prepared.command("doctor")
    prepared.start()
    assert prepared.wait_notice("Ctrl+; is already used by another program.")
    running = prepared.command("doctor")
    for report in (before, running):
        assert report.returncode == 1
        line = next(each for each in report.stdout.splitlines() if "Ctrl+; (palette)" in each)
        assert line.startswith("NO")
        assert "already used by another program" in line
    assert "ok  hotkey Ctrl+Shift+; (repeat): held by the running program" in running.stdout


def test_a_hotkey_held_down_inserts_once(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window = qt_window()
    copier.copy(BEFORE)
    watch.forget()
    with saywell.desktop.person.holding(KEY_PHRASE.hotkey):
        wait_until(lambda: held_keys(saywell.desktop.display), "The keys down")
    watch.wait_lent_and_returned()
    window.receives(KEY_PHRASE.text)
