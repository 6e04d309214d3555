"""The page of the settings on which abbreviations are switched on."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.core.model import Library, Pack, Snippet
from snippets_app.policy.locks import CentrePolicy, Told, combine
from snippets_app.settings import Settings
from snippets_app.ui.settings_abbreviations import AbbreviationsPage
from tests.ui.dialog_parts import TEXTS


def pack(name: str, *words: str) -> Pack:
    found = (Snippet(f"{name}/{each}", name, "s", each.upper(), "x", each) for each in words)
    return Pack(name, name.title(), "en", (), tuple(found))


LIBRARY = Library((pack("one", "b", "a", ""), pack("two", ";x")))


@pytest.fixture
def page(qtbot: QtBot) -> AbbreviationsPage:
    made = AbbreviationsPage(TEXTS)
    qtbot.addWidget(made)
    return made


def show(page: AbbreviationsPage, policy: CentrePolicy | None = None, *packs: str) -> Settings:
    settings = Settings(abbreviation_packs=packs, abbreviation_prefix=";")
    page.show_settings(settings, LIBRARY, policy)
    return settings


def tick(page: AbbreviationsPage, row: int, *, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    page.packs.item(row).setCheckState(state)


def test_nothing_changes_unless_it_is_changed(page: AbbreviationsPage) -> None:
    settings = show(page, None, "two", "gone")
    assert page.settings(settings) == settings


def test_packs_are_chosen_and_others_stay(page: AbbreviationsPage) -> None:
    settings = show(page, None, "gone", "two")
    tick(page, 0, on=True)
    tick(page, 1, on=False)
    assert page.settings(settings).abbreviation_packs == ("gone", "one")


def test_what_a_pack_has_is_shown_as_it_is_typed(page: AbbreviationsPage) -> None:
    show(page, None, "two")
    assert page.packs.item(0).text() == "One (abbreviations: 2)"
    assert known(page) == [(";x", ";X")]
    page.packs.setCurrentRow(0)
    page.prefix.setText("/")
    assert known(page)[:2] == [("/a", "A"), ("/b", "B")]


@pytest.mark.parametrize("wrong", ["", "a", "7", " ", "你"])
def test_a_word_cannot_be_the_prefix(page: AbbreviationsPage, wrong: str) -> None:
    settings = show(page)
    page.prefix.setText(wrong)
    assert page.is_wrong()
    assert page.settings(settings).abbreviation_prefix == ";"
    page.prefix.setText("/")
    assert page.settings(settings).abbreviation_prefix == "/"


def test_what_the_centre_has_decided_is_locked(page: AbbreviationsPage) -> None:
    told = {"abbreviation_packs": ["one"], "abbreviation_prefix": "/"}
    show(page, combine([Told("here", told)]), "one")
    assert not page.packs.isEnabled()
    assert not page.prefix.isEnabled()


def test_what_the_centre_adds_cannot_be_switched_off(page: AbbreviationsPage) -> None:
    show(page, combine([Told("here", {"abbreviation_packs_add": ["one"]})]), "one")
    assert not page.packs.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert page.packs.item(1).flags() & Qt.ItemFlag.ItemIsUserCheckable


def known(page: AbbreviationsPage) -> list[tuple[str, str]]:
    rows = (page.rows.row(number) for number in range(page.rows.rowCount()))
    return [row for row in rows if row is not None]
