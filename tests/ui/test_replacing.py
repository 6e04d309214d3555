"""Replacements played on a pretended desktop: only the exact words are pasted over."""

import pytest

from snippets_app.core.insertion import plan_replacement
from snippets_app.core.target_rule import TargetRule
from snippets_app.desktop.base import Field, Permission
from snippets_app.desktop.dummy import ELSEWHERE, FIELD, Faults, Simulation, simulate
from snippets_app.ui.inserter import Inserter
from snippets_app.ui.outcome import Copied, Inserted, NotDone, Outcome, Reason


class Silent:
    """Hears what is typed and does nothing."""

    def entered(self, field: Field) -> None: ...
    def typed(self, field: Field, text: str, caret: int) -> None: ...
    def keyed(self, field: Field, key: str) -> None: ...
    def left(self) -> None: ...


@pytest.fixture
def desk() -> Simulation:
    return typing_at(simulate())


def typing_at(desk: Simulation) -> Simulation:
    desk.typing.start(Silent(), lambda _: Permission.TEXT)
    desk.typing.enter()
    desk.typing.type("我保证")
    desk.clipboard.copy("from before")
    return desk


def replaced(desk: Simulation, new: str, old: str = "保证") -> Outcome:
    steps = plan_replacement(old, new, 1, 3, TargetRule())
    return Inserter(desk.desktop).play(steps, FIELD, desk.typing.field())


def pressed(desk: Simulation) -> list[str]:
    return [str(chord) for chord, _ in desk.keys.presses]


def test_the_words_are_selected_and_pasted_over(desk: Simulation) -> None:
    assert replaced(desk, "尽快") == Inserted()
    assert desk.typing.selected == (1, 3)
    assert desk.field_text == "尽快"
    assert desk.clipboard.text() == "from before"
    assert desk.typing.put_back == ["尽快"]


def test_no_words_instead_delete_without_the_clipboard(desk: Simulation) -> None:
    assert replaced(desk, "") == Inserted()
    assert (pressed(desk), desk.clipboard.offers) == (["Backspace"], [])


def test_words_that_are_gone_are_not_pasted_over(desk: Simulation) -> None:
    desk.typing.type("我已经改了")
    outcome = replaced(desk, "尽快")
    assert outcome == Copied(Reason.NOT_SELECTED, corrects=True)
    assert "select the words and press Ctrl+V" in outcome.notice
    assert (pressed(desk), desk.clipboard.text()) == ([], "尽快")
    assert desk.typing.put_back == []


def test_another_control_gets_nothing(desk: Simulation) -> None:
    steps = plan_replacement("保证", "尽快", 1, 3, TargetRule())
    before = desk.typing.field()
    desk.typing.enter()
    desk.typing.type("我保证")
    for field in (before, None):
        outcome = Inserter(desk.desktop).play(steps, FIELD, field)
        assert outcome == Copied(Reason.NOT_SELECTED, corrects=True)
    assert pressed(desk) == []


def test_what_cannot_be_deleted_is_told(desk: Simulation) -> None:
    desk.typing.type("我已经改了")
    outcome = replaced(desk, "")
    assert outcome == NotDone(Reason.NOT_SELECTED, corrects=True)
    assert outcome.notice.startswith("The words could not be selected, so nothing was deleted.")
    assert (pressed(desk), desk.clipboard.text()) == ([], "from before")


def test_a_newer_copy_is_spared() -> None:
    desk = typing_at(simulate(Faults(copied_meanwhile="theirs", read_after=None)))
    outcome = replaced(desk, "尽快")
    assert outcome == NotDone(Reason.COPIED_MEANWHILE, corrects=True)
    assert outcome.notice.startswith("Something else was copied at that moment")
    assert desk.clipboard.text() == "theirs"


@pytest.mark.parametrize(
    ("new", "faults", "sentence"),
    [
        (
            "尽快",
            Faults(keys_held=True),
            "A key was held down, so nothing was replaced. "
            "The better wording is on the clipboard: select the words and press Ctrl+V.",
        ),
        (
            "尽快",
            Faults(),
            "The window changed, so nothing was replaced. "
            "The better wording is on the clipboard: select the words and press Ctrl+V.",
        ),
        ("", Faults(keys_held=True), "A key was held down, so nothing was deleted."),
        ("", Faults(), "The window changed, so nothing was deleted."),
    ],
)
def test_what_stopped_a_correction_is_told_as_one(new: str, faults: Faults, sentence: str) -> None:
    desk = typing_at(simulate(faults))
    desk.windows.focused = ELSEWHERE
    assert replaced(desk, new).notice == sentence
    assert pressed(desk) == []
