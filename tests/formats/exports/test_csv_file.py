"""A spreadsheet runs nothing of it, and shows what stands there."""

import csv
import io
from dataclasses import replace

import pytest

from snippets_app.core.model import Pack
from snippets_app.formats.exports.csv_file import CsvFile
from snippets_app.formats.sources.columns import OWN_HEADINGS
from snippets_app.formats.spreadsheet_cells import plain_cell, safe_cell
from tests.formats.exports.library import NASTY, OPTIONS, pack

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULAS = [text for text in NASTY if text.startswith(RUN)]


def table(*packs: Pack) -> list[list[str]]:
    content = CsvFile().write(packs, OPTIONS).content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_file_says_its_encoding_and_has_the_headings() -> None:
    content = CsvFile().write((pack("a"),), OPTIONS).content
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(OWN_HEADINGS).encode() + b"\r\n")


def test_no_cell_of_a_csv_file_begins_as_a_formula() -> None:
    assert len(FORMULAS) > 7
    for row in table(pack(*NASTY)):
        assert not any(cell.startswith(RUN) for cell in row)


@pytest.mark.parametrize("text", [*NASTY, "'", "''", "'a", "", "'\n="])
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text


def test_what_a_pack_says_of_itself_has_no_place_in_a_table() -> None:
    described = replace(pack("a"), description="For the telephone")
    notes = CsvFile().write((pack("b", name="q", language="ko"), described), OPTIONS).notes
    assert [(str(note.remark), note.snippets) for note in notes] == [
        ("The language of a pack was left out: a table has no place for it.", ()),
        ("The description of a pack was left out: a table has no place for it.", ()),
    ]


def test_what_a_pack_does_not_say_is_not_left_out() -> None:
    assert CsvFile().write((pack("a", language="und"),), OPTIONS).notes == ()
