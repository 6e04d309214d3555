"""The library window over a real library: nothing written is lost, all is found."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from snippets_app.app.library import open_library
from snippets_app.core.edits.scope import Scope
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.ui.library.name_dialog import NameDialog
from tests.app.library_parts import PACK, Library
from tests.app.session_parts import Running

Key, Held = Qt.Key, Qt.KeyboardModifier


def test_it_opens_with_the_agents_pack_and_its_first_snippet(library: Library) -> None:
    assert library.parts.tree.scope() == Scope(PACK)
    assert library.tree()["All snippets"] == sum(
        count for name, count in library.tree().items() if name != "All snippets"
    )
    assert library.rows()[0] == library.title() == "Company greeting"
    assert library.parts.count.text() == f"{len(library.rows())} snippets"


def test_what_is_written_is_saved_by_going_to_another_snippet(library: Library) -> None:
    second = library.rows()[1]
    library.write("Hello there")
    library.choose(second)
    assert library.title() == second
    library.settle()
    assert library.rows()[0] == "Hello there"
    assert library.undo_text() == "Undo: Write “Hello there”"


def test_what_cannot_be_saved_stays_and_says_why(library: Library) -> None:
    library.title_edit().clear()
    library.choose(library.rows()[3])
    library.settle()
    assert library.selected() == ["Company greeting"]
    assert library.title_edit().hasFocus()
    assert "title is empty" in library.fields.title.problem()


def test_closing_asks_before_it_throws_away_what_cannot_be_saved(library: Library) -> None:
    library.title_edit().clear()
    library.window.close()
    assert library.window.isVisible()
    question = library.question()
    assert question
    assert "title is empty" in question.text()
    library.answer("Keep writing")
    library.window.close()
    library.answer("Throw away")
    assert not library.window.isVisible()
    library.running.tray.library_requested.emit()
    library.settle()
    assert library.rows()[0] == "Company greeting"


def test_closing_saves_what_can_be_saved(library: Library) -> None:
    library.write(body="My own greeting.")
    library.press(Key.Key_Escape)
    assert not library.window.isVisible()
    library.running.tray.library_requested.emit()
    library.settle()
    library.choose("Company greeting")
    assert library.fields.body_edit.toPlainText() == "My own greeting."


def test_a_new_snippet_gets_an_id_that_nothing_had_and_can_be_taken_back(
    library: Library,
) -> None:
    library.look_at(PACK, "hold")
    before = library.library()
    library.act("new")
    library.write("Quite new", "Some words")
    library.press(Key.Key_S, Held.ControlModifier)
    assert library.rows()[-1] == "Quite new"
    assert library.selected() == ["Quite new"]
    library.act("remove")
    library.act("new")
    library.write("Another", "Other words")
    library.act("save")
    assert library.parts.list.selected() == [f"{PACK}/own-2"]
    for _ in range(3):
        library.act("undo")
    assert library.library() == before
    assert not library.parts.actions["undo"].isEnabled()


def test_a_new_snippet_that_nothing_was_written_in_is_left_without_a_word(
    library: Library,
) -> None:
    library.act("new")
    library.choose(library.rows()[1])
    assert library.selected() == [library.rows()[1]]
    assert library.question() is None
    assert not library.parts.actions["undo"].isEnabled()


def test_undo_in_a_text_field_comes_first(library: Library) -> None:
    library.write("First")
    library.act("save")
    library.title_edit().setFocus()
    library.title_edit().end(False)
    library.bot.keyClicks(library.title_edit(), "ly")
    library.press(Key.Key_Z, Held.ControlModifier)
    assert library.title() == "First"
    library.press(Key.Key_Z, Held.ControlModifier)
    assert library.title() == "Company greeting"
    library.press(Key.Key_Y, Held.ControlModifier)
    assert library.title() == "First"


def test_search_filters_and_esc_clears(library: Library) -> None:
    everything = library.rows()
    library.search("hold")
    assert library.rows()
    assert len(library.rows()) < len(everything)
    assert library.parts.count.text() == f"{len(library.rows())} found"
    library.parts.query.setFocus()
    library.press(Key.Key_Escape)
    assert library.rows() == everything
    assert library.window.isVisible()


def test_an_empty_list_says_why(library: Library) -> None:
    library.search("zzqqy")
    assert library.parts.list.message() == "Nothing found in “Telephone and chat”."
    library.look_at("")
    assert library.parts.list.message() == "Nothing found."
    library.search("")
    assert library.parts.list.message() == ""
    library.act("new-pack")
    library.name("Mine")
    library.look_at("mine")
    assert library.parts.list.message() == "There are no snippets here yet."
    assert library.parts.list.accessibleDescription() == library.parts.list.message()


def test_what_a_search_leaves_selected_is_what_the_pane_speaks_of(library: Library) -> None:
    first, second, third = library.rows()[:3]
    library.choose(first, second, third)
    library.search(f"{first}")
    assert library.selected() == [first]
    assert library.title() == first
    library.search("")
    library.choose(first, second)
    library.search("zzqqy")
    assert library.selected() == []
    assert library.pane.snippet() is None
    assert not library.parts.actions["remove"].isEnabled()
    library.search("")
    assert not library.parts.actions["duplicate"].isEnabled()


def test_one_snippet_is_counted_as_one(library: Library) -> None:
    library.act("new-pack")
    library.name("Mine")
    library.look_at("mine")
    library.act("new-stage")
    library.name("First")
    library.look_at("mine", "first")
    library.act("new")
    library.write("Alone", "Words")
    library.act("save")
    assert library.parts.count.text() == "1 snippet"
    library.act("delete-stage")
    question = library.question()
    assert question
    assert question.text() == "Delete the stage “First” with its snippet?"
    library.answer("Delete")
    library.look_at("mine")
    library.act("delete-pack")
    question = library.question()
    assert question
    assert question.text() == "Delete the pack “Mine”?"
    library.answer("Cancel")


def test_chinese_is_found_by_its_sound(library: Library) -> None:
    library.look_at("phone-zh")
    library.search("shaodeng")
    assert library.rows()
    library.look_at("phone-ko")
    assert library.rows() == []


def test_selection_and_scroll_stay_when_the_library_is_read_again(library: Library) -> None:
    library.choose(library.rows()[40])
    scrolled = library.parts.list.verticalScrollBar().value()
    assert scrolled
    selected = library.selected()
    library.write(body="Changed.")
    library.act("save")
    assert library.selected() == selected
    assert library.parts.list.verticalScrollBar().value() == scrolled


def test_the_end_of_the_program_saves_and_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    running = Running(qtbot, tmp_path / "data")
    library = Library(running)
    library.write(body="Typed last.")
    running.end()
    assert not library.window.isVisible()
    running.forget()
    again = open_library(running.places)
    found = [each.body for pack in again.library().packs for each in pack.snippets]
    again.store.close()
    assert "Typed last." in found


def test_what_could_not_be_stored_comes_back(library: Library) -> None:
    def full(*_asked: object) -> None:
        raise AppError("The disk is full.")

    library.write("Precious")
    store = library.running.session.library.store
    store.edit, kept = full, store.edit  # type: ignore[method-assign,assignment]
    library.choose(library.rows()[1])
    library.settle()
    store.edit = kept  # type: ignore[method-assign]
    assert library.title() == "Precious"
    assert "disk is full" in library.running.told()
    library.act("save")
    assert library.rows()[0] == "Precious"


def test_a_snippet_written_from_the_palette_gets_no_id_of_a_deleted_one(library: Library) -> None:
    library.act("new")
    library.write("First", "Words")
    library.act("save")
    library.act("remove")
    editing = library.running.session.front().editing
    editing._save(PersonalChange(f"{PACK}/own-1", "hold", "Second", "Words", "", ""))
    library.settle()
    assert library.running.session.catalogue.snippets[f"{PACK}/own-2"].title == "Second"


def test_a_name_that_cannot_be_is_explained(library: Library) -> None:
    library.act("new-pack")
    library.name("  ")
    [dialog] = [each for each in library.window.findChildren(NameDialog) if each.isVisible()]
    assert "name is empty" in dialog.problem()
    library.bot.keyClick(dialog.name, Qt.Key.Key_Escape)
    library.settle()
    assert not library.parts.actions["undo"].isEnabled()


def test_the_fields_of_a_snippet_are_judged_at_once(library: Library) -> None:
    first, second = library.rows()[:2]
    other = library.parts.rows.snippet(library.row(first))
    assert other
    library.choose(second)
    library.fields.abbreviation.widget.setText(other.abbreviation)  # type: ignore[attr-defined]
    assert first in library.fields.abbreviation.problem()
    assert library.undo_text().startswith("Undo: Write “")


def test_what_warns_is_underlined_and_asked_about_before_it_is_left(library: Library) -> None:
    rules = library.running.session.guarding.rules
    library.bot.waitUntil(lambda: rules.checks is not None)
    library.write(body="We guarantee it.")
    assert library.fields.body_edit.marked()
    library.choose(library.rows()[1])
    question = library.question()
    assert question
    assert "forbidden phrases" in question.text()
    library.answer("Save anyway")
    assert library.title() == library.rows()[1]
    assert library.undo_text() == "Undo: Write “Company greeting”"
