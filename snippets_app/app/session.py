"""Everything that runs once the library is loaded, joined by what the agent means."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from snippets_app import settings
from snippets_app.app.answers import answers
from snippets_app.app.editing import Editing
from snippets_app.app.requests import Requests
from snippets_app.app.windows import Windows
from snippets_app.core.catalogue import Catalogue
from snippets_app.core.filling import Context
from snippets_app.core.insertion import TargetRule
from snippets_app.core.model import Snippet
from snippets_app.core.targets import rule_from_row
from snippets_app.errors import AppError
from snippets_app.paths import Paths, resources
from snippets_app.settings import Settings
from snippets_app.texts import load_texts
from snippets_app.ui.flow import InsertionFlow, Surroundings
from snippets_app.ui.hotkeys import GlobalHotkeys
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.program import Loaded
    from snippets_app.ui.tray import Tray


class Session(QObject):
    """``requests`` answers other commands; ``close`` ends what was begun."""

    def __init__(self, places: Paths, loaded: Loaded, tray: Tray, storing: Worker) -> None:
        super().__init__()
        self._places = places
        self._library = loaded.library
        self._tray = tray
        self._storing = storing
        self._held_back = False
        self._told_refused: frozenset[str] = frozenset()
        self._capabilities = loaded.desktop.capabilities
        self.settings = loaded.settings
        self.catalogue = loaded.catalogue
        language = loaded.settings.language or QLocale.system().name()
        self.texts = load_texts(resources() / "assets" / "locale", language)
        QApplication.setWindowIcon(tray.icon())
        self._build(loaded)
        self._connect()
        self.show_library(loaded.catalogue, loaded.hidden)
        if loaded.troubles:
            self.tell(*loaded.troubles)

    def close(self) -> None:
        self._inserting.close()
        self._editing.close()
        self.hotkeys.close()
        self._windows.close()

    # How it is built and joined

    def _build(self, loaded: Loaded) -> None:
        desktop = loaded.desktop
        self._inserting = Worker("inserting")
        self._windows = Windows(self.texts, self.settings.theme)
        self.hotkeys = GlobalHotkeys(desktop.hotkeys, self.texts)
        now = Surroundings(self._context, self._target_rules, lambda: datetime.now().astimezone())
        palette, form, notice = self._windows.palette, self._windows.form, self._windows.notice
        self.flow = InsertionFlow(self.texts, desktop, now, palette, form, notice, self._inserting)
        palette.show_previews(self.flow.preview)
        self._editing = Editing(self, self._windows, self._library, self._storing)
        self.requests = Requests(answers(self))

    def _connect(self) -> None:
        tray, flow, palette = self._tray, self.flow, self._windows.palette
        tray.offer_menu(self.texts, lambda: self.catalogue, self.pack)
        tray.use(self._windows.theme)
        self._windows.theme_changed.connect(tray.use)
        tray.palette_requested.connect(flow.open_palette)
        tray.snippet_chosen.connect(flow.insert)
        tray.new_customer_requested.connect(flow.new_customer)
        tray.paused.connect(self._pause)
        tray.show_hidden_requested.connect(self._editing.show_hidden)
        tray.settings_requested.connect(self._editing.open_settings)
        tray.settings_folder_requested.connect(self._open_folder)
        tray.quit_requested.connect(QApplication.quit)
        palette.pack_chosen.connect(lambda pack: self.change_settings(pack=pack))
        palette.edit_requested.connect(self._editing.edit)
        palette.new_requested.connect(self._editing.write_new)
        flow.used.connect(self._record_use)
        flow.profile_given.connect(lambda profile: self.change_settings(**profile))
        self.hotkeys.pressed.connect(self._hotkey_pressed)

    # What others need to know

    def pack(self) -> str:
        """The pack the agent works with: the one chosen last, or one in the agent's language."""
        if self.settings.pack and self.catalogue.pack(self.settings.pack):
            return self.settings.pack
        return self.catalogue.pack_for(self.texts.language)

    def show_library(self, catalogue: Catalogue, hidden: int) -> None:
        """Use this library from now on; so many of its snippets are hidden."""
        self.catalogue = catalogue
        self._tray.offer_hidden(hidden)
        self._windows.palette.show_catalogue(catalogue, self.pack())
        self.apply_hotkeys()

    def reload(self, then: Callable[[], None]) -> None:
        """Read the agent's part of the library again."""

        def load() -> tuple[Catalogue, int]:
            return self._library.catalogue(), len(self._library.hidden())

        def done(loaded: tuple[Catalogue, int]) -> None:
            self.show_library(*loaded)
            then()

        self._storing.run(load, done, self.tell)

    def change_settings(self, **changes: Any) -> None:
        """Save changed settings; what cannot be saved is told and holds until the end."""
        self.settings = replace(self.settings, **changes)
        saved, file = self.settings, self._places.settings
        self._storing.run(lambda: settings.save(saved, file), _nothing, self.tell)

    def use_settings(self, chosen: Settings) -> None:
        """Save settings and put them in force; another language waits for the next start."""
        another_language = chosen.language != self.settings.language
        self.change_settings(**{each.name: getattr(chosen, each.name) for each in fields(chosen)})
        self._windows.use_theme(chosen.theme)
        self.apply_hotkeys()
        if another_language:
            self._windows.notice.tell(
                self.texts("The language changes with the next start."),
                self.texts("Quit Saywell in the tray and start it again."),
            )

    def hold_hotkeys_back(self, back: bool) -> None:  # noqa: FBT001 - a signal's argument
        """While the agent presses a hotkey to be recorded, none of ours may fire."""
        self._held_back = back
        self.apply_hotkeys()

    def two_step_reason(self) -> str:
        """Why there are no hotkeys in two steps here; an empty text when there are."""
        return self._capabilities.reasons.get("two_step_chords", "")

    def apply_hotkeys(self) -> None:
        """Hold the chords of settings and snippets; none while paused."""
        wanted = dict(self.settings.hotkeys)
        for snippet in self.catalogue.snippets.values():
            if snippet.hotkey:
                wanted[f"snippet:{snippet.id}"] = snippet.hotkey
        silent = self._tray.is_paused or self._held_back
        self.hotkeys.apply({} if silent else wanted, two_steps=self.settings.two_step_chords)
        if not silent:
            self._tell_refused()

    def _tell_refused(self) -> None:
        """A hotkey that cannot be had is told once, not silently dead."""
        refused = self.hotkeys.refused
        new = [refused[action] for action in refused if action not in self._told_refused]
        self._told_refused = frozenset(refused)
        if new:
            hint = self.texts("Change it in the settings.")
            self._windows.notice.tell("\n".join(new), hint)

    def is_paused(self) -> bool:
        return self._tray.is_paused

    def tell(self, *errors: AppError) -> None:
        """Show trouble in one notice."""
        sentences = "\n".join(self.texts.title(error) for error in errors)
        hints = "\n".join(self.texts.hint(error) for error in errors)
        self._windows.notice.tell(sentences, hints)

    # What the agent does

    def _hotkey_pressed(self, action: str) -> None:
        kind, _, name = action.partition(":")
        plain: dict[str, Callable[[], None]] = {
            "palette": self.flow.open_palette,
            "repeat": self.flow.repeat,
            "undo": self.flow.undo,
            "new-customer": self.flow.new_customer,
        }
        if kind == "stage":
            self.flow.open_palette(name)
        elif kind == "snippet" and name in self.catalogue.snippets:
            self.flow.insert(self.catalogue.snippets[name])
        elif action in plain:
            plain[action]()

    def _pause(self, paused: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._tray.set_paused(paused)
        self.apply_hotkeys()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._places.data)))

    def _record_use(self, snippet: Snippet) -> None:
        when = time.time()
        store = self._library.store

        def recorded() -> dict[str, float]:
            store.record_use(snippet.id, when)
            return store.usage(when)

        self._storing.run(recorded, self._show_usage, self.tell)

    def _show_usage(self, usage: dict[str, float]) -> None:
        self.catalogue = replace(self.catalogue, usage=usage)
        self._windows.palette.show_usage(self.catalogue)

    # What rendering needs

    def _context(self, snippet: Snippet) -> Context:
        pack = self.catalogue.pack(snippet.pack)
        return Context(
            language=pack.language if pack else "en",
            now=datetime.now().astimezone(),
            company=self.settings.company,
            agent=self.settings.agent,
            snippet=self.catalogue.snippets.get,
        )

    def _target_rules(self) -> tuple[TargetRule, ...]:
        return tuple(rule_from_row(row) for row in self.settings.targets)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
