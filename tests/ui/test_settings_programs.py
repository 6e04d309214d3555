"""The programs' page of the settings: what is shown, found, changed and brought back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from snippets_app.core.model import Library
from snippets_app.policy.locks import CentrePolicy, Lock
from snippets_app.settings import Settings
from snippets_app.ui.settings_programs import ProgramsPage
from tests.shipped_programs import shipped_profiles
from tests.ui.dialog_parts import button, commit, question_of
from tests.ui.test_settings_dialog import Held, Key, Opened

ROWS = ({"program": "somechat", "newline": "space"}, {"profile": "slack", "send": "enter"})


class OpenedPrograms(Opened):
    """The dialog with the programs in front."""

    @property
    def page(self) -> ProgramsPage:
        return self.window.programs

    def show(self, *rows: dict[str, str], policy: CentrePolicy | None = None) -> None:
        settings = Settings(targets=rows)
        self.window.edit(settings, Library(()), "", profiles=shipped_profiles(), policy=policy)
        self.bot.waitUntil(self.window.company.hasFocus)
        self.window.pages.setCurrentWidget(self.page)

    def lines(self, count: int = 100) -> list[tuple[str, ...]]:
        """The rows that are seen."""
        table = self.page.table
        return [
            tuple(item.text() for column in range(3) if (item := table.item(row, column)))
            for row in range(table.rowCount())
            if not table.isRowHidden(row)
        ][:count]

    def click(self, text: str) -> None:
        self.bot.mouseClick(button(self.page, text), Qt.MouseButton.LeftButton)

    def choose(self, name: str) -> None:
        self.page.search.setFocus()
        commit(self.page.search, name)

    def targets(self) -> tuple[dict[str, str], ...]:
        self.window.save()
        return self.settings().targets


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[OpenedPrograms]:
    made = OpenedPrograms(qtbot)
    yield made
    made.window.hide()
    made.window.deleteLater()


def test_own_rules_stand_on_top_with_what_is_special(opened: OpenedPrograms) -> None:
    opened.show(*ROWS)
    assert opened.lines(3) == [
        ("somechat", "In one line", "Own"),
        ("Slack", "As usual", "Own"),
        ("WeChat", "Enter or Ctrl+Enter sends", "Shipped"),
    ]
    assert len(opened.lines()) == len(shipped_profiles()) + 1
    assert opened.targets() == ROWS


def test_a_rule_that_is_wrong_says_why(opened: OpenedPrograms) -> None:
    opened.show({"program": "x", "paste": "Ctrl+"})
    assert opened.lines(1) == [
        ("x", "A target rule has “Ctrl+” in the field “paste”.", "Own"),
    ]


def test_a_rule_for_some_titles_says_which(opened: OpenedPrograms) -> None:
    opened.show({"profile": "slack", "title": "*shop*", "copy_only": "yes"})
    assert opened.lines(1) == [("Slack", "*shop* – Only copied to the clipboard", "Own")]


@pytest.mark.parametrize(
    ("query", "names"),
    [("telegram", ["Telegram"]), ("微信", ["WeChat", "WeCom"]), ("mstsc", ["Remote Desktop"])],
)
def test_a_search_finds_a_program(opened: OpenedPrograms, query: str, names: list[str]) -> None:
    opened.show()
    opened.choose(query)
    assert [line[0] for line in opened.lines()] == names
    current = opened.page.current()
    assert current
    assert current.name_in("en") == names[0]


def test_a_search_that_finds_nothing_leaves_nothing_to_change(opened: OpenedPrograms) -> None:
    opened.show()
    opened.choose("nothing like it")
    assert (opened.lines(), opened.page.current()) == ([], None)
    assert not button(opened.page, "Change…").isEnabled()


def test_a_shipped_one_is_changed_and_brought_back(opened: OpenedPrograms) -> None:
    opened.show()
    opened.choose("slack")
    opened.click("Change…")
    opened.page.editor.copy_only.click()
    opened.page.editor.save()
    assert opened.lines() == [("Slack", "Only copied to the clipboard", "Own")]
    assert opened.window.settings().targets == ({"profile": "slack", "copy_only": "yes"},)
    opened.click("Back to the shipped one")
    assert opened.lines() == [("Slack", "Enter or Ctrl+Enter sends", "Shipped")]
    assert opened.targets() == ()


def test_an_own_one_is_deleted(opened: OpenedPrograms) -> None:
    opened.show(*ROWS)
    opened.click("Delete")
    assert opened.targets() == (ROWS[1],)


def test_a_shipped_one_cannot_be_brought_back_nor_deleted(opened: OpenedPrograms) -> None:
    opened.show()
    assert not button(opened.page, "Back to the shipped one").isEnabled()


def test_a_row_is_changed_by_enter(opened: OpenedPrograms) -> None:
    opened.show()
    opened.page.table.setFocus()
    opened.press(Key.Key_Down)
    opened.press(Key.Key_Return)
    assert opened.page.editor.windowTitle() == "WeCom – Saywell"
    opened.bot.keyClick(opened.page.editor, Key.Key_Escape)
    assert not opened.page.editor.isVisible()
    assert opened.targets() == ()


def test_a_program_is_written(opened: OpenedPrograms) -> None:
    opened.show()
    opened.page.add("")
    editor = opened.page.editor
    editor.save()
    assert editor.isVisible(), "it has no name yet"
    assert editor.program_part.problem() == "Write the program's name; * stands for any."
    commit(editor.program, " SomeChat ")
    editor.newline.setCurrentIndex(1)
    editor.delay.setCurrentText("300 ms")

    def is_saved() -> bool:
        """Windows may make it active a moment later: pressed until it is taken."""
        opened.bot.keyClick(editor.program, Key.Key_Return, Held.ControlModifier)
        return not editor.isVisible()

    opened.bot.waitUntil(is_saved)
    assert opened.targets() == (
        {"program": "SomeChat", "newline": "shift-enter", "paste_delay": "300"},
    )


def test_keys_that_are_none_are_told(opened: OpenedPrograms) -> None:
    opened.show()
    opened.click("Change…")
    editor = opened.page.editor
    editor.paste.setCurrentText("Ctrl+")
    editor.save()
    assert editor.isVisible()
    assert editor.paste_part.problem() == "“Ctrl+” is not a hotkey."
    editor.paste.setCurrentText("ctrl+shift+v")
    editor.save()
    assert opened.targets() == ({"profile": "wechat", "paste": "Ctrl+Shift+V"},)


def test_what_concerns_pasting_is_grey_for_a_program_that_is_copied_for(
    opened: OpenedPrograms,
) -> None:
    opened.show()
    opened.choose("citrix")
    opened.click("Change…")
    editor = opened.page.editor
    assert not editor.paste.isEnabled()
    assert editor.send.isEnabled()
    editor.copy_only.click()
    assert editor.paste.isEnabled()
    assert editor.delay.currentText() == "1000 ms"
    editor.save()
    assert opened.targets() == ({"profile": "citrix", "copy_only": "no"},)


def test_a_delay_of_ones_own_stays(opened: OpenedPrograms) -> None:
    opened.show({"program": "x", "paste_delay": "1234"})
    opened.click("Change…")
    assert opened.page.editor.delay.currentText() == "1234 ms"
    opened.page.editor.save()
    assert opened.targets() == ({"program": "x", "paste_delay": "1234"},)


def test_trying_and_pointing_are_asked_for(opened: OpenedPrograms) -> None:
    opened.show(*ROWS)
    tried = QSignalSpy(opened.page.try_requested)
    pointed = QSignalSpy(opened.page.point_requested)
    opened.click("Try it…")
    opened.click("Add program…")
    assert tried.at(0)[0] == ROWS
    assert pointed.count() == 1


def test_a_change_here_is_asked_for_before_it_is_lost(opened: OpenedPrograms) -> None:
    opened.show(*ROWS)
    opened.click("Delete")
    opened.press(Key.Key_Escape)
    box = question_of(opened.window)
    assert box is not None
    button(box, "Throw away").click()
    assert not opened.window.isVisible()


def centre(key: str, *rows: dict[str, str]) -> CentrePolicy:
    return CentrePolicy({key: Lock(key, rows, "policy.json")})


def test_what_the_centre_adds_stands_first_and_stays(opened: OpenedPrograms) -> None:
    added = {"profile": "wechat", "send": "ctrl-enter"}
    opened.show(added, *ROWS, policy=centre("targets_add", added))
    assert opened.lines(1) == [("WeChat", "Ctrl+Enter sends", "Centre")]
    assert not button(opened.page, "Change…").isEnabled()
    opened.page.add("Weixin")
    assert not opened.page.editor.isVisible()
    opened.choose("telegram")
    opened.click("Change…")
    opened.page.editor.copy_only.click()
    opened.page.editor.save()
    own = {"profile": "telegram", "copy_only": "yes"}
    assert opened.targets() == (added, own, *ROWS)


def test_where_the_centre_decides_all_nothing_can_be_changed(opened: OpenedPrograms) -> None:
    opened.show(ROWS[0], policy=centre("targets", ROWS[0]))
    assert opened.page._lock_hint.text() == "Set by your centre."
    for number in (0, 1):
        opened.page.table.selectRow(number)
        for text in ("Change…", "Add program…"):
            assert not button(opened.page, text).isEnabled()
    opened.page.table.setFocus()
    opened.press(Key.Key_Return)
    assert opened.page._editor is None
    assert button(opened.page, "Try it…").isEnabled()
    assert opened.targets() == (ROWS[0],)
