"""The list of backups, and the question before one is restored."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from snippets_app.paths import resources
from snippets_app.store.backups import Backup, BackupKind
from snippets_app.texts import LANGUAGES, load_texts
from snippets_app.ui.restore_dialog import RestoreDialog
from tests.ui.dialog_parts import TEXTS, THEME, button, question_of

MADE = datetime.fromisoformat("2026-01-02T09:30:00")
NEW = Backup(Path("before-edit-3.db"), MADE, BackupKind.BEFORE_EDIT, 1200, 3)
OLD = Backup(Path("library-2026-01-01.db"), MADE - timedelta(1), BackupKind.DAILY, 1100, 2)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[RestoreDialog]:
    shown = RestoreDialog(TEXTS, THEME)
    qtbot.addWidget(shown)
    shown.open_list((NEW, OLD))
    qtbot.waitUntil(shown.table.hasFocus)
    yield shown
    shown.hide()


def row(dialog: RestoreDialog, number: int) -> list[str]:
    model = dialog.model
    return [model.data(model.index(number, column)) for column in range(model.columnCount())]


def test_each_row_says_when_why_and_how_much(dialog: RestoreDialog) -> None:
    when, *rest = row(dialog, 0)
    assert "26" in when
    assert rest == ["before an import or another large change", "1,200", "3"]
    assert row(dialog, 1)[1:] == ["the backup of that day", "1,100", "2"]


@pytest.mark.parametrize("kind", list(BackupKind))
def test_every_kind_has_a_name(dialog: RestoreDialog, kind: BackupKind) -> None:
    dialog.show_backups((replace(OLD, kind=kind),))
    assert row(dialog, 0)[1]


def test_what_is_chosen_is_restored_once_that_is_confirmed(
    dialog: RestoreDialog, qtbot: QtBot
) -> None:
    asked = QSignalSpy(dialog.restore_requested)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: question_of(dialog) is not None)
    question = question_of(dialog)
    assert question
    assert "What is there now is kept" in question.text()
    button(question, "Cancel").click()
    assert asked.count() == 0
    dialog.restore.click()
    question = question_of(dialog)
    assert question
    button(question, "Restore").click()
    assert [asked.at(0)[0], asked.count()] == [OLD, 1]


def test_without_backups_there_is_nothing_to_restore(dialog: RestoreDialog) -> None:
    dialog.open_list(())
    assert not dialog.restore.isEnabled()
    assert not dialog.table.isVisible()
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "There is no backup yet." in said


def test_esc_closes(dialog: RestoreDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_head_has_the_room_it_needs(qtbot: QtBot, language: str) -> None:
    dialog = RestoreDialog(load_texts(resources() / "assets" / "locale", language), THEME)
    qtbot.addWidget(dialog)
    dialog.show_backups((NEW, OLD))
    header = dialog.table.horizontalHeader()
    for column in range(dialog.model.columnCount()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
