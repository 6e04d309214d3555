"""The library window by keyboard alone: all is reached, and the place is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.app.library_parts import PACK, Library

Key, Held = Qt.Key, Qt.KeyboardModifier


def reachable(window: QWidget) -> set[QWidget]:
    """What takes the keyboard by Tab, as its own policy says."""
    return {
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.window() is window
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    }


def reached(library: Library, most: int = 60) -> set[QWidget]:
    """What Tab leads to, round and round."""
    found = set()
    for _ in range(most):
        at = library.window.focusWidget()
        assert at
        found.add(at)
        library.bot.keyClick(at, Key.Key_Tab)
    return found


def test_tab_reaches_everything(library: Library) -> None:
    library.write(body="Mine")
    library.act("save")
    assert library.pane.reset.isVisible()
    missing = reachable(library.window) - reached(library)
    assert not missing, [each.accessibleName() or type(each).__name__ for each in missing]
    assert library.fields.placeholders in reached(library)


def test_tab_goes_from_field_to_field_in_their_order(library: Library) -> None:
    library.act("new")
    fields = library.fields
    order = [
        fields.title.widget, fields.stages, fields.packs, fields.body_edit, fields.placeholders,
        fields.abbreviation.widget, fields.hotkey.edit,
    ]  # fmt: skip
    for widget in order:
        assert widget.hasFocus(), widget.accessibleName()
        library.bot.keyClick(widget, Key.Key_Tab)


def test_tab_reaches_what_can_be_done_with_several(library: Library) -> None:
    library.choose(*library.rows()[:3])
    missing = reachable(library.window) - reached(library)
    assert not missing
    assert len([each for each in reached(library) if isinstance(each, QPushButton)]) >= 8


def test_f6_goes_from_part_to_part_and_back(library: Library) -> None:
    parts = library.parts
    parts.list.setFocus()
    library.press(Key.Key_F6)
    assert library.title_edit().hasFocus()
    library.press(Key.Key_F6)
    assert parts.tree.hasFocus()
    library.press(Key.Key_F6, Held.ShiftModifier)
    assert library.title_edit().hasFocus()
    library.fields.body_edit.setFocus()
    library.press(Key.Key_F6, Held.ShiftModifier)
    assert parts.list.hasFocus()
    library.choose(*library.rows()[:2])
    library.press(Key.Key_F6)
    assert isinstance(library.window.focusWidget(), QPushButton)
    library.press(Key.Key_Tab)
    library.press(Key.Key_F6)
    assert parts.tree.hasFocus()


def test_f6_passes_by_a_pane_with_nothing_in_it(library: Library) -> None:
    library.act("new-pack")
    library.name("Mine")
    library.look_at("mine")
    library.parts.list.setFocus()
    library.press(Key.Key_F6)
    assert library.parts.tree.hasFocus()


def test_enter_in_the_tree_goes_to_its_snippets(library: Library) -> None:
    library.look_at(PACK, "hold")
    library.parts.tree.setFocus()
    library.press(Key.Key_Return)
    assert library.parts.list.hasFocus()
    assert library.selected() == library.rows()[:1]


def test_deleting_goes_on_with_the_next(library: Library) -> None:
    before = library.rows()
    library.choose(before[3])
    library.parts.list.setFocus()
    library.press(Key.Key_Delete)
    assert library.selected() == [before[4]]
    assert library.title() == before[4]
    library.press(Key.Key_Delete)
    assert library.selected() == [before[5]]
    library.choose(before[-2], before[-1])
    library.parts.list.setFocus()
    library.press(Key.Key_Delete)
    assert library.selected() == [library.rows()[-1]]
    assert library.title() == library.rows()[-1]


def test_nothing_is_chosen_where_nothing_was(library: Library) -> None:
    library.look_at(PACK, "hold")
    assert library.selected() == []
    library.act("new-pack")
    library.name("Mine")
    library.act("undo")
    assert library.selected() == []


def test_what_is_being_written_stays_when_it_is_deleted_elsewhere(library: Library) -> None:
    library.act("new")
    library.write("Alone", "Words")
    library.act("save")
    library.write(body="More words")
    library.window.undo_requested.emit()
    library.settle()
    assert library.title() == "Alone"
    assert library.selected() == []


def test_the_next_one_is_written_while_the_first_is_being_saved(library: Library) -> None:
    library.act("new")
    library.write("One", "Words")
    library.parts.actions["save"].trigger()
    library.parts.actions["new"].trigger()
    library.settle()
    assert library.selected() == []
    assert library.title() == ""
    library.write("Two", "Words")
    library.act("save")
    assert library.selected() == [library.title()] == ["Two"]
    library.press(Key.Key_Up, Held.AltModifier)
    assert library.rows()[-2:] == ["Two", "One"]


def test_alt_and_arrows_move_the_stage_in_the_tree_with_no_snippet_chosen(library: Library) -> None:
    for name in ("One", "Two", "Three"):
        library.act("new-stage")
        library.name(name)
    library.parts.tree.setFocus()
    library.press(Key.Key_Up, Held.AltModifier)
    shelf = library.window._shelf
    assert shelf.own_stages(PACK) == ("one", "three", "two")
    library.press(Key.Key_Up, Held.AltModifier)
    library.press(Key.Key_Up, Held.AltModifier)
    library.press(Key.Key_Down, Held.AltModifier)
    assert library.window._shelf.own_stages(PACK) == ("one", "three", "two")
