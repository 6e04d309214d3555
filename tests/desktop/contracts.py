"""What every backend must do, asked in a world that each backend's tests provide."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

import pytest

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Desktop, HotkeyRefused, Target

PALETTE = parse_chord("Ctrl+;")
PASTE = parse_chord("Ctrl+V")
NASTY = "שלום Привет 안녕 您好 😀👩‍👩‍👧\nzwei Zeilen\tTab  e\u0301 \u202eעברית\u202c “q” \\ {x}"
LIMIT = 64 * 1024 * 1024


class World(ABC):
    """A desktop, and the other programs and the person on it."""

    desktop: Desktop

    @property
    @abstractmethod
    def target(self) -> Target:
        """The focused text field of another program."""

    @abstractmethod
    def press(self, chord: Chord) -> None:
        """The person presses and releases a chord."""

    @abstractmethod
    def take(self, chord: Chord) -> None:
        """Another program takes a hotkey."""

    @abstractmethod
    def copy(self, text: str) -> None:
        """Another program copies."""

    @abstractmethod
    def copied(self) -> str:
        """What another program sees on the clipboard."""

    @abstractmethod
    def field_text(self) -> str:
        """What stands in the target's text field."""

    @abstractmethod
    def holding(self, chord: Chord) -> AbstractContextManager[None]:
        """The person keeps a chord down."""

    @abstractmethod
    def focus_elsewhere(self) -> None:
        """Another window gets the focus."""


class HotkeyContract:
    def test_fires_once_per_press(self, world: World) -> None:
        presses: list[int] = []
        world.desktop.hotkeys.register(PALETTE, lambda: presses.append(1))
        for number in (1, 2, 3):
            world.press(PALETTE)
            wait_until(lambda expected=number: len(presses) == expected, "A press of the hotkey")

    def test_fires_no_more_when_unregistered(self, world: World) -> None:
        presses: list[str] = []
        other = parse_chord("Ctrl+Shift+1")
        world.desktop.hotkeys.register(PALETTE, lambda: presses.append("palette"))
        world.desktop.hotkeys.register(other, lambda: presses.append("other"))
        world.desktop.hotkeys.unregister(PALETTE)
        world.press(PALETTE)
        world.press(other)
        wait_until(lambda: presses, "A press of the other hotkey")
        assert presses == ["other"]

    def test_is_refused_when_taken(self, world: World) -> None:
        world.take(PALETTE)
        with pytest.raises(HotkeyRefused, match="already used"):
            world.desktop.hotkeys.register(PALETTE, lambda: None)

    def test_is_refused_when_registered_already(self, world: World) -> None:
        world.desktop.hotkeys.register(PALETTE, lambda: None)
        with pytest.raises(HotkeyRefused, match="already used"):
            world.desktop.hotkeys.register(PALETTE, lambda: None)

    def test_may_be_registered_again(self, world: World) -> None:
        presses: list[int] = []
        world.desktop.hotkeys.register(PALETTE, lambda: presses.append(1))
        world.desktop.hotkeys.unregister(PALETTE)
        world.desktop.hotkeys.register(PALETTE, lambda: presses.append(2))
        world.press(PALETTE)
        wait_until(lambda: presses, "A press of the hotkey")
        assert presses == [2]

    def test_unregistering_what_is_not_registered_is_no_trouble(self, world: World) -> None:
        world.desktop.hotkeys.unregister(PALETTE)


class WindowContract:
    def test_the_focused_window_is_current(self, world: World) -> None:
        target = world.target
        assert world.desktop.windows.current() == target
        assert world.desktop.windows.is_current(target)

    def test_it_is_not_when_another_has_the_focus(self, world: World) -> None:
        target = world.target
        world.focus_elsewhere()
        assert not world.desktop.windows.is_current(target)

    def test_it_comes_back(self, world: World) -> None:
        target = world.target
        world.focus_elsewhere()
        assert world.desktop.windows.activate(target, 5)
        assert world.desktop.windows.is_current(target)

    def test_it_takes_our_keys(self, world: World) -> None:
        assert world.desktop.windows.accepts_keys(world.target)

    def test_it_has_a_place(self, world: World) -> None:
        place = world.desktop.windows.place(world.target)
        assert place is not None
        assert place.width > 100
        assert place.height > 100


class KeysContract:
    def test_released_keys_need_no_waiting(self, world: World) -> None:
        assert world.desktop.keys.wait_released(0)

    def test_a_held_key_is_waited_for(self, world: World) -> None:
        with world.holding(parse_chord("Ctrl+Shift+F9")):
            assert not world.desktop.keys.wait_released(0.05)
        assert world.desktop.keys.wait_released(1)


class ClipboardContract:
    @pytest.mark.parametrize("text", ["plain", NASTY, "x" * 100_000, ""])
    def test_what_is_put_can_be_read(self, world: World, text: str) -> None:
        world.desktop.clipboard.put(text)
        assert world.desktop.clipboard.text() == text
        assert world.copied() == text

    def test_what_another_program_copied_can_be_read(self, world: World) -> None:
        world.copy(NASTY)
        assert world.desktop.clipboard.text() == NASTY

    def test_a_saved_clipboard_comes_back(self, world: World) -> None:
        world.copy(NASTY)
        clipboard = world.desktop.clipboard
        saved = clipboard.save(LIMIT, 2)
        clipboard.offer("phrase")
        assert saved.complete
        assert world.copied() == "phrase"
        assert clipboard.restore(saved)
        assert world.copied() == NASTY

    def test_nothing_saved_gives_nothing_back(self, world: World) -> None:
        clipboard = world.desktop.clipboard
        saved = clipboard.save(LIMIT, 2)
        clipboard.offer("phrase")
        assert clipboard.restore(saved)
        assert clipboard.text() == ""

    def test_what_was_restored_can_be_saved_again(self, world: World) -> None:
        world.copy(NASTY)
        clipboard = world.desktop.clipboard
        for phrase in ("one", "two"):
            saved = clipboard.save(LIMIT, 2)
            clipboard.offer(phrase)
            assert clipboard.restore(saved)
        assert world.copied() == NASTY

    def test_what_is_too_large_is_not_saved(self, world: World) -> None:
        world.copy("x" * 5000)
        saved = world.desktop.clipboard.save(1000, 2)
        assert not saved.complete
        assert not saved.formats

    def test_somebody_who_copies_meanwhile_is_left_alone(self, world: World) -> None:
        world.copy("old")
        clipboard = world.desktop.clipboard
        saved = clipboard.save(LIMIT, 2)
        clipboard.offer("phrase")
        world.copy("new")
        assert not clipboard.restore(saved)
        assert world.copied() == "new"

    def test_an_offer_that_nobody_reads_is_not_read(self, world: World) -> None:
        world.desktop.clipboard.offer("phrase")
        assert not world.desktop.clipboard.wait_read(world.target, 0.1, 0.01)

    def test_a_reader_that_is_not_the_target_does_not_count(self, world: World) -> None:
        target = world.target
        world.desktop.clipboard.offer("phrase")
        assert world.copied() == "phrase"
        assert not world.desktop.clipboard.wait_read(target, 0.1, 0.01)


class InsertionContract:
    @pytest.mark.parametrize("text", ["plain", NASTY])
    def test_a_phrase_is_inserted_and_the_clipboard_as_before(
        self, world: World, text: str
    ) -> None:
        world.copy("as before")
        insert(world, text)
        assert world.copied() == "as before"
        assert world.field_text() == text

    def test_two_in_a_row_stand_in_order(self, world: World) -> None:
        world.copy("as before")
        insert(world, "first. ")
        insert(world, "second.")
        assert world.copied() == "as before"
        assert world.field_text() == "first. second."


def insert(world: World, text: str) -> None:
    """The steps of one insertion."""
    desktop, target = world.desktop, world.target
    assert desktop.keys.wait_released(2)
    saved = desktop.clipboard.save(LIMIT, 2)
    assert saved.complete
    desktop.clipboard.offer(text)
    desktop.keys.press(PASTE)
    assert desktop.clipboard.wait_read(target, 8, 0.05)
    assert desktop.clipboard.restore(saved)
