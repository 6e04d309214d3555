"""Stages are dragged to another place of their pack, and nowhere else."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from snippets_app.core.edits.scope import Scope
from snippets_app.ui.library.pack_rows import SCOPE
from tests.app.library_parts import PACK, Library

MINE = "my-phrases"
Move, Left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
Plain = Qt.KeyboardModifier.NoModifier


class Dragging:
    """Something held over the tree; ``over`` is a part of the library and how far down its row."""

    def __init__(self, library: Library, data: QMimeData) -> None:
        self._library = library
        self._tree = library.parts.tree
        self._data = data
        enter = QDragEnterEvent(QPoint(2, 2), Move, data, Left, Plain)
        QApplication.sendEvent(self._tree.viewport(), enter)

    def may_be_let_go(self, over: Scope, part: float) -> bool:
        event = QDragMoveEvent(self._place(over, part), Move, self._data, Left, Plain)
        QApplication.sendEvent(self._tree.viewport(), event)
        return event.isAccepted()

    def let_go(self, over: Scope, part: float) -> None:
        place = self._place(over, part)
        QApplication.sendEvent(
            self._tree.viewport(), QDropEvent(place.toPointF(), Move, self._data, Left, Plain)
        )
        self._library.settle()

    def _place(self, over: Scope, part: float) -> QPoint:
        row = self._tree.visualRect(index_of(self._library, over))
        return QPoint(row.center().x(), row.top() + int((row.height() - 1) * part))


def index_of(library: Library, scope: Scope) -> QModelIndex:
    rows = library.parts.tree.rows
    tops = [rows.item(row) for row in range(rows.rowCount())]
    every = [*tops, *(top.child(row) for top in tops for row in range(top.rowCount()))]
    return next(item.index() for item in every if item.data(SCOPE) == scope)


def drag_stage(library: Library, stage: str, pack: str = MINE) -> Dragging:
    index = index_of(library, Scope(pack, stage))
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    return Dragging(library, library.parts.tree.rows.mimeData([index]))


def stages(library: Library, pack: str = MINE) -> list[str]:
    """As they stand in the tree."""
    rows = library.parts.tree.rows
    top = rows.itemFromIndex(index_of(library, Scope(pack)))
    return [top.child(row).text() for row in range(top.rowCount())]


def add_stages(library: Library, pack: str, *names: str) -> None:
    for name in names:
        library.look_at(pack)
        library.act("new-stage")
        library.name(name)
    library.parts.tree.open_pack(pack)


@pytest.fixture
def mine(library: Library) -> Library:
    """With a pack of four stages: One, Two, Three, Four."""
    library.act("new-pack")
    library.name("My phrases")
    add_stages(library, MINE, "One", "Two", "Three", "Four")
    return library


@pytest.mark.parametrize(
    ("stage", "over", "part", "expected"),
    [
        ("four", "two", 0.1, "One Four Two Three"),
        ("four", "two", 0.4, "One Four Two Three"),
        ("four", "two", 0.6, "One Two Four Three"),
        ("one", "two", 0.9, "Two One Three Four"),
        ("one", "four", 0.9, "Two Three Four One"),
        ("three", "one", 0.1, "Three One Two Four"),
        ("three", "", 0.5, "Three One Two Four"),
    ],
)
def test_a_stage_stands_where_it_was_let_go_and_one_undo_puts_it_back(
    mine: Library, stage: str, over: str, part: float, expected: str
) -> None:
    held = drag_stage(mine, stage)
    assert held.may_be_let_go(Scope(MINE, over), part)
    held.let_go(Scope(MINE, over), part)
    assert stages(mine) == expected.split()
    assert mine.undo_text() == f"Undo: Change “{stage.title()}”"
    mine.act("undo")
    assert stages(mine) == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize(("over", "part"), [("two", 0.1), ("one", 0.9), ("three", 0.1)])
def test_let_go_where_it_stands_it_changes_nothing(mine: Library, over: str, part: float) -> None:
    before = mine.undo_text()
    drag_stage(mine, "two").let_go(Scope(MINE, over), part)
    assert stages(mine) == ["One", "Two", "Three", "Four"]
    assert mine.undo_text() == before


@pytest.mark.parametrize("over", [Scope(), Scope(PACK), Scope(PACK, "hold"), Scope("phone-ko")])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.95])
def test_a_stage_never_leaves_its_pack(mine: Library, over: Scope, part: float) -> None:
    mine.parts.tree.open_pack(PACK)
    before = mine.library()
    held = drag_stage(mine, "two")
    assert not held.may_be_let_go(over, part)
    held.let_go(over, part)
    assert mine.library() == before


def test_stages_of_ones_own_stay_behind_those_of_a_shipped_pack(library: Library) -> None:
    shipped = stages(library, PACK)
    add_stages(library, PACK, "One", "Two")
    rows = library.parts.tree.rows
    first = index_of(library, Scope(PACK, "hold"))
    assert not rows.flags(first) & Qt.ItemFlag.ItemIsDragEnabled
    held = drag_stage(library, "two", PACK)
    assert not held.may_be_let_go(Scope(PACK, "hold"), 0.1)
    assert held.may_be_let_go(Scope(PACK, "one"), 0.1)
    held.let_go(Scope(PACK, "one"), 0.1)
    assert stages(library, PACK) == [*shipped, "Two", "One"]


def test_snippets_are_let_go_on_a_stage_wherever_its_row_is_met(mine: Library) -> None:
    mine.look_at(PACK, "hold")
    first = mine.rows()[0]
    rows = mine.parts.rows
    for part in (0.02, 0.98):
        held = Dragging(mine, rows.mimeData([rows.index(rows.rowCount() - 1)]))
        assert held.may_be_let_go(Scope(MINE, "two"), part)
        assert not held.may_be_let_go(Scope(), part)
        held.let_go(Scope(MINE, "two"), part)
    mine.look_at(MINE, "two")
    assert len(mine.rows()) == 2
    assert first not in mine.rows()


def test_a_stage_that_is_gone_meanwhile_is_not_moved(mine: Library) -> None:
    held = drag_stage(mine, "two")
    mine.look_at(MINE, "two")
    mine.act("delete-stage")
    mine.answer("Delete")
    held.let_go(Scope(MINE, "four"), 0.9)
    assert stages(mine) == ["One", "Three", "Four"]


def test_the_view_takes_no_row_out_once_a_stage_was_dragged(mine: Library) -> None:
    top = index_of(mine, Scope(MINE))
    assert not mine.parts.tree.rows.removeRow(0, top)
    assert len(stages(mine)) == 4


def test_a_stage_at_an_end_goes_no_further(mine: Library) -> None:
    for stage, up, down in (("one", False, True), ("two", True, True), ("four", True, False)):
        mine.look_at(MINE, stage)
        actions = mine.parts.actions
        assert (actions["stage-up"].isEnabled(), actions["stage-down"].isEnabled()) == (up, down)
