"""What the running program does for hotkeys, tray and dialogs, and what it keeps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from snippets_app import settings
from snippets_app.app.loading import _load_settings
from snippets_app.core.layers import difference
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError
from snippets_app.paths import portable
from snippets_app.settings import DEFAULT_HOTKEYS, Settings
from snippets_app.ui.editor import Editor
from snippets_app.ui.library.trash_window import TrashWindow
from snippets_app.ui.settings_dialog import SettingsDialog
from tests.app.edits import save
from tests.app.session_parts import CHOSEN, Running

HELLO = "phone-en/hold-back"
Start = Callable[..., Running]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    made: list[Running] = []

    def run(chosen: Settings = CHOSEN, taken: str = "") -> Running:
        made.append(Running(qtbot, tmp_path / "data", chosen, taken=taken))
        return made[-1]

    yield run
    for each in made:
        each.close()


@pytest.fixture
def running(start: Start) -> Running:
    return start()


def dialog(kind: type) -> object:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_palettes_hotkey_opens_it_with_the_agents_pack(running: Running) -> None:
    running.press("Ctrl+;")
    palette = running.windows.palette
    assert palette.isVisible()
    assert palette.pack() == "phone-en"


def test_a_stages_hotkey_opens_the_palette_there(start: Start) -> None:
    running = start(replace(CHOSEN, hotkeys={**DEFAULT_HOTKEYS, "stage:hold": "Ctrl+F2"}))
    running.press("Ctrl+F2")
    palette = running.windows.palette
    assert palette._stages.stage() == "hold"


def test_a_snippets_hotkey_inserts_it(running: Running) -> None:
    store_change(running, PersonalChange(HELLO, hotkey="Ctrl+F5", body="Thanks for waiting."))
    assert "Ctrl+F5" in running.held()
    running.press("Ctrl+F5")
    running.bot.waitUntil(lambda: running.desk.field_text == "Thanks for waiting.")


def test_repeat_undo_and_new_customer_have_hotkeys(running: Running) -> None:
    running.press("Ctrl+Shift+;")
    assert running.told().startswith("Nothing has been inserted yet.")
    running.press("Ctrl+Shift+Backspace")
    assert running.told().startswith("There is nothing to take back here.")
    running.press("Ctrl+Shift+F2")
    assert running.told().startswith("New customer")


def test_a_hotkey_that_another_program_holds_is_told(start: Start) -> None:
    running = start(taken="Ctrl+;")
    assert running.told().startswith("Ctrl+; is already used by another program.")
    assert "Ctrl+;" not in running.held()
    running.windows.notice.hide()
    running.session.apply_hotkeys()
    assert running.told() == "", "it is told once"


def test_pausing_lets_every_hotkey_go_but_the_one_that_resumes(running: Running) -> None:
    before = running.held()
    assert {"Ctrl+;", "Ctrl+Shift+;"} <= before
    running.tray.paused.emit(True)
    assert (running.held(), running.session.is_paused()) == ({"Ctrl+Shift+F8"}, True)
    running.press("Ctrl+Shift+F8")
    assert (running.held(), running.session.is_paused()) == (before, False)
    running.press("Ctrl+Shift+F8")
    assert running.session.is_paused()
    running.tray.paused.emit(False)
    assert running.held() == before


def test_while_a_hotkey_is_recorded_none_fires(running: Running) -> None:
    before = running.held()
    running.session.hold_hotkeys_back(True)
    assert running.held() == set()
    running.session.hold_hotkeys_back(False)
    assert running.held() == before


def test_the_tray_opens_the_palette_and_inserts(running: Running) -> None:
    running.tray.palette_requested.emit()
    assert running.windows.palette.isVisible()
    running.windows.palette.hide()
    snippet = replace(running.session.catalogue.snippets[HELLO], body="From the tray.")
    running.tray.snippet_chosen.emit(snippet)
    running.bot.waitUntil(lambda: running.desk.field_text == "From the tray.")


def test_a_pack_that_is_chosen_is_kept(running: Running) -> None:
    running.windows.palette.pack_chosen.emit("shop-zh")
    assert running.saved().pack == "shop-zh"
    assert running.session.pack() == "shop-zh"


@pytest.mark.parametrize(
    ("language", "pack"), [("ko", "phone-ko"), ("zh_CN", "phone-zh"), ("en", "phone-en")]
)
def test_without_a_choice_the_pack_speaks_the_agents_language(
    start: Start, language: str, pack: str
) -> None:
    assert start(Settings(language=language)).session.pack() == pack


def test_a_pack_that_is_gone_is_replaced_by_one_in_the_agents_language(start: Start) -> None:
    running = start(replace(CHOSEN, pack="gone"))
    assert running.session.pack() == "phone-en"
    running.press("Ctrl+;")
    assert running.windows.palette.pack() == "phone-en"


def test_answers_about_the_agent_are_kept_in_the_settings(running: Running) -> None:
    running.session.flow.profile_given.emit({"company": "Dusk"})
    assert (running.saved().company, running.saved().agent) == ("Dusk", "Lin")


def test_a_use_is_counted_and_stands_in_the_menu(running: Running) -> None:
    running.session.flow.used.emit(running.session.catalogue.snippets[HELLO])
    running.wait_stored()
    assert running.session.catalogue.usage[HELLO] > 0
    assert [each.id for each in running.session.catalogue.recent()] == [HELLO]


def test_new_settings_are_in_force_at_once_and_saved(running: Running) -> None:
    chosen = replace(CHOSEN, theme="dark", hotkeys={"palette": "Ctrl+F6"}, agent="Wu")
    running.session.use_settings(chosen)
    assert running.held() == {"Ctrl+F6"}
    assert running.windows.theme.colours["window"] == "#1d2127"
    assert (running.saved().agent, running.saved().theme) == ("Wu", "dark")
    assert running.told() == ""


def test_another_language_waits_for_the_next_start_and_says_so(running: Running) -> None:
    running.session.use_settings(replace(CHOSEN, language="ko"))
    assert running.told().startswith("The language changes with the next start.")


def test_settings_that_cannot_be_saved_are_told_and_hold(running: Running) -> None:
    running.wait_stored()
    running.places.settings.mkdir()
    running.session.change_settings(agent="Wu")
    running.wait_stored()
    assert str(running.places.settings) in running.told()
    assert running.session.settings.agent == "Wu"


def test_a_snippet_is_edited_hidden_and_brought_back(running: Running) -> None:
    running.windows.palette.edit_requested.emit(running.session.catalogue.snippets[HELLO])
    editor = dialog(Editor)
    assert isinstance(editor, Editor)
    editor.saved.emit(PersonalChange(HELLO, title="Mine"))
    assert running.title(HELLO) == "Mine"
    editor.reset_requested.emit(HELLO)
    assert running.title(HELLO) != "Mine"
    editor.hide_requested.emit(HELLO)
    running.wait_stored()
    assert HELLO not in running.session.catalogue.snippets
    running.session.front().looking_back.open_trash()
    running.wait_stored()
    trash = dialog(TrashWindow)
    assert isinstance(trash, TrashWindow)
    trash.restore.click()
    running.wait_stored()
    assert HELLO in running.session.catalogue.snippets
    assert trash.model.every() == ()
    trash.hide()
    editor.hide()


def test_a_snippet_that_cannot_be_saved_is_not_lost(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> None:
        raise AppError("The disk is full.", "Make room.")

    monkeypatch.setattr(running.session.library.store, "edit", fail)
    running.windows.palette.edit_requested.emit(running.session.catalogue.snippets[HELLO])
    editor = dialog(Editor)
    assert isinstance(editor, Editor)
    editor.fields._edit.setText("Mine")
    editor.save()
    running.wait_stored()
    assert running.told().startswith("The disk is full.")
    assert editor.isVisible()
    assert editor.snippet().title == "Mine"
    editor.hide()


def test_an_own_snippet_that_is_hidden_is_gone(running: Running) -> None:
    running.windows.palette.new_requested.emit("phone-en", "hold")
    editor = dialog(Editor)
    assert isinstance(editor, Editor)
    own = replace(running.session.catalogue.snippets[HELLO], id="phone-en/own-1", title="Own")
    editor.saved.emit(difference(None, own))
    assert running.title("phone-en/own-1") == "Own"
    editor.hide_requested.emit("phone-en/own-1")
    running.wait_stored()
    assert "phone-en/own-1" not in running.session.catalogue.snippets
    editor.hide()


def test_the_settings_dialog_opens_with_what_is_in_force_and_saves(running: Running) -> None:
    running.tray.settings_requested.emit()
    shown = dialog(SettingsDialog)
    assert isinstance(shown, SettingsDialog)
    shown.saved.emit(replace(CHOSEN, company="Dusk"), CHOSEN)
    assert running.saved().company == "Dusk"
    shown.hide()


def test_starting_at_login_is_set_in_the_settings_and_nowhere_else(running: Running) -> None:
    def shown() -> SettingsDialog:
        running.tray.settings_requested.emit()
        found = dialog(SettingsDialog)
        assert isinstance(found, SettingsDialog)
        return found

    autostart = running.session.autostart()
    for wanted in (True, False):
        tick = shown().autostart.tick
        assert tick.isChecked() == autostart.is_on() == (not wanted)
        shown().save()
        assert autostart.is_on() == (not wanted), "nothing was changed"
        shown().autostart.tick.setChecked(wanted)
        shown().save()
        assert autostart.is_on() == wanted


def test_several_troubles_are_told_without_gaps(running: Running) -> None:
    running.session.tell(AppError("One."), AppError("Two.", "Mend it."))
    notice = running.windows.notice
    assert (notice.sentence(), notice.hint()) == ("One.\nTwo.", "Mend it.")


def test_the_settings_folder_is_shown(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    running.tray.settings_folder_requested.emit()
    assert opened == [running.places.data]


def test_damaged_settings_are_kept_aside_and_told(tmp_path: Path) -> None:
    places = portable(tmp_path)
    places.settings.write_text("{", encoding="utf-8")
    chosen, (trouble,) = _load_settings(places)
    assert chosen == Settings()
    assert "The settings were damaged" in trouble.title
    assert (tmp_path / "settings-damaged.json").read_text(encoding="utf-8") == "{"
    settings.save(chosen, places.settings)
    assert _load_settings(places) == (chosen, ())


def store_change(running: Running, change: PersonalChange) -> None:
    session = running.session
    running.storing.run(
        lambda: save(session.library, change),
        lambda _: session.reload(lambda: None),
        session.tell,
    )
    running.wait_stored()
