"""The list of rules."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rule_rows import Origin, RuleItem
from snippets_app.ui.rule_list import RuleList
from tests.ui.dialog_parts import TEXTS, THEME, button, commit, compose

Key, Held = Qt.Key, Qt.KeyboardModifier
ONE = Rule("own-1", "phrase", "", Severity.WARN, "No promises.", tuple("abcdef"))
TWO = Rule("own-2", "message", "", Severity.FORBID, "Too short.", ("no",))
CHANGED, SHIPPED, HAND = (replace(TWO, id=name, texts=(name,)) for name in ("zh-1", "zh-2", "hand"))
ITEMS = (
    RuleItem(ONE, Origin.OWN),
    RuleItem(TWO, Origin.OWN, on=False),
    RuleItem(CHANGED, Origin.CHANGED),
    RuleItem(HAND, Origin.BY_HAND),
    RuleItem(SHIPPED, Origin.SHIPPED),
)
BUTTONS = ("Change…", "Duplicate", "Delete", "Reset", "History…")


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[RuleList]:
    made = RuleList(TEXTS, THEME)
    qtbot.addWidget(made)
    made.show_rules(ITEMS)
    made.open_list()
    qtbot.waitUntil(made.table.hasFocus)
    yield made
    made.hide()


def line(window: RuleList, row: int) -> list[str]:
    model = window.model
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def names(window: RuleList) -> list[str]:
    items = (window.model.item(row) for row in range(window.model.rowCount()))
    return [item.rule.id for item in items if item]


def chosen(window: RuleList) -> list[str]:
    return [item.rule.id for item in window.chosen()]


def enabled(window: RuleList) -> set[str]:
    return {name for name in BUTTONS if button(window, name).isEnabled()}


def told(spy: QSignalSpy) -> list[list[object]]:
    return [list(spy.at(number)) for number in range(spy.count())]


def test_each_rule_says_what_how_seriously_why_and_whose(shown: RuleList) -> None:
    assert line(shown, 0) == ["a · b · c · d · e …", "Careful", "No promises.", "Own"]
    assert [line(shown, row)[3] for row in range(1, 5)] == [
        "Own", "Shipped, changed", "From a file", "Shipped",
    ]  # fmt: skip
    checked = Qt.ItemDataRole.CheckStateRole
    states = [shown.model.data(shown.model.index(row, 0), checked) for row in (0, 1)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("own-1", {"Change…", "Duplicate", "Delete", "History…"}),
        ("zh-1", {"Change…", "Duplicate", "Reset", "History…"}),
        ("zh-2", {"Change…", "Duplicate", "History…"}),
        ("hand", {"Duplicate"}),
    ],
)
def test_only_what_can_be_done_is_offered(shown: RuleList, name: str, wanted: set[str]) -> None:
    shown.choose(name)
    assert enabled(shown) == wanted


def test_for_several_only_what_is_done_to_all_at_once(shown: RuleList) -> None:
    shown.table.selectAll()
    assert enabled(shown) == {"Duplicate", "Delete", "Reset"}
    dropped, reset = QSignalSpy(shown.delete_requested), QSignalSpy(shown.reset_requested)
    copied = QSignalSpy(shown.copy_requested)
    for name in ("Delete", "Reset", "Duplicate"):
        button(shown, name).click()
    assert told(dropped) == [[("own-1", "own-2")]]
    assert told(reset) == [[("zh-1",)]]
    assert told(copied) == [[(ONE, TWO, CHANGED, HAND, SHIPPED)]]


def test_space_switches_all_that_is_selected(shown: RuleList, qtbot: QtBot) -> None:
    asked = QSignalSpy(shown.switch_requested)
    qtbot.keyClick(shown.table, Key.Key_Space)
    qtbot.keyClick(shown.table, Key.Key_Down, Held.ShiftModifier)
    qtbot.keyClick(shown.table, Key.Key_Space)
    assert told(asked) == [[("own-1",), False], [("own-1", "own-2"), True]]


def test_a_click_on_the_box_switches_one(shown: RuleList) -> None:
    asked = QSignalSpy(shown.switch_requested)
    index = shown.model.index(1, 0)
    shown.model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert told(asked) == [[("own-2",), True]]


def test_what_the_centre_decides_cannot_be_switched(shown: RuleList, qtbot: QtBot) -> None:
    asked = QSignalSpy(shown.switch_requested)
    shown.lock_switches(locked=True)
    qtbot.keyClick(shown.table, Key.Key_Space)
    assert not shown.model.flags(shown.model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert asked.count() == 0


def test_a_search_keeps_what_was_selected_if_it_is_found(shown: RuleList, qtbot: QtBot) -> None:
    shown.choose("zh-2")
    shown.search.setText("zh-")
    assert (names(shown), chosen(shown)) == (["zh-1", "zh-2"], ["zh-2"])
    shown.search.clear()
    compose(shown.search, "promises")
    assert names(shown) == ["own-1"]
    qtbot.keyClick(shown.search, Key.Key_Escape)
    assert shown.isVisible()
    commit(shown.search, "")
    qtbot.keyClick(shown.search, Key.Key_Down)
    assert shown.table.hasFocus()


def test_shown_anew_the_same_rules_stay_selected(shown: RuleList) -> None:
    shown.choose("zh-1")
    shown.show_rules(ITEMS[1:])
    assert chosen(shown) == ["zh-1"]
    shown.show_rules(ITEMS[:1])
    assert chosen(shown) == ["own-1"]
    shown.show_rules(())
    assert enabled(shown) == set()


def test_everything_has_a_key(shown: RuleList, qtbot: QtBot) -> None:
    spies = {
        (Key.Key_Return, Held.NoModifier): QSignalSpy(shown.edit_requested),
        (Key.Key_Delete, Held.NoModifier): QSignalSpy(shown.delete_requested),
        (Key.Key_N, Held.ControlModifier): QSignalSpy(shown.add_requested),
        (Key.Key_D, Held.ControlModifier): QSignalSpy(shown.copy_requested),
        (Key.Key_Z, Held.ControlModifier): QSignalSpy(shown.undo_requested),
        (Key.Key_Y, Held.ControlModifier): QSignalSpy(shown.redo_requested),
    }
    shown.offer("Deleted: a", "Written: b")
    for (key, held), spy in spies.items():
        qtbot.keyClick(shown.table, key, held)
        qtbot.waitUntil(lambda spy=spy: spy.count() == 1)  # type: ignore[misc]
    qtbot.keyClick(shown.table, Key.Key_F, Held.ControlModifier)
    assert shown.search.hasFocus()
    qtbot.keyClick(shown.search, Key.Key_Escape)
    assert not shown.isVisible()


def test_what_can_be_taken_back_is_named(shown: RuleList) -> None:
    shown.offer("Deleted: a", "")
    assert button(shown, "Undo").toolTip().startswith("Deleted: a")
    assert (button(shown, "Undo").isEnabled(), button(shown, "Redo").isEnabled()) == (True, False)


def test_ten_thousand_rules_take_no_widgets(shown: RuleList) -> None:
    before = len(shown.findChildren(object))
    shown.show_rules([RuleItem(replace(ONE, id=f"r-{n}"), Origin.OWN) for n in range(10_000)])
    shown.search.setText("r-9999")
    assert names(shown) == ["r-9999"]
    assert len(shown.findChildren(object)) < before + 50


def test_a_search_for_what_no_rule_says_is_answered(shown: RuleList, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.table, Key.Key_F, Held.ControlModifier)
    shown.search.setText("zzz")
    assert not shown.table.isVisible()
    assert shown._nothing.isVisible()
    assert shown._count.text() == "0 of 5"
    shown.search.clear()
    assert shown.table.isVisible()
    assert not shown._nothing.isVisible()
    assert not shown._count.isVisible()


def test_the_keyboard_is_never_in_a_table_that_is_away(shown: RuleList) -> None:
    shown.search.setText("own-1")
    assert shown.table.hasFocus()
    shown.show_rules(ITEMS[1:])
    assert shown.search.hasFocus()


def test_tags_in_a_rule_are_said_in_its_tip(shown: RuleList) -> None:
    shown.show_rules([RuleItem(replace(ONE, texts=("<b>a</b>",)), Origin.OWN)])
    tip = shown.model.data(shown.model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;b&gt;a&lt;/b&gt;</p>"
    shown.offer("Deleted: <b>a</b>", "")
    assert "<b>" not in button(shown, "Undo").toolTip()
