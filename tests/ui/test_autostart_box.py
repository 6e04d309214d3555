import pytest
from pytestqt.qtbot import QtBot

from snippets_app.ui.autostart_box import AutostartBox
from tests.ui.dialog_parts import TEXTS


@pytest.fixture
def box(qtbot: QtBot) -> AutostartBox:
    made = AutostartBox(TEXTS)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("on", [True, False])
def test_only_what_was_changed_is_wished(box: AutostartBox, *, on: bool) -> None:
    box.show_state(on=on, reason="")
    assert box.tick.isChecked() == on
    assert box.wish() is None
    box.tick.click()
    assert box.wish() == (not on)
    box.tick.click()
    assert box.wish() is None


def test_what_cannot_be_changed_says_why(box: AutostartBox) -> None:
    box.show_state(on=True, reason="It is installed for everybody.")
    assert not box.tick.isEnabled()
    assert box.tick.accessibleDescription() == "It is installed for everybody."
    box.show_state(on=True, reason="")
    assert box.tick.isEnabled()
