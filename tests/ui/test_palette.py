"""The palette by keys: what is chosen, and which keys are whose."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.dialog_parts import commit, compose
from tests.ui.palette_parts import PHONE, SHOP, Held, Key, Shown, catalogue, many


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(qtbot, PHONE, SHOP)
    made.open()
    yield made
    made.palette.hide()


@pytest.fixture
def long(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(qtbot, many(60), pack="many")
    made.open()
    yield made
    made.palette.hide()


def first_visible(shown: Shown) -> int:
    return shown.list.indexAt(shown.list.viewport().rect().topLeft()).row()


def test_enter_inserts_the_first_and_closes(shown: Shown) -> None:
    shown.press(Key.Key_Return)
    assert shown.told() == [("phone/hello", False)]
    assert not shown.palette.isVisible()
    assert shown.left.count() == 0


def test_the_keypad_enter_inserts_too(shown: Shown) -> None:
    shown.press(Key.Key_Enter, Held.KeypadModifier)
    assert shown.told() == [("phone/hello", False)]


def test_shift_enter_copies(shown: Shown) -> None:
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Return, Held.ShiftModifier)
    assert shown.told() == [("phone/morning", True)]
    assert not shown.palette.isVisible()


def test_ctrl_enter_asks_for_new_answers(shown: Shown) -> None:
    told = QSignalSpy(shown.palette.new_answers_requested)
    shown.press(Key.Key_Down)
    shown.press(Key.Key_Return, Held.ControlModifier)
    assert [told.at(0)[0].id, told.count()] == ["phone/morning", 1]
    assert shown.told() == []
    assert not shown.palette.isVisible()


def test_it_closes_after_the_form_had_its_chance_to_open(shown: Shown) -> None:
    """Between the two a key would fall into the target."""
    seen = []
    shown.palette.snippet_chosen.connect(lambda *_: seen.append(shown.palette.isVisible()))
    shown.press(Key.Key_Return)
    assert seen == [True]
    assert not shown.palette.isVisible()


def test_an_enter_that_is_still_held_down_inserts_nothing(shown: Shown) -> None:
    shown.press_held(Key.Key_Return)
    assert shown.told() == []
    assert shown.palette.isVisible()


def test_esc_leaves(shown: Shown) -> None:
    shown.press(Key.Key_Escape)
    assert not shown.palette.isVisible()
    assert shown.left.count() == 1
    assert shown.told() == []


@pytest.mark.parametrize("held", [Held.NoModifier, Held.KeypadModifier])
def test_a_digit_picks_its_row(shown: Shown, held: Qt.KeyboardModifier) -> None:
    shown.press(Key.Key_3, held)
    assert shown.told() == [("phone/wait", False)]
    assert not shown.palette.isVisible()


def test_a_digit_without_a_row_does_nothing(shown: Shown) -> None:
    shown.press(Key.Key_9)
    assert shown.told() == []
    assert shown.palette.isVisible()
    assert shown.query.text() == ""


def test_after_scrolling_a_digit_picks_the_row_beside_it(long: Shown) -> None:
    long.press(Key.Key_PageDown, times=3)
    first = first_visible(long)
    assert first > 0
    long.press(Key.Key_2)
    assert long.told() == [(f"many/s{first + 1}", False)]


def test_after_scrolling_and_typing_the_digits_begin_at_the_top_again(long: Shown) -> None:
    long.press(Key.Key_PageDown, times=6)
    long.write("Titl")
    assert first_visible(long) == 0
    long.press(Key.Key_1)
    assert long.told() == [("many/s0", False)]


def test_opened_again_the_digits_begin_at_the_top(long: Shown) -> None:
    long.press(Key.Key_PageDown, times=6)
    long.press(Key.Key_Escape)
    long.palette.open_over(None)
    long.press(Key.Key_1)
    assert long.told() == [("many/s0", False)]


def test_arrows_and_pages_move_and_stop_at_the_ends(long: Shown) -> None:
    seen = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_PageDown, Key.Key_Up, Key.Key_PageUp):
        long.press(key)
        seen.append(long.current())
    assert seen == ["Title 0", "Title 1", "Title 10", "Title 9", "Title 0"]
    long.press(Key.Key_PageDown, times=10)
    assert long.current() == "Title 59"
    assert long.list.viewport().rect().contains(long.list.visualRect(long.list.currentIndex()))


def test_arrows_in_an_empty_list_do_nothing(shown: Shown) -> None:
    shown.write("zzzz")
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_PageDown, Key.Key_Return):
        shown.press(key)
    assert shown.told() == []
    assert shown.palette.isVisible()


def test_tab_goes_through_the_stages_round_and_round(shown: Shown) -> None:
    seen = []
    for _ in range(4):
        shown.press(Key.Key_Tab)
        seen.append((shown.stages.stage(), shown.titles()))
    assert seen == [
        ("greeting", ["Hello", "Good morning"]),
        ("hold", ["Wait a moment"]),
        ("closing", []),
        ("", ["Hello", "Good morning", "Wait a moment"]),
    ]
    assert shown.query.hasFocus()


def test_shift_tab_goes_back(shown: Shown) -> None:
    seen = []
    for _ in range(4):
        shown.press(Key.Key_Backtab, Held.ShiftModifier)
        seen.append(shown.stages.stage())
    assert seen == ["closing", "hold", "greeting", ""]


@pytest.mark.parametrize(
    "key", [Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Down, Key.Key_3, Key.Key_PageDown]
)
def test_keys_belong_to_the_input_method_while_it_composes(shown: Shown, key: Qt.Key) -> None:
    compose(shown.query, "o")
    shown.press(key)
    assert shown.palette.isVisible()
    assert (shown.told(), shown.left.count(), shown.stages.stage()) == ([], 0, "")
    assert shown.list.currentIndex().row() <= 0
    assert shown.query.hasFocus()
    compose(shown.query, "goo")  # it had a use for the key, and goes on
    commit(shown.query, "Good")
    shown.press(Key.Key_Return)
    assert shown.told() == [("phone/morning", False)]


def test_ctrl_p_goes_to_the_next_pack_and_tells_it(shown: Shown) -> None:
    told = QSignalSpy(shown.palette.pack_chosen)
    shown.press(Key.Key_P, Held.ControlModifier)
    assert (shown.palette.pack(), shown.packs.currentText()) == ("shop", "Net shop")
    assert shown.titles() == ["Hello dear", "Wait please"]
    shown.press(Key.Key_P, Held.ControlModifier)
    assert shown.palette.pack() == "phone"
    assert [told.at(each)[0] for each in range(told.count())] == ["shop", "phone"]


def test_ctrl_e_asks_to_edit_the_current_one(shown: Shown) -> None:
    told = QSignalSpy(shown.palette.edit_requested)
    shown.press(Key.Key_Down)
    shown.press(Key.Key_E, Held.ControlModifier)
    assert [told.at(0)[0].id, told.count()] == ["phone/morning", 1]


def test_ctrl_e_without_a_snippet_asks_nothing(shown: Shown) -> None:
    told = QSignalSpy(shown.palette.edit_requested)
    shown.write("zzzz")
    shown.press(Key.Key_E, Held.ControlModifier)
    assert told.count() == 0


def test_ctrl_n_asks_to_write_one_for_this_pack_and_stage(shown: Shown) -> None:
    told = QSignalSpy(shown.palette.new_requested)
    shown.press(Key.Key_Tab, times=2)
    shown.press(Key.Key_N, Held.ControlModifier)
    assert list(told.at(0)) == ["phone", "hold"]


def test_editing_keys_stay_with_the_search_box(shown: Shown) -> None:
    shown.write("wait")
    shown.press(Key.Key_A, Held.ControlModifier)
    shown.press(Key.Key_Backspace)
    assert shown.query.text() == ""
    assert len(shown.titles()) == 3


def test_a_click_chooses(shown: Shown) -> None:
    place = shown.list.visualRect(shown.list.model().index(1, 0)).center()
    shown.bot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.told() == [("phone/morning", False)]
    assert not shown.palette.isVisible()


def test_a_click_on_a_stage_chooses_it_and_leaves_the_keyboard_to_the_search(shown: Shown) -> None:
    place = shown.stages.visualRect(shown.stages.model().index(2, 0)).center()
    shown.bot.mouseClick(shown.stages.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (shown.stages.stage(), shown.titles()) == ("hold", ["Wait a moment"])
    assert shown.query.hasFocus()


def test_a_click_elsewhere_closes_it_without_a_word(shown: Shown) -> None:
    other = QLineEdit()
    shown.bot.addWidget(other)
    other.show()
    other.activateWindow()
    shown.bot.waitUntil(lambda: not shown.palette.isVisible())
    assert (shown.told(), shown.left.count()) == ([], 0)
    other.close()


def test_the_list_of_packs_may_be_opened(shown: Shown) -> None:
    shown.packs.showPopup()
    shown.bot.waitUntil(shown.packs.view().isVisible)
    assert shown.palette.isVisible()
    shown.packs.hidePopup()
    shown.bot.waitUntil(shown.palette.isActiveWindow)
    assert shown.palette.isVisible()


def test_thirty_thousand_snippets_need_no_widget_each(qtbot: QtBot) -> None:
    few, many_ = Shown(qtbot, many(3), pack="many"), Shown(qtbot, many(30_000), pack="many")
    for each in (few, many_):
        each.open()
        each.palette.hide()
    assert many_.stage_rows() == ["All, 30000", "Hold, 30000"]
    widgets = [len(each.palette.findChildren(object)) for each in (few, many_)]
    assert widgets[0] == widgets[1]


def test_an_empty_library_can_be_opened_and_left(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.open()
    for key in (Key.Key_Return, Key.Key_1, Key.Key_Down, Key.Key_Tab):
        shown.press(key)
    shown.press(Key.Key_P, Held.ControlModifier)
    assert "No snippets here yet." in shown.preview.text()
    shown.press(Key.Key_Escape)
    assert (shown.told(), shown.left.count()) == ([], 1)


def test_before_a_library_is_there_it_can_be_opened(qtbot: QtBot) -> None:
    from snippets_app.ui.palette import Palette
    from tests.ui.dialog_parts import TEXTS, THEME

    palette = Palette(TEXTS, THEME)
    qtbot.addWidget(palette)
    palette.open_over(None)
    assert palette.pack() == ""
    palette.show_catalogue(catalogue(PHONE), "phone")
    assert palette.pack() == "phone"
    palette.hide()
