"""Trying a program in the running session: from the settings' button to the copied report."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from snippets_app.app.trying import Trying
from snippets_app.core.chord import Chord
from snippets_app.core.trial import AIM_FOR, STEADY_FOR
from snippets_app.desktop.base import Permission, TypingListener
from snippets_app.desktop.dummy import FIELD
from snippets_app.settings import Settings
from snippets_app.ui.settings_dialog import SettingsDialog
from tests.app.guarding_parts import banner, wait_worked
from tests.app.session_parts import CHOSEN, Running


class Trier:
    """An agent before the settings; ``chat`` is the window that they click into."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.now = 0.0
        self.permitted: list[Permission] = []
        self.chat = replace(FIELD, program="weixin")
        self.front = running.session.front()
        self._tell_what_is_typed()

    @property
    def trying(self) -> Trying:
        return self.front.trying

    @property
    def dialog(self) -> SettingsDialog:
        dialog = self.front.editing._settings
        assert dialog
        return dialog

    def open_programs(self) -> None:
        self.front.editing.open_settings()
        self.dialog.pages.setCurrentWidget(self.dialog.programs)

    def press(self, window: QPushButton) -> None:
        self.running.bot.mouseClick(window, Qt.MouseButton.LeftButton)

    def try_it(self) -> None:
        """Press the button; from then on the agent's clock is ours."""
        self._rule_time()
        self.press(self.dialog.programs._try_button)

    def stay_in(self, program: str = "weixin") -> None:
        self.running.desk.windows.focused = replace(self.chat, program=program)
        self.running.desk.typing.enter(program)
        self.trying._aiming._is_ours = lambda: False
        for after in (1.0, STEADY_FOR):
            self.now += after
            self.trying._aiming.look()

    def wait_result(self) -> str:
        window = self.trying.window
        self.running.bot.waitUntil(lambda: window.copy_button.isVisible())
        return window.sentence()

    def _rule_time(self) -> None:
        self.trying._aiming._clock = lambda: self.now
        self.trying._aiming._is_ours = lambda: True

    def _tell_what_is_typed(self) -> None:
        """The pretended field tells what it holds, and Ctrl+Z empties it. Who begins to watch is
        told of it, as on a real desktop."""
        desk = self.running.desk
        press, start = desk.keys.press, desk.typing.start

        def starting(listener: TypingListener, permission: Callable[[str], Permission]) -> None:
            start(listener, permission)
            self.permitted = [permission("weixin"), permission("mail")]
            if desk.windows.focused is not None:
                desk.typing.enter(desk.windows.focused.program)

        desk.typing.start = starting  # type: ignore[method-assign]

        def telling(chord: Chord, times: int = 1) -> None:
            press(chord, times)
            if str(chord) == "Ctrl+Z":
                desk.keys.typed.clear()
            desk.typing.type(desk.field_text)

        desk.keys.press = telling  # type: ignore[method-assign]


@pytest.fixture(params=[True, False], ids=["guard on", "guard off"])
def trier(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Trier]:
    running = Running(qtbot, tmp_path / "data", replace(CHOSEN, guard=request.param))
    wait_worked(running)
    made = Trier(running)
    made.open_programs()
    yield made
    running.close()


def test_a_line_goes_in_is_read_back_and_goes_out(trier: Trier) -> None:
    desk = trier.running.desk
    desk.clipboard.copy("from before")
    trier.try_it()
    assert trier.trying.window.sentence().startswith("Click into the field")
    trier.stay_in()
    assert trier.wait_result() == "It works: the line came in right."
    assert "Profile: WeChat (wechat)" in trier.trying.window.lines()
    assert desk.field_text == ""
    assert desk.clipboard.offers == ["This is a test line by Saywell. It goes away by itself."]
    assert desk.clipboard.text() == "from before"


def test_typing_is_watched_afterwards_only_by_the_guard(trier: Trier) -> None:
    guards = trier.running.session.settings.guard
    trier.try_it()
    trier.stay_in()
    trier.wait_result()
    wait_worked(trier.running)
    typing = trier.running.desk.typing
    assert (typing._listener is not None) is guards
    typing.enter("weixin")
    typing.type("我保证今天送到，")
    wait_worked(trier.running)
    assert bool(banner(trier.running)) is guards
    assert trier.trying._reading.text is None


@pytest.mark.parametrize("trier", [False], ids=["guard off"], indirect=True)
def test_with_the_guard_off_only_the_tried_program_is_read(trier: Trier) -> None:
    trier.try_it()
    assert trier.permitted == [], "nothing is read before the agent is there"
    trier.stay_in()
    assert trier.wait_result() == "It works: the line came in right."
    assert trier.permitted == [Permission.TEXT, Permission.NOTHING]


def test_the_report_can_be_copied(trier: Trier) -> None:
    trier.try_it()
    trier.stay_in()
    trier.wait_result()
    trier.press(trier.trying.window.copy_button)
    clipboard = trier.running.desk.clipboard
    trier.running.bot.waitUntil(lambda: "Program: weixin" in clipboard.text())
    assert "A customer" not in clipboard.text(), "the title stays out of it"


def test_what_the_settings_show_counts_though_it_is_not_saved(trier: Trier) -> None:
    page = trier.dialog.programs
    page._rows = ({"profile": "wechat", "copy_only": "yes"},)
    trier.try_it()
    trier.stay_in()
    assert trier.wait_result().startswith("The line was put on the clipboard")
    assert "WeChat (wechat), changed by you" in trier.trying.window.lines()


def test_a_rule_that_is_wrong_is_told(trier: Trier) -> None:
    trier.dialog.programs._rows = ({"paste": "Ctrl+"},)
    trier.try_it()
    trier.stay_in()
    assert "in the field “paste”" in trier.wait_result()


def test_who_clicks_nowhere_is_told_and_may_try_again(trier: Trier) -> None:
    trier.try_it()
    trier.now += AIM_FOR
    trier.trying._aiming.look()
    assert trier.wait_result() == "No other window was clicked, so nothing was tried."
    trier.press(trier.trying.window.again_button)
    trier.stay_in()
    assert trier.wait_result() == "It works: the line came in right."


def test_it_can_be_cancelled(trier: Trier) -> None:
    trier.try_it()
    trier.press(trier.trying.window.close_button)
    assert not trier.trying._aiming.is_on()
    assert trier.running.desk.keys.presses == []


def test_what_was_not_read_is_asked_of_the_agent(trier: Trier, qtbot: QtBot) -> None:
    trier.running.desk.typing.leave()
    trier.try_it()
    trier.stay_in()
    trier.wait_result()
    window = trier.trying.window
    result = trier.trying._result
    assert result
    trier.trying._show(replace(result, tried=type(result.tried)(unread="It tells nothing.")))
    assert window.saw_button.isVisible()
    trier.press(window.missed_button)
    assert window.sentence() == "It did not work: you did not see the line."
    assert not window.saw_button.isVisible()


def test_a_program_is_added_by_pointing_at_it(trier: Trier) -> None:
    trier._rule_time()
    trier.press(trier.dialog.programs._add_button)
    assert trier.trying.window.sentence() == "Click into the window of the program."
    trier.stay_in("SomeChat")
    editor = trier.dialog.programs.editor
    assert editor.isVisible()
    assert editor.program.text() == "SomeChat"
    editor.copy_only.click()
    editor.save()
    trier.dialog.save()
    row = {"program": "SomeChat", "copy_only": "yes"}
    assert trier.running.saved().targets == (row,)
    assert trier.running.session.programs.rules()[0].copy_only


def test_a_known_program_that_is_pointed_at_is_changed(trier: Trier) -> None:
    trier._rule_time()
    trier.press(trier.dialog.programs._add_button)
    trier.stay_in("Weixin")
    editor = trier.dialog.programs.editor
    assert editor.windowTitle() == "WeChat – Saywell"
    assert not editor.program.isEnabled()
    editor.reject()


def test_a_program_can_be_written_where_none_is_pointed_at(trier: Trier) -> None:
    trier._rule_time()
    trier.press(trier.dialog.programs._add_button)
    trier.now += AIM_FOR
    trier.trying._aiming.look()
    editor = trier.dialog.programs.editor
    assert (editor.isVisible(), editor.program.text()) == (True, "")
    editor.reject()


def test_nothing_of_it_is_made_before_it_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    running = Running(qtbot, tmp_path / "data", Settings(language="en"))
    front = running.session.front()
    assert "trying" not in vars(front)
    assert "reading" not in vars(running.session.programs)
    running.close()
