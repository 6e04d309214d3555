"""Key chords: written, read, and which may be hotkeys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.chord import MODIFIERS, NAMED_KEYS, Chord, hotkey_chord, parse_chord
from snippets_app.errors import AppError
from snippets_app.settings import DEFAULT_HOTKEYS

KEYS = st.sampled_from(NAMED_KEYS) | st.characters(exclude_categories=("C", "Z"))
CHORDS = st.sets(st.sampled_from(MODIFIERS)).flatmap(
    lambda held: KEYS.map(lambda key: "+".join((*(m for m in MODIFIERS if m in held), key)))
)


@given(CHORDS)
def test_a_chord_prints_as_it_is_read(text: str) -> None:
    chord = parse_chord(text)
    assert parse_chord(str(chord)) == chord
    assert len(chord.key) == 1 or chord.key in NAMED_KEYS


@given(st.text(max_size=12) | st.lists(st.sampled_from(["Ctrl", "+", "a", " ", "F1"])).map("".join))
def test_any_text_is_a_chord_or_refused(text: str) -> None:
    try:
        chord = parse_chord(text)
    except AppError:
        return
    assert parse_chord(str(chord)) == chord


@pytest.mark.parametrize(
    ("text", "chord"),
    [
        ("ctrl+a", Chord(("Ctrl",), "A")),
        (" Shift + Control + ; ", Chord(("Ctrl", "Shift"), ";")),
        ("Ctrl++", Chord(("Ctrl",), "+")),
        ("+", Chord((), "+")),
        ("Strg+Entf", None),
        ("Super+Return", Chord(("Win",), "Enter")),
        ("Ctrl+ß", Chord(("Ctrl",), "ß")),
        ("f12", Chord((), "F12")),
        ("Ctrl+plus", Chord(("Ctrl",), "+")),
        ("Ctrl+中", Chord(("Ctrl",), "中")),
        ("Ctrl+++", None),
        ("++", None),
        ("", None),
        ("Ctrl", None),
        ("Ctrl+", None),
        ("+Ctrl+A", None),
        ("Ctrl+Ctrl+A", None),
        ("A+B", None),
        ("Ctrl+Home+A", None),
        ("Ctrl+ab", None),
        ("Ctrl+\x07", None),
    ],
)
def test_reading(text: str, chord: Chord | None) -> None:
    if chord is None:
        with pytest.raises(AppError, match="is not a hotkey"):
            parse_chord(text)
    else:
        assert parse_chord(text) == chord


@pytest.mark.parametrize("text", DEFAULT_HOTKEYS.values())
def test_the_defaults_may_be_hotkeys(text: str) -> None:
    assert str(hotkey_chord(text)) == text


@pytest.mark.parametrize("text", ["F5", "Shift+F5", "Alt+1", "Win+J", "Ctrl+Alt+Home", "Ctrl++"])
def test_these_may_be_hotkeys(text: str) -> None:
    assert str(hotkey_chord(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Alt+Space", "window menu"),
        ("ctrl+space", "input method"),
        ("Ctrl+V", "pasting"),
        ("Alt+F4", "closing windows"),
        ("Ctrl+Alt+F2", "consoles"),
        ("Ctrl+Alt+E", "AltGr"),
        ("Ctrl+Alt+Shift+E", "AltGr"),
        ("A", "needed for typing"),
        ("F", "needed for typing"),
        ("Shift+A", "needed for typing"),
        ("Enter", "needed for typing"),
        ("Shift+Insert", "needed for typing"),
    ],
)
def test_these_may_not(text: str, reason: str) -> None:
    with pytest.raises(AppError, match=reason):
        hotkey_chord(text)
