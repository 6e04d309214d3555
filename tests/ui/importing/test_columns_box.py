"""Which column holds what: the guess shown, and what a person makes of it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.formats.sources.columns import Columns
from snippets_app.formats.sources.tables import TablePreview
from snippets_app.ui.importing.columns_box import ColumnsBox
from tests.ui.dialog_parts import TEXTS

PREVIEW = TablePreview(("Name", "Text", ""), (("a", "b", "c"),), Columns(title=0, body=1))


def shown(qtbot: QtBot, preview: TablePreview = PREVIEW) -> ColumnsBox:
    box = ColumnsBox(TEXTS)
    qtbot.addWidget(box)
    box.show_preview(preview)
    return box


def pick(box: ColumnsBox, field: str, number: int) -> None:
    chosen = box.boxes[field]
    chosen.setCurrentIndex(chosen.findData(number))
    chosen.activated.emit(chosen.currentIndex())


def test_the_guess_is_shown_by_headings_or_numbers(qtbot: QtBot) -> None:
    box = shown(qtbot)
    assert box.columns() == Columns(title=0, body=1)
    assert [box.boxes["title"].itemText(n) for n in range(4)] == [
        "From the text", "Name", "Text", "Column 3",
    ]  # fmt: skip


def test_a_column_holds_one_thing(qtbot: QtBot) -> None:
    box = shown(qtbot)
    with qtbot.waitSignal(box.changed):
        pick(box, "group", 0)
    assert box.columns() == Columns(body=1, group=0)


def test_without_a_text_one_has_to_be_chosen(qtbot: QtBot) -> None:
    box = shown(qtbot, TablePreview((), (("a", "b"),), Columns()))
    assert box.boxes["body"].currentText() == "Choose…"
    pick(box, "body", 1)
    assert box.columns() == Columns(body=1)


def test_a_heading_that_does_not_fit_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    heading = "M" * 30
    box = shown(qtbot, TablePreview((heading,), (("a",),), Columns(body=0))).boxes["body"]
    assert box.itemText(0).endswith("…")
    assert box.itemData(0, Qt.ItemDataRole.ToolTipRole) == heading
