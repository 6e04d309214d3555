"""What a key means to a text."""

import pytest

from snippets_app.desktop.windows.held_keys import HeldKeys
from snippets_app.desktop.windows.pressed_key import key_name, pretended

A, ENTER, SPACE, BACKSPACE, LEFT, F5, NUMBER_PAD_7 = 0x41, 0x0D, 0x20, 0x08, 0x25, 0x74, 0x67
SHIFT, CTRL, ALT, CAPS, HANGUL, HANJA, PROCESSED = 0x10, 0x11, 0x12, 0x14, 0x15, 0x19, 0xE5


def name(code: int, *held: str, types: str = "", hangul: bool = False) -> str:
    return key_name(code, frozenset(held), lambda: types, hangul=hangul)


@pytest.mark.parametrize(
    ("code", "types", "expected"),
    [
        (A, "a", "a"), (SPACE, " ", " "), (NUMBER_PAD_7, "7", "7"), (A, "ö", "ö"),
        (ENTER, "\r", "Enter"), (BACKSPACE, "\b", "Backspace"), (LEFT, "", "Left"), (F5, "", "F5"),
        (A, "", "other"), (A, "´a", "other"), (A, "\x1b", "other"),
        (HANJA, "", "other"), (PROCESSED, "", "other"),
        (SHIFT, "", ""), (CAPS, "", ""), (HANGUL, "", ""), (0xFF, "", ""),
    ],
)  # fmt: skip
def test_characters_and_names(code: int, types: str, expected: str) -> None:
    assert name(code, types=types) == expected


@pytest.mark.parametrize("held", [("Ctrl",), ("Alt",), ("Win",), ("Ctrl", "Shift")])
def test_commands_are_other(held: tuple[str, ...]) -> None:
    assert name(A, *held, types="a") == "other"
    assert name(LEFT, *held) == "other"


def test_the_right_alt_types_where_the_layout_has_it_so() -> None:
    assert name(A, "AltGr", types="@") == "@"
    assert name(A, "AltGr", "Ctrl", types="@") == "@"  # Windows adds a Ctrl to it
    assert name(A, "AltGr") == "other"
    assert name(LEFT, "AltGr") == "other"


def test_a_korean_input_method_makes_jamo_of_letters() -> None:
    keys = [*"RKRK", "1"]
    assert "".join(name(ord(key), hangul=True, types=key.lower()) for key in keys) == "ㄱㅏㄱㅏ1"
    assert name(ord("R"), "Shift", hangul=True, types="R") == "ㄲ"
    assert name(ord("A"), "Shift", hangul=True, types="a") == "ㅁ"  # CapsLock: no matter
    assert name(ord("R"), "Ctrl", hangul=True) == "other"


def test_a_program_may_send_characters_instead_of_keys() -> None:
    assert pretended(0xE7, ord("你")) == "你"
    assert pretended(A, ord("你")) == ""


class System:
    """Which keys are down."""

    def __init__(self, *down: int) -> None:
        self.down = set(down)

    def is_down(self, code: int) -> bool:
        return code in self.down


def test_modifiers_count_from_press_to_release() -> None:
    held = HeldKeys(System().is_down)
    held.press(SHIFT, far=False, time=0)
    held.press(SHIFT, far=True, time=0)
    held.press(A, far=False, time=0)
    assert held.names(1) == {"Shift"}
    held.release(SHIFT, far=True)
    assert held.names(2) == set()  # the system tells both by one code: better too few
    held.press(ALT, far=True, time=2)
    assert held.names(3) == {"AltGr"}


def test_what_was_down_before_counts() -> None:
    held = HeldKeys(System(SHIFT, CTRL).is_down)
    held.begin(0)
    assert held.names(1) == {"Shift", "Ctrl"}
    held.release(CTRL, far=True)
    assert held.names(1) == {"Shift"}


def test_a_release_that_never_came_is_noticed_after_a_while() -> None:
    system = System(SHIFT)
    held = HeldKeys(system.is_down)
    held.press(SHIFT, far=False, time=0)
    held.press(CTRL, far=False, time=0)
    assert held.names(1000) == {"Shift", "Ctrl"}
    assert held.names(5000) == {"Shift"}
