"""Find and replace in the library window: listed first, done at once, taken back at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from snippets_app.core.edits.scope import Scope
from snippets_app.ui.library.replace_dialog import ReplaceDialog
from snippets_app.ui.library.replace_rows import AFTER, BEFORE, WHERE, differing
from tests.app.library_parts import PACK, Library


@pytest.fixture
def dialog(library: Library) -> ReplaceDialog:
    library.look_at(PACK, "hold")
    library.act("replace")
    return library.window.replacer.dialog


def ask(library: Library, find: str, wanted: str) -> None:
    dialog = library.window.replacer.dialog
    dialog.find_edit.setText(find)
    dialog.wanted_edit.setText(wanted)
    library.settle()


def cells(dialog: ReplaceDialog, row: int) -> list[str]:
    return [str(dialog.rows.index(row, column).data()) for column in (WHERE, BEFORE, AFTER)]


def test_what_would_change_is_listed_in_the_stage_that_was_looked_at(
    library: Library, dialog: ReplaceDialog
) -> None:
    assert dialog.place() == Scope(PACK, "hold")
    ask(library, "Hold", "Wait")
    titles = [each for each in library.rows() if "Hold" in each]
    assert dialog.rows.rowCount() == len(titles) > 1
    assert cells(dialog, 0) == [
        f"{titles[0]}: title", titles[0], titles[0].replace("Hold", "Wait"),
    ]  # fmt: skip
    assert dialog.replace_button.text() == f"Replace in {len(titles)} snippets"


def test_one_edit_replaces_what_is_chosen_and_one_undo_takes_it_back(
    library: Library, dialog: ReplaceDialog
) -> None:
    before = library.rows()
    ask(library, "Hold", "Wait")
    dialog.rows.toggle(0)
    dialog.accept()
    library.settle()
    replaced = [each.replace("Hold", "Wait") for each in before]
    kept = next(each for each in before if "Hold" in each)
    assert library.rows() == [
        old if old == kept else new for old, new in zip(before, replaced, strict=True)
    ]
    assert dialog.isVisible()
    assert dialog.rows.rowCount() == 1
    assert library.undo_text() == "Undo: Replace “Hold”"
    library.act("undo")
    assert library.rows() == before


def test_all_none_and_the_space_bar_choose(library: Library, dialog: ReplaceDialog) -> None:
    ask(library, "Hold", "Wait")
    dialog.rows.choose_all(on=False)
    assert not dialog.replace_button.isEnabled()
    dialog.table.setFocus()
    dialog.table.selectRow(1)
    library.bot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [each.snippet for each in dialog.rows.chosen()] == [dialog.rows.replacement(1).snippet]
    dialog.rows.choose_all(on=True)
    assert len(dialog.rows.chosen()) == dialog.rows.rowCount()


def test_what_cannot_be_is_told_and_never_chosen(library: Library, dialog: ReplaceDialog) -> None:
    ask(library, "Hold", "x" * 61)
    dialog.rows.choose_all(on=True)
    dialog.rows.toggle(0)
    assert dialog.rows.chosen() == []
    assert "characters" in cells(dialog, 0)[2]


def test_it_can_be_everywhere_or_in_what_is_selected(library: Library) -> None:
    library.choose(*library.rows()[:3])
    library.act("replace")
    dialog = library.window.replacer.dialog
    names = [dialog.place_box.itemText(row) for row in range(dialog.place_box.count())]
    assert names == ["The 3 selected snippets", "Telephone and chat", "All snippets"]
    ask(library, "e", "E")
    selected = {dialog.rows.replacement(row).snippet for row in range(dialog.rows.rowCount())}
    assert len(selected) == 3
    dialog.place_box.setCurrentIndex(2)
    library.settle()
    everywhere = {dialog.rows.replacement(row).snippet for row in range(dialog.rows.rowCount())}
    assert {each.partition("/")[0] for each in everywhere} > {PACK}


def test_the_fields_and_their_labels_stand_in_line(dialog: ReplaceDialog) -> None:
    fields = (dialog.find_edit, dialog.wanted_edit, dialog.place_box)
    labels = [each.parentWidget().findChild(QLabel, "label") for each in fields]
    assert len({each.mapTo(dialog, QPoint()).y() for each in (*labels,)}) == 1
    assert len({(each.mapTo(dialog, QPoint()).y(), each.height()) for each in fields}) == 1


def test_enter_right_after_the_last_key_replaces_what_is_written_then(
    library: Library, dialog: ReplaceDialog
) -> None:
    before = library.rows()
    for typed in ("H", "Ho", "Hold"):
        dialog.find_edit.setText(typed)
    dialog.wanted_edit.setText("Wait")
    library.bot.keyClick(dialog.wanted_edit, Qt.Key.Key_Return)
    library.settle()
    assert library.rows() == [each.replace("Hold", "Wait") for each in before]
    ask(library, "Wait", "Sta")
    dialog.wanted_edit.setText("Stay")
    library.bot.keyClick(dialog.wanted_edit, Qt.Key.Key_Return)
    library.settle()
    assert library.rows() == [each.replace("Hold", "Stay") for each in before]
    dialog.find_edit.setText("Sta")
    library.bot.keyClick(dialog.find_edit, Qt.Key.Key_Return)
    dialog.find_edit.setText("St")
    library.settle()
    assert library.rows() == [each.replace("Hold", "Stay") for each in before]


def test_what_is_closed_before_it_was_listed_replaces_nothing(
    library: Library, dialog: ReplaceDialog
) -> None:
    before = library.rows()
    dialog.find_edit.setText("Hold")
    library.bot.keyClick(dialog.find_edit, Qt.Key.Key_Return)
    library.bot.keyClick(dialog.find_edit, Qt.Key.Key_Escape)
    library.settle()
    assert not dialog.isVisible()
    assert library.rows() == before


def test_one_snippet_is_counted_as_one(library: Library, dialog: ReplaceDialog) -> None:
    ask(library, library.rows()[0], "Wait")
    assert dialog.replace_button.text() == "Replace in 1 snippet"


def test_only_the_last_of_what_is_typed_is_asked(library: Library, dialog: ReplaceDialog) -> None:
    for typed in ("H", "Ho", "Hol", "Hold x"):
        dialog.find_edit.setText(typed)
    library.settle()
    assert dialog.rows.rowCount() == 0
    assert dialog.replacing().find == "Hold x"


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("abc", "abXc", ("ab", "X", "c")),
        ("one\ntwo", "one\n2", ("one ⏎ ", "2", "")),
        ("a" * 30 + "b", "a" * 30 + "c", ("…" + "a" * 14, "c", "")),
        ("aa", "a", ("a", "", "")),
    ],
)
def test_a_cell_marks_what_differs(before: str, after: str, parts: tuple[str, str, str]) -> None:
    assert differing(before, after, of_after=True) == parts
