"""Rules are switched on and off: in the same list of steps as what is written, and in history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.policy.locks import CentrePolicy, Lock
from tests.app.rule_parts import RULE, Rules, first_shipped, opened
from tests.ui.dialog_parts import button


@pytest.fixture
def rules(qtbot: QtBot, tmp_path: Path) -> Iterator[Rules]:
    with opened(qtbot, tmp_path / "data") as made:
        yield made


def test_switching_is_taken_back_with_the_other_changes_in_their_order(rules: Rules) -> None:
    shipped = first_shipped(rules)
    rules.write(RULE)
    rules.choose(shipped.id)
    rules.switch()
    assert not rules.item(shipped.id).on
    rules.choose("own-1")
    rules.click("Delete")
    assert button(rules.list, "Undo").toolTip().startswith("Deleted: blarf")
    rules.click("Undo")
    assert button(rules.list, "Undo").toolTip().startswith(f"Switched off: {shipped.texts[0]}")
    rules.click("Undo")
    assert rules.item(shipped.id).on
    assert rules.running.saved().guard_off == ()
    rules.click("Undo")
    assert rules.stored() == ()
    rules.click("Redo")
    rules.click("Redo")
    assert rules.running.saved().guard_off == (shipped.id,)
    rules.click("Redo")
    assert rules.stored() == ()


def test_switching_to_and_fro_at_once_is_two_steps(rules: Rules) -> None:
    shipped = first_shipped(rules)
    rules.choose(shipped.id)
    rules.list._request_switch()
    rules.list._request_switch()
    assert rules.item(shipped.id).on
    rules.wait()
    assert rules.running.saved().guard_off == ()
    rules.click("Undo")
    assert rules.running.saved().guard_off == (shipped.id,)
    rules.click("Undo")
    assert rules.running.saved().guard_off == ()
    assert not button(rules.list, "Undo").isEnabled()


def test_the_history_tells_switching_and_goes_back_over_it(rules: Rules) -> None:
    shipped = first_shipped(rules)
    rules.choose(shipped.id)
    rules.switch()
    window = rules.history(shipped.id)
    assert window.model.rowCount() == 2
    assert window.view.accessibleDescription() == "Taken out: On\nPut in: Off"
    window.choose(1)
    window.restore.click()
    rules.wait()
    assert rules.running.saved().guard_off == ()
    assert button(rules.list, "Undo").toolTip().startswith("Reset to what was shipped")
    window.undo.click()
    rules.wait()
    assert rules.running.saved().guard_off == (shipped.id,)
    assert not rules.item(shipped.id).on
    window.hide()


def test_what_was_switched_in_the_settings_is_not_offered_to_be_taken_back(rules: Rules) -> None:
    shipped = first_shipped(rules)
    rules.choose(shipped.id)
    rules.switch()
    rules.list.hide()
    rules.running.session.change_settings(guard_off=())
    rules.running.tray.rules_requested.emit()
    rules.wait()
    assert not button(rules.list, "Undo").isEnabled()
    rules.click("Redo")
    assert rules.running.saved().guard_off == (shipped.id,)


def test_the_centres_switches_are_neither_taken_back_nor_done_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(qtbot, tmp_path / "data") as free:
        free.write(RULE)
        free.choose("own-1")
        free.switch()
    policy = CentrePolicy({"guard_off": Lock("guard_off", ("own-1",), "centre")})
    with opened(qtbot, tmp_path / "data", policy) as led:
        assert button(led.list, "Undo").toolTip().startswith("Written: blarf")
        led.click("Undo")
        assert led.stored() == ()
