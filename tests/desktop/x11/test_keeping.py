import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.base import Format
from snippets_app.desktop.x11.keeping import _write, _write_header, packed, read_kept, unpacked

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FORMATS = st.dictionaries(
    NAMES, st.builds(Format, st.binary(max_size=300), NAMES, st.sampled_from([8, 16, 32]))
)


@pytest.fixture
def memory() -> Iterator[int]:
    number = os.memfd_create("test")
    yield number
    os.close(number)


@given(FORMATS)
def test_what_is_packed_is_unpacked_in_its_order(formats: dict[str, Format]) -> None:
    found = unpacked(packed(formats))
    assert found == formats
    assert list(found) == list(formats)


def test_what_is_kept_can_be_read(memory: int) -> None:
    formats = {"UTF8_STRING": Format("안녕".encode(), "UTF8_STRING"), "x": Format(b"")}
    _write(memory, {"longer": Format(b"x" * 1000)})
    _write(memory, formats)
    assert read_kept(memory) == (formats, False)


def test_that_a_paste_is_under_way_is_kept_too(memory: int) -> None:
    formats = {"UTF8_STRING": Format(b"x", "UTF8_STRING")}
    _write(memory, formats, pasting=True)
    assert read_kept(memory) == (formats, True)
    _write_header(memory, pasting=False)
    assert read_kept(memory) == (formats, False)


@pytest.mark.parametrize("size", [0, 5, 16, 40])
def test_what_was_cut_off_does_not_count(memory: int, size: int) -> None:
    _write(memory, {"UTF8_STRING": Format(b"x" * 100, "UTF8_STRING")})
    os.ftruncate(memory, size)
    assert read_kept(memory) == ({}, False)


def test_what_has_no_header_yet_does_not_count(memory: int) -> None:
    _write(memory, {"UTF8_STRING": Format(b"x", "UTF8_STRING")})
    os.pwrite(memory, b"\0" * 8, 0)
    assert read_kept(memory) == ({}, False)
