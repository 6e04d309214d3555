"""Settings that a centre has decided: grey, with a word on whose they are, in every language."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from snippets_app.paths import resources
from snippets_app.policy.locks import CentrePolicy
from snippets_app.policy.overlay import kept, overlaid
from snippets_app.settings import DEFAULT_HOTKEYS, Settings, merged
from snippets_app.texts import Texts, load_texts
from snippets_app.ui.settings_dialog import SettingsDialog
from tests.policy.policies import policy_of
from tests.ui.dialog_parts import LIBRARY, THEME, commit

OWN = Settings(
    company="Lumen",
    agent="Lin",
    guard_excluded=("game",),
    guard_keys=("dingtalk",),
    guard_silenced=({"rule": "blame", "program": "Chat"},),
    guard_off=("curt",),
    targets=({"program": "mine"},),
    hotkeys={**DEFAULT_HOTKEYS, "stage:greeting": "", "stage:hold": "Ctrl+2"},
)
EVERYTHING = policy_of(
    {
        "company": "Centre",
        "agent": "Kim",
        "language": "ko",
        "theme": "dark",
        "two_step_chords": False,
        "guard": True,
        "guard_hold_enter": False,
        "guard_sound": False,
        "guard_excluded": ["keepassxc"],
        "guard_keys": [],
        "guard_silenced": [],
        "guard_off": [],
        "targets": [{"program": "wechat*", "newline": "space"}],
        "hotkeys": {"palette": "Ctrl+F2", "stage:hold": ""},
    }
)
HINTS = {
    "en": "Set by your centre.",
    "zh_CN": "由您的客服中心设定。",
    "ko": "센터에서 정한 설정입니다.",
}
Open = Callable[..., "Locked"]


class Locked:
    """The dialog over a policy."""

    def __init__(self, bot: QtBot, policy: CentrePolicy, texts: Texts) -> None:
        self.bot, self.policy = bot, policy
        self.window = SettingsDialog(texts, THEME, lambda *_: "")
        self.saved = QSignalSpy(self.window.saved)
        self.in_force = overlaid(OWN, policy)
        self.window.edit(self.in_force, LIBRARY, "p", policy=policy)
        bot.waitExposed(self.window)

    def hints(self, page: QWidget | None = None) -> list[str]:
        within = page or self.window
        labels = within.findChildren(QLabel)
        return [each.text() for each in labels if each.text() and each.isVisibleTo(within)]

    def own_after(self) -> Settings:
        """The agent's own settings after saving what is shown."""
        self.window.save()
        assert self.saved.count() == 1
        chosen, shown = self.saved.at(0)
        return kept(OWN, self.in_force, merged(self.in_force, shown, chosen), self.policy)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    made: list[Locked] = []

    def run(values: dict[str, object] | CentrePolicy, texts: Texts | None = None) -> Locked:
        policy = values if isinstance(values, CentrePolicy) else policy_of(values)
        made.append(Locked(qtbot, policy, texts or Texts(NullTranslations())))
        return made[-1]

    yield run
    for each in made:
        each.window.hide()
        each.window.deleteLater()


@pytest.mark.parametrize(("language", "hint"), HINTS.items())
def test_every_locked_row_is_grey_and_says_why(opened: Open, language: str, hint: str) -> None:
    shown = opened(EVERYTHING, load_texts(resources() / "assets" / "locale", language))
    window, page = shown.window, shown.window.guard
    locked = [window.company, window.agent, window.language, window.theme, window.two_step]
    locked += [window.hotkeys.field(action).edit for action in ("palette", "stage:hold")]
    locked += [page.warns, page.holds_enter, page.sounds, page.excluded, page.keys]
    for widget in locked:
        assert not widget.isEnabled()
        assert widget.accessibleDescription() == hint
    assert window.hotkeys.field("undo").edit.isEnabled()
    said = [each for part in (window, page, window.programs) for each in shown.hints(part)]
    assert said.count(hint) == len(locked) + 2, "quiet rules and programs say it once each"


def test_what_is_shown_is_what_is_in_force(opened: Open) -> None:
    shown = opened(EVERYTHING)
    window, page = shown.window, shown.window.guard
    assert (window.company.text(), window.agent.text()) == ("Centre", "Kim")
    assert (window.language.currentData(), window.theme.currentData()) == ("ko", "dark")
    assert window.hotkeys.field("palette").chord() == "Ctrl+F2"
    assert (page.warns.isChecked(), page.holds_enter.isChecked()) == (True, False)
    assert page.excluded.toPlainText() == "keepassxc"
    assert "Every rule warns everywhere." in shown.hints(page)


def test_saving_keeps_the_agents_own_behind_every_lock(opened: Open) -> None:
    assert opened(EVERYTHING).own_after() == OWN


def test_without_locks_nothing_is_grey_or_said(opened: Open) -> None:
    shown = opened({})
    assert HINTS["en"] not in shown.hints()
    assert shown.window.company.isEnabled()
    shown.bot.waitUntil(shown.window.company.hasFocus)
    assert shown.own_after() == OWN


def test_the_keyboard_begins_where_something_can_be_changed(opened: Open) -> None:
    shown = opened({"company": "Centre"})
    shown.bot.waitUntil(shown.window.agent.hasFocus)
    commit(shown.window.agent, " Wei")
    assert shown.own_after() == replace(OWN, agent="Lin Wei")


def test_a_locked_hotkey_cannot_be_recorded_or_cleared(opened: Open) -> None:
    shown = opened({"hotkeys": {"palette": "Ctrl+F2"}})
    field = shown.window.hotkeys.field("palette")
    shown.bot.keyClick(field.edit, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert field.chord() == "Ctrl+F2"
    assert not any(action.isVisible() for action in field.edit.actions())
    assert shown.own_after() == OWN


def test_what_belongs_to_warnings_follows_them_as_far_as_it_is_free(opened: Open) -> None:
    shown = opened({"guard_hold_enter": True})
    page = shown.window.guard
    page.warns.click()
    page.warns.click()
    assert (page.holds_enter.isEnabled(), page.sounds.isEnabled()) == (False, True)


def test_hotkeys_in_two_steps_that_are_not_to_be_had_stay_grey(opened: Open) -> None:
    shown = opened({})
    shown.window.hide()
    shown.window.edit(OWN, LIBRARY, "p", "They need Windows.", policy=policy_of({"guard": True}))
    assert not shown.window.two_step.isEnabled()


def test_rows_that_the_centre_adds_are_named_and_not_the_agents_to_remove(opened: Open) -> None:
    shown = opened({"guard_excluded_add": ["keepassxc", "*bank*"], "guard_keys_add": ["feishu"]})
    page = shown.window.guard
    assert page.excluded.isEnabled()
    assert page.excluded.toPlainText() == "game"
    assert "Your centre adds: keepassxc, *bank*" in shown.hints(page)
    assert "Your centre adds: feishu" in shown.hints(page)
    page.excluded.setText("signal\nkeepassxc")
    own = shown.own_after()
    assert own == replace(OWN, guard_excluded=("signal",))


def test_rules_that_the_centre_keeps_quiet_cannot_be_made_to_warn(opened: Open) -> None:
    centres = {"rule": "late", "program": "Mail"}
    shown = opened({"guard_silenced_add": [centres], "guard_off_add": ["noise"]})
    buttons = shown.window.guard.quiet.findChildren(QPushButton)
    enabled = {each.accessibleDescription(): each.isEnabled() for each in buttons}
    assert enabled == {
        "“late” in Mail": False,
        "“blame” in Chat": True,
        "“noise” everywhere": False,
        "“curt” everywhere": True,
    }
    next(each for each in buttons if each.isEnabled()).click()
    assert shown.own_after() == replace(OWN, guard_silenced=())


def test_rules_for_programs_that_the_centre_adds_are_not_the_agents(opened: Open) -> None:
    shown = opened({"targets_add": [{"program": "wechat*", "newline": "space"}]})
    assert [row["program"] for row in shown.window.settings().targets] == ["wechat*", "mine"]
    shown.window.company.setText("Acme")
    assert shown.own_after() == replace(OWN, company="Acme")


def test_a_second_opening_under_no_policy_is_free_again(opened: Open) -> None:
    shown = opened(EVERYTHING)
    shown.window.hide()
    shown.window.edit(OWN, LIBRARY, "p")
    assert shown.window.company.isEnabled()
    assert shown.window.guard.excluded.isEnabled()
    assert HINTS["en"] not in shown.hints()
