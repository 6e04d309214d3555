from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from snippets_app.core.placeholders import KINDS
from snippets_app.core.template import parse
from snippets_app.ui.editor_menu import fill_menu
from snippets_app.ui.form_fields import LinesEdit
from tests.ui.dialog_parts import HELLO, LIBRARY, TEXTS, commit


class Written:
    """A text and the menu that writes into it."""

    def __init__(self) -> None:
        self.edit = LinesEdit()
        self.menu = QMenu()

    def fill(self) -> None:
        fill_menu(self.menu, TEXTS, LIBRARY.packs[0], self.edit)

    def forms(self) -> dict[str, QAction]:
        found = {each.text().partition("\t")[2]: each for each in self.menu.actions()}
        return {form: action for form, action in found.items() if form}


@pytest.fixture
def written(qtbot: QtBot) -> Written:
    made = Written()
    qtbot.addWidget(made.edit)
    qtbot.addWidget(made.menu)
    made.edit.setText("您好")
    made.fill()
    return made


def test_a_placeholder_comes_with_its_label_selected(written: Written) -> None:
    written.forms()["{field:LABEL}"].trigger()
    assert written.edit.textCursor().selectedText() == "LABEL"
    commit(written.edit, "时间")
    assert written.edit.toPlainText() == "{field:时间}您好"


def test_what_is_selected_is_replaced(written: Written) -> None:
    written.edit.selectAll()
    written.forms()["{customer}"].trigger()
    assert written.edit.toPlainText() == "{customer}"


def test_another_snippet(written: Written) -> None:
    stages = written.menu.actions()[-1].menu()
    assert isinstance(stages, QMenu)
    snippets = stages.actions()[0].menu()
    assert isinstance(snippets, QMenu)
    snippets.aboutToShow.emit()
    snippets.actions()[0].trigger()
    assert written.edit.toPlainText() == "{snippet:hello}您好"


def test_of_very_many_snippets_the_first_are_listed(written: Written) -> None:
    many = [replace(HELLO, id=f"p/s{number}") for number in range(103)]
    fill_menu(written.menu, TEXTS, replace(LIBRARY.packs[0], snippets=tuple(many)), written.edit)
    stages = written.menu.actions()[-1].menu()
    assert isinstance(stages, QMenu)
    snippets = stages.actions()[0].menu()
    assert isinstance(snippets, QMenu)
    snippets.aboutToShow.emit()
    assert len(snippets.actions()) == 101
    assert snippets.actions()[-1].text() == "and 3 more"


def test_every_kind_is_offered(written: Written) -> None:
    offered = {form.strip("{}").partition(":")[0] for form in written.forms()}
    assert offered | {"snippet"} == {kind.name for kind in KINDS}


def test_every_form_is_a_valid_template(written: Written) -> None:
    for form in written.forms():
        assert len(parse(form).placeholders) == 1


def test_filled_again_it_is_the_same(written: Written) -> None:
    before = list(written.forms())
    written.fill()
    assert list(written.forms()) == before
