"""What is moved, copied, hidden and deleted in the library window, and taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from snippets_app.core.edits.scope import Scope
from tests.app.library_parts import PACK, Library

Key, Held = Qt.Key, Qt.KeyboardModifier


def test_keys_move_a_snippet_and_undo_puts_it_back(library: Library) -> None:
    before = library.rows()
    library.choose(before[2])
    library.press(Key.Key_Up, Held.AltModifier)
    assert library.rows()[:3] == [before[0], before[2], before[1]]
    assert library.selected() == [before[2]]
    library.press(Key.Key_Down, Held.AltModifier)
    library.press(Key.Key_Down, Held.AltModifier)
    assert library.rows()[:4] == [before[0], before[1], before[3], before[2]]
    assert library.undo_text().startswith("Undo: Move “")
    for _ in range(3):
        library.act("undo")
    assert library.rows() == before


def test_dropped_rows_stand_where_they_were_let_go(library: Library) -> None:
    before = library.rows()
    library.drop([before[5], before[0]], 3)
    assert library.rows()[:5] == [before[1], before[2], before[0], before[5], before[3]]
    library.drop([before[1]], len(before))
    assert library.rows()[-1] == before[1]


def test_among_all_packs_a_snippet_let_go_behind_its_own_pack_stays_in_it(
    library: Library,
) -> None:
    pack = library.rows()
    library.look_at("")
    library.drop([pack[0]], library.row(pack[-1]) + 1)
    library.look_at(PACK)
    assert library.rows() == [*pack[1:], pack[0]]
    library.look_at("")
    library.drop([pack[1]], 0)
    library.look_at(PACK)
    assert pack[1] not in library.rows()


def test_dropped_on_a_stage_or_another_pack_they_go_there(library: Library) -> None:
    library.look_at(PACK, "hold")
    first, *others = library.rows()
    library.parts.tree.rows.dropped.emit(library.parts.list.selected() or [], Scope(PACK))
    library.choose(first)
    library.window.commands.move_to(Scope(PACK, "closing"))
    library.settle()
    assert library.rows() == others
    library.look_at(PACK, "closing")
    assert library.rows()[-1] == first
    library.choose(first)
    library.window.commands.move_to(Scope("phone-ko"))
    library.settle()
    assert first not in library.rows()
    library.look_at("phone-ko", "closing")
    assert library.rows()[-1] == first


def test_many_are_deleted_and_come_back_at_once(library: Library) -> None:
    before = library.rows()
    library.choose(*before[1:4])
    assert library.parts.count.text() == f"3 of {len(before)} selected"
    assert library.pane.snippet() is None
    library.parts.list.setFocus()
    library.press(Key.Key_Delete)
    assert library.rows() == [before[0], *before[4:]]
    assert library.undo_text() == "Undo: Delete 3 snippets"
    library.act("undo")
    assert library.rows() == before


def test_hidden_ones_are_shown_on_demand_and_brought_back(library: Library) -> None:
    before = library.rows()
    library.choose(before[1])
    library.act("remove")
    assert before[1] not in library.rows()
    library.parts.hidden.setChecked(True)
    assert library.rows() == before
    assert library.parts.rows.mark(1) == "hidden"
    library.choose(before[1])
    library.act("show")
    library.parts.hidden.setChecked(False)
    assert library.rows() == before


def test_a_changed_one_goes_back_to_what_was_shipped(library: Library) -> None:
    library.write("Mine")
    library.act("save")
    assert library.parts.rows.mark(0) == "changed"
    assert library.pane.reset.isVisible()
    library.bot.mouseClick(library.pane.reset, Qt.MouseButton.LeftButton)
    library.settle()
    assert library.rows()[0] == library.title() == "Company greeting"
    assert not library.pane.reset.isVisible()


def test_copies_stand_behind_and_are_selected(library: Library) -> None:
    first, second, third, *_ = library.rows()
    library.choose(first, second)
    library.act("duplicate")
    copies = [f"{first} (2)", f"{second} (2)"]
    assert library.rows()[:5] == [first, copies[0], second, copies[1], third]
    assert library.selected() == copies


def test_packs_and_stages_of_ones_own(library: Library) -> None:
    before = library.library()
    library.act("new-pack")
    library.name("My phrases")
    assert library.tree()["My phrases"] == 0
    library.look_at("my-phrases")
    library.act("new-stage")
    library.name("First")
    library.look_at("my-phrases", "first")
    library.act("rename-stage")
    library.name("Start")
    library.act("new")
    library.write("One", "Words")
    library.act("save")
    assert library.tree()["My phrases"] == 1
    library.act("delete-stage")
    library.answer("Delete")
    assert library.tree()["My phrases"] == 0
    library.look_at("my-phrases")
    library.act("rename-pack")
    library.name("Yours")
    library.act("delete-pack")
    library.answer("Delete")
    assert "Yours" not in library.tree()
    while library.parts.actions["undo"].isEnabled():
        library.act("undo")
    assert library.library() == before


def test_a_pack_whose_deletion_is_taken_back_stands_where_it_stood(library: Library) -> None:
    for name in ("First", "Second", "Third"):
        library.act("new-pack")
        library.name(name)
    packs = list(library.tree())
    library.look_at("first")
    library.act("delete-pack")
    library.answer("Delete")
    assert "First" not in library.tree()
    library.act("undo")
    assert list(library.tree()) == packs


def test_what_is_added_is_looked_at(library: Library) -> None:
    tree = library.parts.tree
    library.act("new-pack")
    library.name("My phrases")
    assert tree.scope() == Scope("my-phrases")
    library.act("new-stage")
    library.name("First")
    assert tree.scope() == Scope("my-phrases", "first")
    library.act("rename-stage")
    library.name("Start")
    assert tree.scope() == Scope("my-phrases", "first")
    library.look_at(PACK)
    library.act("copy-pack")
    library.name("Copied")
    assert tree.scope() == Scope("copied")
    library.act("undo")
    assert tree.scope() == Scope()


def test_a_shipped_pack_is_copied_and_stays(library: Library) -> None:
    count = library.tree()["Telephone and chat"]
    assert not library.parts.actions["delete-pack"].isEnabled()
    library.act("copy-pack")
    library.name("Mine")
    assert library.tree()["Mine"] == library.tree()["Telephone and chat"] == count


def test_a_history_is_asked_for_the_one_selected(library: Library) -> None:
    told = QSignalSpy(library.window.history_requested)
    library.choose(library.rows()[0], library.rows()[1])
    assert not library.parts.actions["history"].isEnabled()
    library.choose(library.rows()[0])
    library.window.commands.look_back()
    assert told.count() == 1
    library.settle()
    history = library.running.session.front().looking_back.windows.history
    library.bot.waitUntil(history.isVisible)
    history.close()


def test_what_is_looked_at_is_what_would_be_exported(library: Library) -> None:
    told = QSignalSpy(library.window.export_requested)
    library.look_at(PACK, "hold")
    library.window.commands.export()
    library.choose(*library.rows()[:2])
    library.window.commands.export()
    assert told.at(0) == [[PACK], "hold", []]
    assert told.at(1) == [[PACK], "hold", library.parts.list.selected()]
