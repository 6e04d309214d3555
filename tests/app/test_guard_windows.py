"""What the agent is told of the window in front, and the rules an agent writes."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from snippets_app.core.chord import parse_chord
from snippets_app.core.guard.model import Rule, Severity
from snippets_app.ui.editor import Editor
from snippets_app.ui.observed import ObservedPage
from snippets_app.ui.rule_editor import RuleEditor
from snippets_app.ui.rule_list import RuleList
from tests.app.conftest import StartGuarded
from tests.app.guarding_parts import banner, type_into, wait_worked
from tests.app.session_parts import CHOSEN, Running

RULE = Rule(
    "own-blarf", "phrase", "", Severity.WARN, "Not that.", ("blarf",),
    matches=("a blarf",), passes=("a word",),
)  # fmt: skip


def window(kind: type) -> object:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def tip(running: Running) -> str:
    return running.tray._icon.toolTip()


def test_the_tray_says_how_much_is_seen_of_the_window_in_front(guarded: Running) -> None:
    type_into(guarded, "a word")
    assert tip(guarded) == "Saywell reads what is typed in this window."
    guarded.desk.typing.enter("Old chat", keys_only=True)
    wait_worked(guarded)
    assert tip(guarded).startswith("Saywell cannot see what is typed in this window.")
    guarded.press("Ctrl+Shift+F8")
    wait_worked(guarded)
    assert tip(guarded) == "Saywell: paused"


def test_a_program_is_excluded_from_the_tray_and_its_keys_allowed(guarded: Running) -> None:
    type_into(guarded, "a zorblat here.")
    guarded.tray.never_watch_requested.emit("Chat")
    wait_worked(guarded)
    assert banner(guarded) == ""
    assert guarded.saved().guard_excluded == ("Chat",)
    guarded.desk.typing.enter("Old chat", keys_only=True)
    wait_worked(guarded)
    guarded.tray.watch_keys_requested.emit("Old chat")
    wait_worked(guarded)
    guarded.desk.typing.enter("Old chat", keys_only=True)
    guarded.desk.typing.key(*"zorblat", "!")
    wait_worked(guarded)
    assert guarded.saved().guard_keys == ("Old chat",)
    assert banner(guarded) != ""


def test_the_page_says_what_is_seen_and_pauses(guarded: Running) -> None:
    type_into(guarded, "a word")
    guarded.tray.observed_requested.emit()
    page = window(ObservedPage)
    assert isinstance(page, ObservedPage)
    assert page.here() == "The text of the field you write in is read."
    page.paused.emit(True)
    wait_worked(guarded)
    assert page.here() == "Saywell is paused: nothing is observed."
    page.never_watch_requested.emit("Chat")
    assert guarded.saved().guard_excluded == ("Chat",)
    page.hide()


def test_our_own_windows_do_not_count_as_the_window_in_front(guarded: Running) -> None:
    type_into(guarded, "a word")
    guarded.desk.typing.enter("saywell")
    wait_worked(guarded)
    assert tip(guarded) == "Saywell reads what is typed in this window."


def test_a_rule_that_is_written_is_in_force_and_can_be_deleted(guarded: Running) -> None:
    guarded.tray.rules_requested.emit()
    guarded.wait_stored()
    shown = window(RuleList)
    assert isinstance(shown, RuleList)
    shown.add_requested.emit()
    editor = window(RuleEditor)
    assert isinstance(editor, RuleEditor)
    changed = guarded.session.guarding.rules.changed
    with guarded.bot.waitSignal(changed):
        editor.saved.emit(RULE)
    assert shown.chosen()[0].rule == RULE
    type_into(guarded, "a blarf here.")
    assert banner(guarded) == "a blarf here."
    with guarded.bot.waitSignal(changed):
        shown.delete_requested.emit((RULE.id,))
    wait_worked(guarded)
    assert banner(guarded) == ""
    editor.hide()
    shown.hide()


def rule_editor(running: Running) -> RuleEditor:
    running.tray.rules_requested.emit()
    running.wait_stored()
    running.session.rule_editing._add()
    editor = window(RuleEditor)
    assert isinstance(editor, RuleEditor)
    return editor


def write(editor: RuleEditor, text: str) -> None:
    editor.fields.texts_edit.setText(text)
    editor.fields.reason_edit.setText("Not that.")
    editor.fields.passes_edit.setText("a word")
    editor.save()
    assert not editor.isVisible()


def close_rules(running: Running, editor: RuleEditor) -> None:
    editor.hide()
    running.session.rule_editing._made_list().hide()


def test_a_second_rule_does_not_take_the_place_of_one_that_is_not_in_force_yet(
    guarded: Running,
) -> None:
    editor = rule_editor(guarded)
    write(editor, "blarf")
    guarded.session.rule_editing._add()
    write(editor, "flurb")
    guarded.wait_stored()
    shown = guarded.session.rule_editing._made_list()
    assert sum(each.rule.id.startswith("own-") for each in shown.model.every()) == 3
    close_rules(guarded, editor)


def test_a_new_rule_is_not_quiet_because_one_before_it_was(start_guarded: StartGuarded) -> None:
    silenced = ({"rule": "own-7", "program": "Chat"},)
    running = start_guarded(replace(CHOSEN, guard_silenced=silenced, guard_off=("own-8",)))
    editor = rule_editor(running)
    assert editor.rule().id == "own-9"
    close_rules(running, editor)


def test_a_rule_that_cannot_be_saved_is_not_lost(guarded: Running) -> None:
    editor = rule_editor(guarded)
    (guarded.places.data / "rules" / "mine.toml").write_text("not a rule file")
    write(editor, "blarf")
    guarded.wait_stored()
    assert guarded.told().startswith("The file of your own rules cannot be read")
    assert editor.isVisible()
    assert editor.rule().texts == ("blarf",)
    close_rules(guarded, editor)


def test_a_phrase_that_a_rule_file_does_not_take_is_not_saved(guarded: Running) -> None:
    editor = rule_editor(guarded)
    editor.fields.texts_edit.setText("!!!")
    editor.fields.reason_edit.setText("Not that.")
    editor.fields.passes_edit.setText("a word")
    editor.save()
    assert editor.missing().startswith("“!!!” has no letter and no digit.")
    assert editor.fields.texts_edit.property("wrong")
    close_rules(guarded, editor)


def test_the_rule_editor_is_told_words_of_the_dictionary(guarded: Running) -> None:
    assert "保证金" in guarded.session.rule_editing.asking.suggest("保证")


def test_a_snippet_that_is_written_is_checked_also_with_the_guard_off(
    start_guarded: StartGuarded,
) -> None:
    running = start_guarded(replace(CHOSEN, guard=False))
    running.windows.palette.new_requested.emit("phone-en", "hold")
    wait_worked(running)
    editor = window(Editor)
    assert isinstance(editor, Editor)
    assert [each.rule.id for each in running.session.checking.find("a zorblat here")] == [
        "own-zorblat"
    ]
    assert editor.writing._find is not None
    editor.hide()


def test_rules_that_are_kept_quiet_are_named_in_the_settings(guarded: Running) -> None:
    names = guarded.session.front().editing._rule_names()
    assert names["own-zorblat"] == "zorblat"


def test_what_changes_while_the_settings_are_open_stays(guarded: Running) -> None:
    editing = guarded.session.front().editing
    editing.open_settings()
    dialog = editing._settings
    assert dialog
    type_into(guarded, "a zorblat here.")
    guarded.desk.hotkeys.fire(parse_chord("Ctrl+Shift+F9"))
    wait_worked(guarded)
    guarded.tray.never_watch_requested.emit("Mail")
    dialog.company.setText("Dusk")
    dialog.save()
    saved = guarded.saved()
    assert saved.guard_silenced == ({"rule": "own-zorblat", "program": "Chat"},)
    assert saved.guard_excluded == ("Mail",)
    assert saved.company == "Dusk"
