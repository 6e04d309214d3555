from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.base import Format
from snippets_app.desktop.x11.formats import (
    MARKS,
    content_names,
    marked,
    reading_order,
    text_formats,
    text_of,
)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_comes_back_from_its_formats(text: str) -> None:
    assert text_of(text_formats(text)) == text
    assert text_of({"UTF8_STRING": marked(text)["UTF8_STRING"]}) == text


def test_latin_1_is_understood_as_such() -> None:
    assert text_of({"STRING": Format(b"Gr\xfc\xdfe", "STRING")}) == "Grüße"
    assert text_of({"image/png": Format(b"x")}) == ""


def test_only_an_offer_is_marked() -> None:
    assert marked("x").keys() >= MARKS.keys()
    assert not text_formats("x").keys() & MARKS.keys()


def test_questions_about_the_owner_are_no_content() -> None:
    names = ["TARGETS", "UTF8_STRING", "DELETE", "UTF8_STRING", "PIXMAP", "image/png"]
    assert content_names(names) == ["UTF8_STRING", "image/png"]


def test_pictures_are_read_last() -> None:
    names = ["image/bmp", "image/png", "text/html", "UTF8_STRING"]
    assert reading_order(names) == ["text/html", "UTF8_STRING", "image/png", "image/bmp"]
