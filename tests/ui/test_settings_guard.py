"""The guard's page of the settings: what is shown there is what is saved."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from snippets_app.core.model import Library
from snippets_app.settings import DEFAULT_HOTKEYS, Settings
from tests.ui.dialog_parts import button, commit, question_of
from tests.ui.test_settings_dialog import Held, Key, Opened

GUARDED = Settings(
    guard_hold_enter=False,
    guard_sound=True,
    guard_excluded=("keepassxc", "*bank*"),
    guard_keys=("dingtalk",),
    guard_silenced=(
        {"rule": "promise", "program": "Chat"},
        {"rule": "blame", "program": "Chat"},
        {"rule": "blame", "program": "Mail"},
    ),
    guard_off=("curt",),
)
NAMES = {"blame": "Blaming the customer"}


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()


def show(opened: Opened, settings: Settings = GUARDED) -> None:
    opened.window.edit(settings, Library(()), "", rule_names=NAMES)
    opened.wait_active()
    opened.window.pages.setCurrentWidget(opened.window.guard)


def saved(opened: Opened) -> Settings:
    opened.window.save()
    return replace(opened.settings(), hotkeys={**DEFAULT_HOTKEYS})


def rows(opened: Opened) -> list[str]:
    quiet = opened.window.guard.quiet
    texts = [label.text() for label in quiet.findChildren(QLabel) if label.isVisibleTo(quiet)]
    return sorted(texts)


def warn_again(opened: Opened, row: str) -> None:
    quiet = opened.window.guard.quiet
    shown = (each for each in quiet.findChildren(QPushButton) if each.isVisibleTo(quiet))
    [wanted] = [each for each in shown if each.accessibleDescription() == row]
    opened.bot.mouseClick(wanted, Qt.MouseButton.LeftButton)


def test_saved_unchanged_it_is_the_same(opened: Opened) -> None:
    show(opened)
    assert saved(opened) == GUARDED


@pytest.mark.parametrize(
    ("box", "changed"),
    [
        ("warns", {"guard": False}),
        ("holds_enter", {"guard_hold_enter": True}),
        ("sounds", {"guard_sound": False}),
    ],
)
def test_each_box_is_one_setting(opened: Opened, box: str, changed: dict[str, bool]) -> None:
    show(opened)
    widget = getattr(opened.window.guard, box)
    assert isinstance(widget, QCheckBox)
    widget.setFocus()
    opened.bot.keyClick(widget, Key.Key_Space)
    assert saved(opened) == replace(GUARDED, **changed)


def test_what_belongs_to_warnings_is_grey_without_them(opened: Opened) -> None:
    show(opened, replace(GUARDED, guard=False))
    page = opened.window.guard
    assert not page.holds_enter.isEnabled()
    assert not page.sounds.isEnabled()
    page.warns.click()
    assert page.holds_enter.isEnabled()
    assert page.sounds.isEnabled()


def test_programs_stand_one_on_each_line(opened: Opened) -> None:
    show(opened)
    assert opened.window.guard.excluded.toPlainText() == "keepassxc\n*bank*"
    opened.window.guard.excluded.setText("  signal \n\n*bank*\nsignal\n")
    commit(opened.window.guard.keys, "微信\n")
    told = saved(opened)
    assert told.guard_excluded == ("signal", "*bank*")
    assert told.guard_keys == ("微信", "dingtalk")


def test_tab_leaves_a_list_of_programs(opened: Opened) -> None:
    show(opened)
    opened.window.guard.excluded.setFocus()
    opened.press(Key.Key_Tab)
    assert opened.window.focusWidget() is opened.window.guard.keys


def test_a_quiet_rule_is_told_by_the_name_the_agent_knows(opened: Opened) -> None:
    show(opened)
    assert rows(opened) == [
        "“Blaming the customer” in Chat",
        "“Blaming the customer” in Mail",
        "“curt” everywhere",
        "“promise” in Chat",
    ]


def test_a_rule_can_warn_again_in_one_program(opened: Opened) -> None:
    show(opened)
    warn_again(opened, "“Blaming the customer” in Chat")
    told = saved(opened)
    assert told.guard_silenced == (GUARDED.guard_silenced[0], GUARDED.guard_silenced[2])
    assert told.guard_off == ("curt",)


def test_a_rule_can_be_switched_on_again(opened: Opened) -> None:
    show(opened)
    warn_again(opened, "“curt” everywhere")
    assert saved(opened) == replace(GUARDED, guard_off=())


def test_with_nothing_quiet_it_says_so(opened: Opened) -> None:
    show(opened)
    opened.window.guard.show_settings(Settings(), {})
    assert rows(opened) == ["Every rule warns everywhere."]
    opened.window.guard.show_settings(replace(Settings(), guard_off=("curt",)), {})
    opened.bot.waitUntil(lambda: rows(opened) == ["“curt” everywhere"])
    warn_again(opened, "“curt” everywhere")
    assert rows(opened) == ["Every rule warns everywhere."]


def test_letting_one_warn_again_hands_the_keyboard_on(opened: Opened) -> None:
    show(opened)
    opened.window.guard.quiet.findChildren(QPushButton)[0].setFocus()
    for _ in GUARDED.guard_silenced:
        opened.press(Key.Key_Space)
    assert rows(opened) == ["“curt” everywhere"]
    assert isinstance(opened.window.focusWidget(), QPushButton)


def test_a_change_here_is_asked_for_before_it_is_lost(opened: Opened) -> None:
    show(opened)
    opened.window.guard.warns.click()
    opened.press(Key.Key_Escape)
    box = question_of(opened.window)
    assert box is not None
    button(box, "Throw away").click()
    assert not opened.window.isVisible()


def test_a_hotkey_that_cannot_be_used_brings_its_page_to_the_front(opened: Opened) -> None:
    show(opened)
    opened.window.pages.setCurrentIndex(0)
    opened.record("compose", Key.Key_Semicolon)
    opened.window.pages.setCurrentWidget(opened.window.guard)
    opened.window.guard.warns.setFocus()
    opened.press(Key.Key_Return, Held.ControlModifier)
    assert opened.saved.count() == 0
    assert opened.window.hotkeys.field("compose").edit.hasFocus()


def test_the_guards_hotkeys_have_names_and_conflicts(opened: Opened) -> None:
    show(opened)
    opened.window.pages.setCurrentIndex(0)
    opened.record("warning:replace", Key.Key_F6, Held.ControlModifier | Held.ShiftModifier)
    told = "Ctrl+Shift+F6 belongs to “{}” already."
    assert opened.problem("warning:replace") == told.format("Open the compose box")
    assert opened.problem("compose") == told.format("Use the better wording")


def test_every_action_has_a_name_of_its_own(opened: Opened) -> None:
    show(opened)
    names = [opened.window.hotkeys.field(each).edit.accessibleName() for each in DEFAULT_HOTKEYS]
    assert len(set(names)) == len(DEFAULT_HOTKEYS)
    assert not set(names) & set(DEFAULT_HOTKEYS)
