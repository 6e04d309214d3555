"""The keyboard that Windows tells of."""

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.desktop.windows.key_codes import Key
from snippets_app.desktop.windows.keyboard_layout import KeyboardLayout

pytestmark = pytest.mark.desktop


@pytest.mark.parametrize(
    ("chord", "key"),
    [
        ("Ctrl+V", Key(0x56, ("Ctrl",))),
        ("Ctrl+;", Key(0xBA, ("Ctrl",))),
        ("Ctrl+!", Key(0x31, ("Ctrl", "Shift"))),
        ("Ctrl+好", None),
        ("Ctrl+😀", None),
        ("Ctrl+é", None),
    ],
)
def test_a_chord_is_found_on_an_american_keyboard(chord: str, key: Key | None) -> None:
    assert KeyboardLayout().find(parse_chord(chord)) == key


def test_a_stroke_has_its_place_on_the_keyboard() -> None:
    layout = KeyboardLayout()
    assert layout.stroke(0x56).scan == 0x2F
    assert layout.stroke(0x25).extended
    assert layout.stroke(0x25, up=True).up
