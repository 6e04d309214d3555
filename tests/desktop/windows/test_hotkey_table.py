"""Which hotkeys are held, on a Windows that is pretended and may lose them."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import Chord, parse_chord
from snippets_app.desktop.base import HotkeyRefused
from snippets_app.desktop.windows.hotkey_table import HotkeyTable
from snippets_app.desktop.windows.key_codes import Key, find
from tests.desktop.windows.hotkey_parts import PretendedSystem

PALETTE, ENTER, PALETTE_CODE, ENTER_CODE = parse_chord("Ctrl+;"), parse_chord("Enter"), 0xBA, 0x0D
CHORDS = [parse_chord(text) for text in ("Ctrl+;", "Ctrl+Shift+1", "F9", "Enter", "Ctrl+'")]


class Rig:
    """A table on a pretended system, whose keyboard has its signs where ``places`` says."""

    def __init__(self) -> None:
        self.system = PretendedSystem()
        self.places = {";": 0xBA, "'": 0xDE, ":": 0x1BA}
        self.table = HotkeyTable(self.system, self._find)
        self.pressed: list[str] = []
        self.now = 1000

    def register(self, *chords: Chord) -> None:
        for chord in chords:
            self.table.register(chord, lambda name=str(chord): self.pressed.append(name))

    def press(self, code: int, *, after: int = 1000) -> None:
        """The key goes down and stays so."""
        self.now += after
        self.system.down.add(code)
        self.table.press(self.system.number_of(code), self.now)

    def release(self, code: int) -> None:
        self.system.down.discard(code)
        self.table.look()

    def _find(self, chord: Chord) -> Key | None:
        return find(chord, lambda character: self.places.get(character, -1))


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_a_key_held_down_counts_once(rig: Rig) -> None:
    rig.register(PALETTE)
    rig.press(PALETTE_CODE)
    for after in (250, 30, 30, 30):
        rig.press(PALETTE_CODE, after=after)
    assert rig.pressed == ["Ctrl+;"]
    rig.release(PALETTE_CODE)
    assert not rig.table.watches_a_key
    rig.press(PALETTE_CODE, after=30)
    assert rig.pressed == ["Ctrl+;"] * 2


def test_a_second_press_sooner_than_any_repeat_counts(rig: Rig) -> None:
    rig.register(PALETTE)
    rig.press(PALETTE_CODE)
    rig.press(PALETTE_CODE, after=60)
    assert rig.pressed == ["Ctrl+;"] * 2


def test_what_is_let_go_while_its_key_is_down_is_kept_until_it_is_up(rig: Rig) -> None:
    rig.register(ENTER)
    rig.press(ENTER_CODE)
    rig.table.unregister(ENTER)
    rig.table.look()
    assert list(rig.system.held.values()) == [Key(ENTER_CODE, ())]
    rig.press(ENTER_CODE, after=300)
    assert rig.pressed == ["Enter"]
    rig.release(ENTER_CODE)
    assert not rig.system.held
    assert not rig.table.watches_a_key


def test_what_was_not_pressed_is_let_go_at_once(rig: Rig) -> None:
    rig.register(ENTER)
    rig.system.down.add(ENTER_CODE)
    rig.table.unregister(ENTER)
    assert not rig.system.held


def test_a_key_that_is_still_down_keeps_no_other(rig: Rig) -> None:
    rig.register(ENTER, PALETTE)
    rig.press(ENTER_CODE)
    rig.press(PALETTE_CODE)
    rig.table.unregister(ENTER)
    rig.table.unregister(PALETTE)
    rig.release(PALETTE_CODE)
    rig.release(ENTER_CODE)
    assert not rig.system.held


def test_what_is_registered_anew_while_its_key_is_down_stays(rig: Rig) -> None:
    rig.register(ENTER)
    rig.press(ENTER_CODE)
    rig.table.unregister(ENTER)
    rig.register(ENTER)
    rig.press(ENTER_CODE, after=300)
    rig.release(ENTER_CODE)
    assert len(rig.system.held) == 1
    rig.press(ENTER_CODE)
    assert rig.pressed == ["Enter"] * 2


def test_a_callback_may_let_its_own_chord_go(rig: Rig) -> None:
    rig.table.register(ENTER, lambda: rig.table.unregister(ENTER))
    rig.press(ENTER_CODE)
    rig.release(ENTER_CODE)
    assert not rig.system.held


def test_refusals_say_why(rig: Rig) -> None:
    rig.system.others.add(Key(PALETTE_CODE, ("Ctrl",)))
    rig.system.refusals[0x7B] = 5
    with pytest.raises(HotkeyRefused, match=r"Ctrl\+; is already used"):
        rig.register(PALETTE)
    with pytest.raises(HotkeyRefused, match=r"no key for Ctrl\+好"):
        rig.register(parse_chord("Ctrl+好"))
    with pytest.raises(HotkeyRefused, match=r"does not give F12 away: error 5\."):
        rig.register(parse_chord("F12"))
    rig.register(parse_chord("Ctrl+Shift+;"))
    with pytest.raises(HotkeyRefused, match=r"same key as Ctrl\+Shift\+;"):
        rig.register(parse_chord("Ctrl+:"))
    rig.table.clear()
    assert not rig.system.held


def test_numbers_are_used_again(rig: Rig) -> None:
    """Windows takes 49,151 of them, and Enter is held and let go all day."""
    for _ in range(3):
        rig.register(ENTER)
        assert list(rig.system.held) == [1]
        rig.table.unregister(ENTER)


@given(
    chords=st.lists(st.sampled_from(CHORDS), unique=True),
    steps=st.lists(st.sampled_from(["lost", "pressed", "let go", "back"])),
)
def test_whoever_comes_back_finds_every_chord_taken_once(
    chords: list[Chord], steps: list[str]
) -> None:
    rig = Rig()
    rig.register(*chords)
    wanted = list(chords)
    for step in [*steps, "back"]:
        if step == "lost":
            rig.system.forget()
        elif step == "pressed" and rig.system.held:
            rig.press(next(iter(rig.system.held.values())).code)
        elif step == "let go" and wanted:
            rig.table.unregister(wanted.pop())
        elif step == "back":
            rig.table.renew()
            rig.system.down.clear()
            keys = [rig._find(chord) for chord in wanted]
            assert sorted(map(str, rig.system.held.values())) == sorted(map(str, keys))
            assert not rig.table.watches_a_key


def test_what_another_program_took_meanwhile_is_tried_again(
    rig: Rig, logged: list[logging.LogRecord]
) -> None:
    rig.register(PALETTE)
    rig.system.forget()
    rig.system.others.add(Key(PALETTE_CODE, ("Ctrl",)))
    rig.table.renew()
    rig.table.follow()
    assert logged.pop().getMessage().startswith("A hotkey was lost")
    rig.system.others.clear()
    rig.table.follow()
    rig.press(PALETTE_CODE)
    assert rig.pressed == ["Ctrl+;"]


def test_signs_that_have_changed_places_are_both_followed(rig: Rig) -> None:
    rig.register(parse_chord("Ctrl+;"), parse_chord("Ctrl+'"), parse_chord("Ctrl+K"))
    rig.places |= {";": 0xDE, "'": 0xBA}
    rig.table.follow()
    for code in (0xDE, 0xBA, ord("K")):
        rig.press(code)
        rig.release(code)
    assert rig.pressed == ["Ctrl+;", "Ctrl+'", "Ctrl+K"]


def test_a_chord_whose_sign_is_gone_comes_back_with_it(
    rig: Rig, logged: list[logging.LogRecord]
) -> None:
    euro = parse_chord("Ctrl+§")
    rig.places["§"] = 0xBF
    rig.register(euro)
    del rig.places["§"]
    rig.table.follow()
    assert logged.pop()
    assert not rig.system.held
    assert not rig.table.takes(0xBF, ["Ctrl"], 0)
    rig.table.unregister(PALETTE)
    rig.places["§"] = 0xC0
    rig.table.follow()
    rig.press(0xC0)
    assert rig.pressed == ["Ctrl+§"]


def test_a_chord_that_was_lost_can_be_let_go(rig: Rig, logged: list[logging.LogRecord]) -> None:
    rig.register(PALETTE)
    rig.system.forget()
    rig.system.others.add(Key(PALETTE_CODE, ("Ctrl",)))
    rig.table.renew()
    assert logged.pop()
    rig.table.unregister(PALETTE)
    rig.system.others.clear()
    rig.table.renew()
    assert not rig.system.held


def test_who_sees_all_keys_hears_which_were_ours(rig: Rig) -> None:
    rig.register(ENTER, PALETTE)
    assert rig.table.takes(ENTER_CODE, [], 0)
    assert rig.table.takes(PALETTE_CODE, {"Ctrl"}, 0)
    assert not rig.table.takes(PALETTE_CODE, {"Ctrl", "Shift"}, 0)
    rig.press(ENTER_CODE)
    rig.table.unregister(ENTER)
    assert rig.table.takes(ENTER_CODE, [], rig.now + 500)
    rig.release(ENTER_CODE)
    assert rig.table.takes(ENTER_CODE, [], rig.now + 15)
    assert not rig.table.takes(ENTER_CODE, [], rig.now + 150)
