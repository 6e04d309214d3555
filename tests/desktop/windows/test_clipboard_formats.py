"""Which formats are saved, in which order, and how text is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from snippets_app.desktop.base import Format
from snippets_app.desktop.windows.clipboard_formats import (
    MARKS,
    TEXT,
    decoded,
    encoded,
    kept_names,
    loses_files,
    marked,
    name_of,
    reading_order,
    standard_number,
    without_leftovers,
)


@given(some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_text_comes_back(text: str) -> None:
    assert decoded(encoded(text)) == text


@given(some.text(alphabet="a\r\n안😀"))
def test_no_line_ends_twice(text: str) -> None:
    assert b"\r\0\r\0\n\0" not in encoded(text.replace("\r\n", "\n").replace("\r", ""))


def test_text_ends_at_its_zero_and_is_never_too_short_to_be_read() -> None:
    assert decoded("ab\0rest".encode("utf-16-le")) == "ab"
    assert decoded(b"a\0b") == "a"
    assert decoded(b"") == ""
    assert decoded(b"\x00\xd8") == "\ufffd"
    assert encoded("\ud800")


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        # The system lists what it can make of the others behind them.
        (["#13", "#16", "#1", "#7"], ["#13", "#16"]),
        (["#1", "#16", "#7", "#13"], ["#1", "#16", "#7", "#13"]),
        (["#1", "#13", "#16", "#7"], ["#1", "#13", "#16"]),
        (["#8", "#2", "#17"], ["#8"]),
        (["#17", "#2", "#8"], ["#17"]),
        (["#2", "#8", "#17"], ["#8"]),
        (["#8", "#17", "#2"], ["#8", "#17"]),
        (["#14", "#3"], ["#14"]),
        # Handles, what the owner draws, and private ones, which belong to a process.
        (["#9", "#128", "#129", "#130", "#142", "#512", "#767", "#768", "#1023"], []),
        (["HTML Format", "DataObject", "Ole Private Data", "Embed Source"], ["HTML Format"]),
        (["FileGroupDescriptorW", "FileContents", "#15"], ["#15"]),
        (list(MARKS), list(MARKS)),
        ([], []),
    ],
)
def test_what_is_saved(listed: list[str], kept: list[str]) -> None:
    assert kept_names(listed) == kept


def test_files_inside_a_program_are_lost_where_they_have_no_path() -> None:
    assert loses_files(["FileGroupDescriptorW", "FileContents"])
    assert not loses_files(["FileGroupDescriptorW", "FileContents", "#15"])
    assert not loses_files(["#13"])


def test_text_is_read_first_and_drawings_last() -> None:
    names = ["#14", "PNG", "#8", "HTML Format", "#15", "#13", "#16"]
    assert reading_order(names) == ["#13", "#16", "HTML Format", "#15", "PNG", "#8", "#14"]


def test_a_locale_alone_is_nothing() -> None:
    locale = {"#16": Format(bytes(4))}
    assert not without_leftovers(locale)
    with_text = {TEXT: Format(b""), **locale}
    assert without_leftovers(with_text) == with_text


@pytest.mark.parametrize("name", ["HTML Format", "13", "#", "#x", "#१a"])
def test_a_registered_name_is_no_number(name: str) -> None:
    assert standard_number(name) is None
    assert name_of(0xC123, name) == name


def test_a_standard_one_is_named_by_its_number() -> None:
    assert name_of(13, "") == TEXT
    assert standard_number(TEXT) == 13


def test_a_phrase_says_no_to_histories() -> None:
    assert marked("x") == {TEXT: Format(encoded("x"))} | {name: Format(bytes(4)) for name in MARKS}
