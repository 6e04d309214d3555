"""A field's text, kept up to date by what its program tells."""

from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.x11.accessible.bus import Late
from snippets_app.desktop.x11.accessible.content import LONGEST, Content
from snippets_app.desktop.x11.accessible.roles import Refused
from snippets_app.desktop.x11.accessible.units import cleaned, to_points, to_units
from tests.desktop.x11.fake_program import FakeBus, Object

PASSWORD, TERMINAL = 40, 60
TEXT = st.text(st.sampled_from("ab 한😀\n\u2029"), max_size=8)
EDITS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), TEXT), max_size=8)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def content_of(objects: dict[str, Object], *, utf16: bool = False) -> Content:
    bus = FakeBus(objects, "Qt" if utf16 else "gtk")
    return Content(bus.element("/field"), utf16=utf16)


@given(TEXT, st.booleans())
def test_offsets_there_and_back(text: str, utf16: bool) -> None:
    for offset in range(len(text) + 1):
        there = to_units(text, offset, utf16=utf16)
        assert there == (units(text[:offset]) if utf16 else offset)
        assert to_points(text, there, utf16=utf16) == offset


@given(st.integers(-5, 500), TEXT, st.booleans())
def test_offsets_beyond_the_text_are_its_ends(offset: int, text: str, utf16: bool) -> None:
    assert 0 <= to_points(text, offset, utf16=utf16) <= len(text)


@given(TEXT, EDITS, st.booleans())
def test_changes_give_what_reading_again_would(
    text: str, edits: list[tuple[int, int, str]], utf16: bool
) -> None:
    content = content_of({"/field": Object(text=text)}, utf16=utf16)
    count = units if utf16 else len
    for at, length, new in edits:
        start, end = min(at, len(text)), min(at + length, len(text))
        assert content.delete("/field", count(text[:start]), count(text[start:end]))
        text = text[:start] + text[end:]
        assert content.insert("/field", count(text[:start]), new)
        text = text[:start] + new + text[start:]
        assert content.text == cleaned(text)
        assert content.caret == start + len(new)


PARAGRAPHS = {
    "/field": Object(text="￼￼￼"),
    "/1": Object(text="one"),
    "/2": Object(text="two ￼ end"),
    "/3": Object(text="\n"),
    "/link": Object(role=88, text="link"),
    "/static": Object(role=116, text="two "),
}


def paragraphs() -> Content:
    objects = {path: Object(each.role, text=each.text) for path, each in PARAGRAPHS.items()}
    objects["/field"].children = ("/1", "/2", "/3")
    objects["/2"].children = ("/static", "/link")
    return content_of(objects)


def test_paragraphs_are_lines_and_links_are_not() -> None:
    assert paragraphs().text == "one\ntwo link end\n"


def test_a_span_is_one_objects() -> None:
    content = paragraphs()
    span = content.span(13, 16)
    assert span
    assert (span.element.place.path, span.start, span.end) == ("/2", 6, 9)
    assert content.span(2, 6) is None
    assert content.text[8:12] == "link"
    link = content.span(8, 12)
    assert link
    assert (link.element.place.path, link.start, link.end) == ("/link", 0, 4)


def test_a_paragraph_is_changed_in_its_place() -> None:
    content = paragraphs()
    assert content.insert("/2", 5, "!")
    assert content.text == "one\ntwo link! end\n"
    assert content.caret == 13
    content.move_caret("/1", 1)
    assert content.caret == 1


def test_a_new_or_removed_paragraph_has_to_be_read() -> None:
    assert not paragraphs().insert("/field", 1, "￼")
    assert not paragraphs().delete("/field", 0, 1)


def test_a_caret_stays_known_when_the_text_is_read_again() -> None:
    before = paragraphs()
    before.move_caret("/2", 4)
    objects = {"/field": Object(text="￼"), "/2": Object(text="two ")}
    objects["/field"].children = ("/2",)
    bus = FakeBus(objects)
    assert Content(bus.element("/field"), utf16=False, before=before).caret == 4


@pytest.mark.parametrize("role", [PASSWORD, TERMINAL])
def test_a_password_within_is_not_read(role: int) -> None:
    objects = {"/field": Object(text="a￼b￼"), "/secret": Object(role, text="secret")}
    objects["/field"].children = ("/secret", "/1")
    objects["/1"] = Object(text="c")
    content = content_of(objects)
    assert content.text == "ab\nc"
    assert not content.knows("/secret")


def test_a_program_that_takes_long_for_its_many_parts_is_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = count()
    clock = SimpleNamespace(monotonic=lambda: float(next(seconds)))
    monkeypatch.setattr("snippets_app.desktop.x11.accessible.content.time", clock)
    with pytest.raises(Late):
        paragraphs()


@pytest.mark.parametrize("length", [LONGEST + 1, 10 * LONGEST])
def test_a_text_that_is_too_long_is_refused(length: int) -> None:
    with pytest.raises(Refused):
        content_of({"/field": Object(text="x" * length)})


def test_one_that_grows_too_long_is_refused() -> None:
    content = content_of({"/field": Object(text="x" * LONGEST)})
    with pytest.raises(Refused):
        content.insert("/field", 0, "y")
