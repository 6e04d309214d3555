"""Offsets in documents, however their programs count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.windows.reading.automation import End
from snippets_app.desktop.windows.reading.control import Unanswered
from snippets_app.desktop.windows.reading.counted import Counted
from snippets_app.desktop.windows.reading.ranges import caret_of, counted, offset_of, part_of
from tests.desktop.windows.reading.fake_automation import COUNTING, FakeElement, held

TEXT = st.text(st.sampled_from("ab 한😀\n"), max_size=14)
WAYS = st.sampled_from(["units", "points", "breaks"])
BREAKS = st.sampled_from(["\n", "\r", "\r\n"])


@given(TEXT, WAYS, BREAKS, st.data())
def test_any_part_is_found(text: str, counting: str, breaks: str, data: st.DataObject) -> None:
    element = FakeElement(text.replace("\n", breaks))
    element.counting = counting
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = part_of(element.whole(), counted(element.whole()), start, end)
    assert counted(part).text == text[start:end]
    assert offset_of(element.whole(), part, End.START) == start
    assert offset_of(element.whole(), part, End.END) == end


@given(TEXT, BREAKS, st.data())
def test_the_caret_is_where_the_program_says(text: str, breaks: str, data: st.DataObject) -> None:
    element = FakeElement(text.replace("\n", breaks))
    at = data.draw(st.integers(0, len(text)))
    units = len(held(text[:at].replace("\n", breaks)))
    element.selected = (units, units)
    assert caret_of(element, element.whole(), text) == at


def test_without_a_selection_the_caret_is_at_the_end() -> None:
    element = FakeElement("ab")
    element.tells_selection = False
    assert caret_of(element, element.whole(), "ab") == 2


def test_words_behind_what_is_drawn_as_one_are_found() -> None:
    text = "e\u0301e\u0301 two 👍 three"
    element = FakeElement(text)
    element.counting = "drawn"
    start = text.index("three")
    part = part_of(element.whole(), Counted(text), start, start + 5)
    assert counted(part).text == "three"


def test_a_part_that_the_program_does_not_have_is_none() -> None:
    element = FakeElement("e\u0301x")
    element.counting = "drawn"
    with pytest.raises(Unanswered):
        part_of(element.whole(), Counted("e\u0301x"), 0, 1)  # half of what is drawn as one
    with pytest.raises(Unanswered):
        part_of(element.whole(), Counted("other text"), 0, 5)


def test_all_ways_of_counting_were_tried() -> None:
    assert set(COUNTING) == {"units", "points", "breaks", "drawn"}
    assert Counted("a\r\nb").text == "a\nb"
