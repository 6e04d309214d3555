"""Offsets of Windows' controls, beside the texts that they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.windows.reading.counted import Counted

TEXT = st.text(st.sampled_from("ab 한😀\n"), max_size=12)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXT, st.data())
def test_an_edit_counts_two_units_for_a_break(text: str, data: st.DataObject) -> None:
    raw = text.replace("\n", "\r\n")
    counted = Counted(raw)
    at = data.draw(st.integers(0, len(text)))
    assert counted.text == text
    assert counted.beginning(at) == text[:at].replace("\n", "\r\n")
    assert counted.units(at) == units(text[:at].replace("\n", "\r\n"))
    assert counted.points(counted.units(at)) == at


@given(TEXT, st.data())
def test_a_rich_edit_counts_one_unit_for_a_break(text: str, data: st.DataObject) -> None:
    counted = Counted(text.replace("\n", "\r\n"), breaks_are_one=True)
    at = data.draw(st.integers(0, len(text)))
    assert counted.text == text
    assert counted.units(at) == units(text[:at])
    assert counted.points(counted.units(at)) == at


@given(st.text(st.sampled_from("a😀\r\n\v\u2029"), max_size=9), st.integers(-3, 30), st.booleans())
def test_every_offset_is_within_the_text(raw: str, offset: int, breaks_are_one: bool) -> None:
    counted = Counted(raw, breaks_are_one=breaks_are_one)
    assert 0 <= counted.points(offset) <= len(counted.text)
    assert counted.points(counted.units(offset)) == min(max(0, offset), len(counted.text))


@pytest.mark.parametrize(
    ("raw", "offset", "point"),
    [("a\r\nb", 2, 1), ("a😀b", 2, 1), ("a\r\nb", 3, 2), ("", 0, 0), ("ab", 9, 2)],
)
def test_an_offset_within_a_character_is_its_beginning(raw: str, offset: int, point: int) -> None:
    assert Counted(raw).points(offset) == point


def test_all_kinds_of_breaks_are_one() -> None:
    assert Counted("a\rb\vc\u2028d\u00a0e\nf").text == "a\nb\nc\nd e\nf"
