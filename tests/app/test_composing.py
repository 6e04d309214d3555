"""What is being composed is checked with the rules of the moment."""

from tests.app.guarding_parts import own_file, wait_worked, write_rule
from tests.app.session_parts import Running


def test_new_rules_count_for_an_open_draft(guarded: Running) -> None:
    guarded.session.checking.compose()
    panel = guarded.windows.compose
    panel.draft.setPlainText("a zorblat and a blarf here")
    assert panel.draft.marked() == ("zorblat",)
    with guarded.bot.waitSignal(guarded.session.guarding.rules.changed):
        write_rule(own_file(guarded), "blarf")
    assert panel.draft.marked() == ("blarf",)
    panel.forget()
    panel.hide()
    wait_worked(guarded)
