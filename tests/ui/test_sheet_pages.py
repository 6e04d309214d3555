"""The pages of the printed cheat sheet: everything stands on one, whole and in order."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from snippets_app.core.model import Pack
from snippets_app.formats.exports.sheet import Sheet, sheets
from snippets_app.ui.sheet_lines import Typesetter
from snippets_app.ui.sheet_pages import Area, Page, Paging, Placed
from snippets_app.ui.sheet_pdf import pdf_of
from tests.formats.exports.library import NASTY, OPTIONS, pack

AREA = Area(700, 400, 6)


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need one."""


def sheet_of(made: Pack) -> Sheet:
    [sheet] = sheets((made,), OPTIONS)
    return sheet


def pages(made: Pack, area: Area = AREA) -> list[Page]:
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    setter = Typesetter(device, made.language)
    return list(Paging(sheet_of(made), area, setter, lambda: None).pages())


def text_of(placed: Placed) -> str:
    """What the line says."""
    line = placed.line.layout.lineAt(placed.line.number)
    units = placed.line.layout.text().encode("utf-16-le")
    start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
    return units[start:end].decode("utf-16-le")


def lines(made: list[Page], left: float = 0.0) -> Iterator[str]:
    return (text_of(placed) for page in made for placed in page.lines if placed.x >= left)


def test_no_line_is_cut_and_no_page_is_empty() -> None:
    made = pages(pack(*NASTY, *(f"第{n}句话" * n for n in range(1, 60))))
    assert len(made) > 5
    for page in made:
        assert page.lines
        for placed in page.lines:
            assert placed.y >= 0
            assert placed.y + placed.line.height <= AREA.height
            width = placed.line.layout.lineAt(placed.line.number).naturalTextWidth()
            assert placed.x + width <= AREA.width + 1


def test_every_text_is_there_in_order() -> None:
    bodies = [f"{n}: " + "some words " * (n % 9) + "end." for n in range(80)]
    said = "".join(lines(pages(pack(*bodies)), left=1)).replace(" ", "")
    assert said == "".join(bodies).replace(" ", "")


def test_a_phrase_stands_on_one_page_where_it_fits() -> None:
    made = pages(pack(*("line\n" * (n % 7) + f"end {n}" for n in range(60))))
    for page in made[:-1]:
        last = [text_of(placed) for placed in page.lines if placed.x > 0][-1]
        assert last.startswith("end")


def test_a_phrase_longer_than_a_page_goes_on_in_the_next_one() -> None:
    body = "\n".join(str(number) for number in range(100))
    made = pages(pack("short", body, "after"))
    assert len(made) > 3
    assert list(lines(made, left=1)) == ["short", *body.split("\n"), "after"]


def test_a_stage_is_never_the_last_thing_on_a_page() -> None:
    for height in range(170, 400, 7):
        for page in pages(pack(*("一行" for _ in range(14))), Area(700, height, 6)):
            assert page.lines[-1].x > 0


def test_placeholders_are_marked_and_emoji_do_not_shift_them() -> None:
    [page] = pages(pack("👩🏽‍💻{field:订单号}您好"))
    [line] = [placed.line for placed in page.lines if placed.x > 0]
    marked = [each for each in line.layout.formats() if each.format.fontUnderline()]
    text = line.layout.text().encode("utf-16-le")
    assert [text[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le") for f in marked] == [
        "订单号"
    ]


def test_each_pack_begins_a_page_of_the_pdf() -> None:
    made = tuple(sheets((pack("a"), pack("b", name="q"), pack(name="r")), OPTIONS))
    exported = pdf_of(made, OPTIONS)
    assert exported.content.startswith(b"%PDF-")
    assert exported.content.count(b"/Type /Page\n") == 3
    assert exported.written == 2


def test_nasty_texts_are_printed() -> None:
    exported = pdf_of((sheet_of(pack(*NASTY)),), OPTIONS)
    assert exported.content.rstrip().endswith(b"%%EOF")
