"""What a centre has locked, in the running program: in force, not changed, not saved."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from snippets_app import settings
from snippets_app.app.chosen import ChosenSettings, settings_under
from snippets_app.app.library import open_library, shipped_packs
from snippets_app.paths import portable, resources
from snippets_app.settings import Settings
from snippets_app.ui.theme import load_theme
from tests.app.conftest import StartGuarded
from tests.app.guarding_parts import banner, type_into
from tests.app.session_parts import CHOSEN, Running
from tests.policy.policies import policy_of

PACK = """format = 1
id = "{id}"
name = "Centre"
language = "en"
[[stages]]
id = "hold"
title = "Hold"
[[snippets]]
id = "wait"
stage = "hold"
title = "Wait"
body = "One moment at {{company}}."
"""


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator["Start"]:
    made = Start(qtbot, tmp_path / "data")
    yield made
    for each in made.running:
        each.close()


class Start:
    def __init__(self, bot: QtBot, folder: Path) -> None:
        self._bot, self._folder = bot, folder
        self.running: list[Running] = []

    def __call__(self, values: dict[str, object], chosen: Settings = CHOSEN) -> Running:
        policy = policy_of(values)
        self.running.append(Running(self._bot, self._folder, chosen, policy=policy))
        return self.running[-1]


# Settings


def test_what_is_locked_is_in_force_and_never_saved(start: Start) -> None:
    running = start({"company": "Centre", "guard_excluded_add": ["bank"]})
    session = running.session
    assert (session.settings.company, session.settings.guard_excluded) == ("Centre", ("bank",))
    session.change_settings(company="Mine", agent="Wang", guard_excluded=("bank", "game"))
    assert (session.settings.company, session.settings.agent) == ("Centre", "Wang")
    assert session.settings.guard_excluded == ("bank", "game")
    assert running.saved() == replace(CHOSEN, agent="Wang", guard_excluded=("game",))


def test_the_agents_own_value_comes_back_when_the_lock_goes(start: Start) -> None:
    running = start({"theme": "dark", "hotkeys": {"palette": "Ctrl+F2"}})
    assert "Ctrl+F2" in running.held()
    assert "Ctrl+;" not in running.held()
    running.session.use_settings(replace(running.session.settings, agent="Wang"))
    assert settings_under(None, running.saved()) == replace(CHOSEN, agent="Wang")


def test_the_dialogs_theme_gives_way_to_the_centres(start: Start) -> None:
    running = start({"theme": "dark"})
    running.session.use_settings(replace(running.session.settings, theme="light"))
    assert running.session.settings.theme == "dark"
    assert running.windows.theme == load_theme(resources() / "assets", "dark")
    assert running.saved().theme == "light"


def test_without_a_policy_a_change_is_saved_as_it_is() -> None:
    chosen = ChosenSettings(CHOSEN, None)
    assert chosen.change(company="Mine") == replace(CHOSEN, company="Mine")
    assert chosen.in_force == replace(CHOSEN, company="Mine")
    assert (chosen.is_locked("company"), chosen.may_pause) == (False, True)


# Pausing


def test_a_centre_can_forbid_pausing(start: Start) -> None:
    running = start({"may_pause": False})
    assert "Ctrl+Shift+F8" not in running.held()
    running.tray.paused.emit(True)
    assert not running.session.is_paused()
    assert "Pause" not in entries(running)
    running.session.observing.open_page()
    page = running.session.observing._page
    assert page is not None
    assert not page._pause.isEnabled()
    assert page._hotkey.text() == "Your centre does not let Saywell be paused."
    page.hide()


def test_else_there_is_an_entry_for_it(start: Start) -> None:
    assert "Pause" in entries(start({"company": "Centre"}))


def entries(running: Running) -> list[str]:
    menu = running.tray.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


# The guard


def test_programs_that_are_decided_are_not_offered(start_guarded: StartGuarded) -> None:
    running = start_guarded(CHOSEN, policy_of({"guard_excluded": [], "guard_keys": []}))
    type_into(running, "hello")
    assert "Never watch Chat" not in entries(running)
    running.tray.never_watch_requested.emit("Chat")
    assert running.session.settings.guard_excluded == ()
    assert running.saved().guard_excluded == ()


def test_programs_that_are_only_added_can_still_be_excluded(start_guarded: StartGuarded) -> None:
    running = start_guarded(CHOSEN, policy_of({"guard_excluded_add": ["bank"]}))
    type_into(running, "hello")
    assert "Never watch Chat" in entries(running)
    running.tray.never_watch_requested.emit("Chat")
    assert running.session.settings.guard_excluded == ("bank", "Chat")
    assert running.saved().guard_excluded == ("Chat",)


def test_a_rule_cannot_be_silenced_where_the_centre_decides(start_guarded: StartGuarded) -> None:
    running = start_guarded(CHOSEN, policy_of({"guard_silenced": []}))
    type_into(running, "zorblat")
    assert "zorblat" in banner(running)
    shown = running.windows.warnings._banner
    assert shown is not None
    visible = [each.text() for each in shown._buttons.values() if each.isVisible()]
    assert not any("Not in this program" in text for text in visible)
    assert "Ctrl+Shift+F9" not in running.held()
    running.session.guarding._silence("own-zorblat", "Chat")
    assert running.saved().guard_silenced == ()
    assert "zorblat" in banner(running)


def test_enter_is_not_held_when_the_centre_says_so(start_guarded: StartGuarded) -> None:
    running = start_guarded(CHOSEN, policy_of({"guard_hold_enter": False}))
    type_into(running, "zorblat")
    assert "zorblat" in banner(running)
    assert "Enter" not in running.held()


# Packs


def test_only_the_packs_that_the_centre_names_are_there(tmp_path: Path) -> None:
    places = portable(tmp_path)
    for wanted in (["phone-zh"], ["phone-ko", "shop-zh"], []):
        library = open_library(places, policy_of({"packs": wanted}))
        with closing(library.store):
            assert sorted(pack.id for pack in library.library().packs) == sorted(wanted)


def test_packs_of_a_folder_come_on_top_or_in_place_of_shipped_ones(tmp_path: Path) -> None:
    folder, places = tmp_path / "packs", portable(tmp_path / "data")
    folder.mkdir()
    for name in ("centre", "phone-en"):
        (folder / f"{name}.toml").write_text(PACK.format(id=name))
    for _ in range(2):  # read, then from what was kept of it
        library = open_library(places, policy_of({"packs_folder": str(folder)}))
        with closing(library.store):
            packs = {pack.id: pack for pack in library.library().packs}
        assert library.troubles == ()
        assert set(packs) == {"centre", *(pack.id for pack in shipped_packs()[0])}
        assert {packs["centre"].name, packs["phone-en"].name} == {"Centre"}


def test_a_folder_that_is_not_there_is_told_and_the_shipped_packs_stay(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    library = open_library(portable(tmp_path), policy_of({"packs_folder": gone}))
    with closing(library.store):
        assert len(library.library().packs) == len(shipped_packs()[0])
    assert "gone" in " ".join(map(str, library.troubles))


def test_the_settings_file_is_not_touched_by_a_start(start: Start) -> None:
    running = start({"company": "Centre"})
    assert running.saved() == settings.load(running.places.settings)
    assert not running.places.settings.exists()
