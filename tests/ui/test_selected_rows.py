"""Rows are selected by stretches."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from snippets_app.ui.selected_rows import select_rows, selected_rows

ROWS = st.lists(st.integers(0, 19), unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, ROWS)
def test_what_is_selected_is_told(qtbot: QtBot, first: list[int], then: list[int]) -> None:
    table, model = QTableView(), QStringListModel([str(number) for number in range(20)])
    qtbot.addWidget(table)
    table.setModel(model)
    for rows in (first, then):
        select_rows(table, rows)
        assert selected_rows(table) == sorted(rows)
        assert not rows or table.currentIndex().row() == min(rows)
