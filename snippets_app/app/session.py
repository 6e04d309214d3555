"""Everything that runs once the library is loaded, joined by what the agent means."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from snippets_app import settings
from snippets_app.app.answers import answers
from snippets_app.app.checking import Checking
from snippets_app.app.chosen import ChosenSettings
from snippets_app.app.guarding import Guarding
from snippets_app.app.observing import Observing
from snippets_app.app.programs import Programs
from snippets_app.app.refusals import Refusals
from snippets_app.app.requests import Requests
from snippets_app.app.rule_editing import RuleEditing
from snippets_app.app.surroundings import context_for, text_of
from snippets_app.core.catalogue import Catalogue
from snippets_app.core.model import Snippet
from snippets_app.errors import AppError
from snippets_app.paths import Paths, resources
from snippets_app.settings import Settings
from snippets_app.texts import load_texts
from snippets_app.ui.hotkeys import GlobalHotkeys
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.front import Front
    from snippets_app.app.loading import Loaded
    from snippets_app.app.windows import Windows
    from snippets_app.core.filling import Context
    from snippets_app.desktop.autostart import Autostart
    from snippets_app.ui.flow import InsertionFlow
    from snippets_app.ui.tray import Tray

PAUSE = "pause"


class Session(QObject):
    """``requests`` answers other commands; ``close`` ends what was begun."""

    def __init__(self, places: Paths, loaded: Loaded, tray: Tray, storing: Worker) -> None:
        super().__init__()
        self.places = places
        self._desktop = loaded.desktop
        self._tray = tray
        self._storing = storing
        self._front: Front | None = None
        self._windows: Windows | None = None
        self._held_back = False
        self.library = loaded.library
        self.chosen = ChosenSettings(loaded.settings, loaded.policy)
        self.settings = self.chosen.in_force
        self.catalogue = loaded.catalogue
        self.programs = Programs(lambda: self.settings)
        language = self.settings.language or QLocale.system().name()
        self.texts = load_texts(resources() / "assets" / "locale", language)
        self.hotkeys = GlobalHotkeys(loaded.desktop.hotkeys, self.texts, loaded.desktop.two_step)
        self.hotkeys.pressed.connect(self._hotkey_pressed)
        self._refusals = Refusals(self.texts, self._notify)
        self.guarding = Guarding(self, loaded.desktop, places, storing)
        self.checking = Checking(self, loaded.desktop, self.guarding)
        self.observing = Observing(self, tray)
        self.rule_editing = RuleEditing(self, self.guarding.rules, places, storing)
        self.requests = Requests(answers(self))
        QApplication.setWindowIcon(tray.icon())
        self._connect_tray()
        self.show_library(loaded.catalogue)
        if loaded.troubles:
            self.tell(*loaded.troubles)
        QTimer.singleShot(0, self.guarding.apply)

    def close(self) -> None:
        self.hotkeys.close()
        self.guarding.close()
        self.checking.close()
        self.observing.close()
        self.rule_editing.close()
        if self._front is not None:
            self._front.close()
        if self._windows is not None:
            self._windows.close()

    @property
    def windows(self) -> Windows:
        """What is shown; nothing of it is made before it is needed."""
        if self._windows is None:
            from snippets_app.app.windows import Windows

            self._windows = Windows(self.texts, self.settings.theme)
            self._windows.theme_changed.connect(self._tray.use)
        return self._windows

    @property
    def flow(self) -> InsertionFlow:
        return self.front().flow

    def front(self) -> Front:
        """What the windows do, made at the first call."""
        if self._front is None:
            from snippets_app.app.front import Front

            self._front = Front(self, self._desktop, self._storing)
            self._front.show_catalogue(self.catalogue)
        return self._front

    def pack(self) -> str:
        """The pack the agent works with: the one chosen last, or one in the agent's language."""
        chosen = self.settings.pack
        known = {pack.id for pack in self.catalogue.library.packs}
        return chosen if chosen in known else self.catalogue.pack_for(self.texts.language)

    def show_library(self, catalogue: Catalogue) -> None:
        """Use this library from now on."""
        self.catalogue = catalogue
        if self._front is not None:
            self._front.show_catalogue(catalogue)
        self.apply_hotkeys()
        self.guarding.abbreviating.apply()

    def reload(
        self, then: Callable[[], None], failed: Callable[[AppError], None] | None = None
    ) -> None:
        """Read the agent's part of the library again; trouble is told here unless ``failed``."""

        def done(catalogue: Catalogue) -> None:
            self.show_library(catalogue)
            then()

        self._storing.run(self.library.catalogue, done, failed or self.tell)

    def change_settings(self, **changes: Any) -> None:
        """Save changed settings; what cannot be saved is told and holds until the end."""
        saved, file = self.chosen.change(**changes), self.places.settings
        self.settings = self.chosen.in_force
        self._storing.run(lambda: settings.save(saved, file), _nothing, self.tell)

    def use_settings(self, chosen: Settings) -> None:
        """Save settings and put them in force; another language waits for the next start."""
        before = self.settings.language
        self.change_settings(**{each.name: getattr(chosen, each.name) for each in fields(chosen)})
        self.windows.use_theme(self.settings.theme)
        self.apply_hotkeys()
        self.guarding.apply()
        self.rule_editing.refresh()
        if self.settings.language != before:
            self.tell(
                AppError(
                    "The language changes with the next start.",
                    "Quit Saywell in the tray and start it again.",
                )
            )

    def context(self, snippet: Snippet) -> Context:
        """What a snippet is filled with now, but for clipboard and answers."""
        return context_for(snippet, self.catalogue, self.settings)

    def said_by(self, snippet: str) -> str:
        """What the snippet of this id says, if it needs no answers; else an empty text."""
        found = self.catalogue.snippets.get(snippet)
        return text_of(found, self.context(found)) if found else ""

    def open_library(self) -> None:
        """Show the library window."""
        self.front().library.open()

    def record_use(self, snippet: Snippet) -> None:
        """Count a use and let the next search order by it."""
        when = time.time()
        store = self.library.store

        def recorded() -> dict[str, float]:
            store.record_use(snippet.id, when)
            return store.usage(when)

        self._storing.run(recorded, self._show_usage, self.tell)

    def hold_hotkeys_back(self, back: bool) -> None:  # noqa: FBT001 - a signal's argument
        """While the agent presses a hotkey to be recorded, none of ours may fire."""
        self._held_back = back
        self.apply_hotkeys()

    def two_step_reason(self) -> str:
        """Why there are no hotkeys in two steps here; an empty text when there are."""
        reason = self._desktop.capabilities.reasons.get("two_step_chords", "")
        return self.texts(reason) if reason else ""

    def apply_hotkeys(self) -> None:
        """Hold the chords of settings and snippets; while paused only the one that resumes."""
        wanted = {
            action: chord
            for action, chord in self.settings.hotkeys.items()
            if not action.startswith(settings.WARNING_HOTKEYS)
        }
        for snippet in self.catalogue.snippets.values():
            if snippet.hotkey:
                wanted[f"snippet:{snippet.id}"] = snippet.hotkey
        if self._held_back:
            wanted = {}
        elif self._tray.is_paused:
            wanted = {action: chord for action, chord in wanted.items() if action == PAUSE}
        self.hotkeys.apply(wanted, two_steps=self.settings.two_step_chords)
        if wanted:
            self._refusals.tell(self.hotkeys.refused)

    def autostart(self) -> Autostart:
        """Whether this program starts at login, as the system says now."""
        from snippets_app.desktop.autostart import autostart_for

        return autostart_for(self.places)

    def is_paused(self) -> bool:
        return self._tray.is_paused

    def tell(self, *errors: AppError) -> None:
        """Show trouble in one notice."""
        sentences = "\n".join(self.texts.title(error) for error in errors)
        hints = "\n".join(filter(None, map(self.texts.hint, errors)))
        self._notify(sentences, hints)

    def _notify(self, sentence: str, hint: str) -> None:
        self.windows.notice.tell(sentence, hint)

    def _connect_tray(self) -> None:
        tray = self._tray
        tray.offer_menu(self.texts, lambda: self.catalogue, self.pack)
        tray.offer_pause(self.chosen.may_pause)
        tray.menu_requested.connect(lambda: tray.use(self.windows.theme))
        tray.palette_requested.connect(lambda: self.flow.open_palette())
        tray.snippet_chosen.connect(lambda snippet: self.flow.insert(snippet))
        tray.new_customer_requested.connect(lambda: self.flow.new_customer())
        tray.compose_requested.connect(self.checking.compose)
        tray.check_copied_requested.connect(self.checking.check_copied)
        tray.library_requested.connect(self.open_library)
        tray.rules_requested.connect(self.rule_editing.open_list)
        tray.paused.connect(self._pause)
        tray.settings_requested.connect(lambda: self.front().editing.open_settings())
        tray.settings_folder_requested.connect(self._open_folder)
        tray.quit_requested.connect(QApplication.quit)

    def _hotkey_pressed(self, action: str) -> None:
        if action == PAUSE:
            self._pause(not self.is_paused())
            return
        kind, _, name = action.partition(":")
        flow = self.flow
        plain: dict[str, Callable[[], None]] = {
            "palette": flow.open_palette,
            "repeat": flow.repeat,
            "undo": flow.undo,
            "new-customer": flow.new_customer,
            "compose": self.checking.compose,
            "check-copied": self.checking.check_copied,
            "library": self.open_library,
        }
        if kind == "stage":
            flow.open_palette(name)
        elif kind == "snippet" and name in self.catalogue.snippets:
            flow.insert(self.catalogue.snippets[name])
        elif action in plain:
            plain[action]()

    def _pause(self, paused: bool) -> None:  # noqa: FBT001 - a signal's argument
        if paused and not self.chosen.may_pause:
            return
        self._tray.set_paused(paused)
        self.apply_hotkeys()
        self.guarding.apply()
        self.observing.refresh()
        if paused:
            self.checking.forget()

    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.places.data)))

    def _show_usage(self, usage: dict[str, float]) -> None:
        self.catalogue = replace(self.catalogue, usage=usage)
        self.windows.palette.show_usage(self.catalogue)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
