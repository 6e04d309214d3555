"""Rows that say something in each column: what is shown, spoken and told of a pointer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from snippets_app.ui.row_table import SaidRows, lay_out

Role = Qt.ItemDataRole


class Pairs(SaidRows[tuple[str, str]]):
    def says(self, row: tuple[str, str]) -> tuple[str, str]:
        return row


def pairs(*rows: tuple[str, str]) -> Pairs:
    made = Pairs(("One", "Two"))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show(rows)
    return made


def test_each_column_says_its_part_and_all_are_spoken(qtbot: QtBot) -> None:
    rows = pairs(("a", "b"), ("c", ""))
    second = rows.index(0, 1)
    assert [second.data(role) for role in (Role.DisplayRole, Role.ToolTipRole)] == ["b", "b"]
    assert second.data(Role.AccessibleTextRole) == "a, b"
    assert rows.index(1, 0).data(Role.AccessibleTextRole) == "c"
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Two"
    assert rows.headerData(1, Qt.Orientation.Vertical) is None
    assert [rows.row(number) for number in (-1, 1, 2)] == [None, ("c", ""), None]


def test_the_column_without_a_width_takes_what_is_left_and_tab_leads_on(qtbot: QtBot) -> None:
    table, after = QTableView(), QTableView()
    table.setModel(pairs(("a", "b")))
    lay_out(table, "Pairs", (0, 90))
    after.setModel(pairs())
    for each in (table, after):
        qtbot.addWidget(each)
    table.resize(400, 200)
    table.show()
    assert table.columnWidth(1) == 90
    assert table.columnWidth(0) == table.viewport().width() - 90
    assert table.accessibleName() == "Pairs"
    assert not table.tabKeyNavigation()
