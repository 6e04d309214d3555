"""A session on a pretended desktop: a library of its own, real windows, a real tray."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import createdByPython, getAllValidWrappers

from snippets_app import settings
from snippets_app.app.library import open_library
from snippets_app.app.loading import Loaded
from snippets_app.app.session import Session
from snippets_app.core.chord import parse_chord
from snippets_app.desktop.dummy import Faults, simulate
from snippets_app.errors import AppError
from snippets_app.paths import portable, resources
from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings
from snippets_app.ui.tasks import Worker
from snippets_app.ui.tray import Tray

CHOSEN = Settings(language="en", theme="light", company="Dawn", agent="Lin", pack="phone-en")


class Running:
    """The session, what it runs on, and what an agent sees of it."""

    def __init__(
        self,
        bot: QtBot,
        folder: Path,
        chosen: Settings = CHOSEN,
        *,
        taken: str = "",
        policy: CentrePolicy | None = None,
    ) -> None:
        self.bot = bot
        self._before = _objects()
        self.places = portable(folder)
        self.desk = simulate(Faults(taken_chords={parse_chord(taken)} if taken else set()))
        self.storing = Worker("storing")
        self.tray = Tray(resources() / "assets" / "icons")
        loaded = self._loaded(chosen, policy)
        self.session = Session(self.places, loaded, self.tray, self.storing)
        self.windows = self.session.front().windows

    def close(self) -> None:
        self.end()
        self.forget()

    def end(self) -> None:
        """As at the end of the program; what there was can still be looked at."""
        QCoreApplication.processEvents()  # what was begun with a timer of no time ends here too
        self.tray.hide()
        self.session.close()
        self.storing.run(self.session.library.store.close, ignored, ignored)
        self.storing.close()

    def forget(self) -> None:
        """What is only closed costs all later tests: Qt dresses its windows with the others, and
        the collector of cycles goes through its library."""
        before = {id(each) for each in self._before}
        for each in _objects():
            if id(each) not in before and each.parent() is None:
                each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What is done to it

    def press(self, chord: str) -> None:
        """A global hotkey, as the desktop reports it."""
        with self.bot.waitSignal(self.session.hotkeys.pressed):
            self.desk.hotkeys.fire(parse_chord(chord))

    def ask(self, command: str, **request: object) -> Mapping[str, Any] | AppError:
        """Another command asks; its answer, or the trouble it is told."""
        answers: list[Any] = []

        def asking() -> None:
            try:
                answers.append(self.session.requests.handle({"command": command, **request}))
            except AppError as error:
                answers.append(error)

        threading.Thread(target=asking).start()
        self.bot.waitUntil(lambda: bool(answers))
        return answers[0]  # type: ignore[no-any-return]

    def wait_stored(self) -> None:
        """Until all that was begun is stored, and what followed from it is shown."""
        for _ in range(3):  # a change is stored, the library read again, its index made ready
            done: list[object] = []
            self.storing.run(nothing, done.append, done.append)
            self.bot.waitUntil(lambda done=done: bool(done))  # type: ignore[misc]

    # What came of it

    def held(self) -> set[str]:
        return {str(chord) for chord in self.desk.hotkeys.registered}

    def saved(self) -> Settings:
        self.wait_stored()
        return settings.load(self.places.settings)

    def told(self) -> str:
        notice = self.windows.notice
        return f"{notice.sentence()} {notice.hint()}" if notice.isVisible() else ""

    def title(self, snippet: str) -> str:
        self.wait_stored()
        return self.session.catalogue.snippets[snippet].title

    def _loaded(self, chosen: Settings, policy: CentrePolicy | None) -> Loaded:
        loaded: list[Any] = []

        def load() -> Loaded:
            library = open_library(self.places, policy)
            return Loaded(
                settings=chosen,
                desktop=self.desk.desktop,
                library=library,
                catalogue=library.catalogue(),
                troubles=library.troubles,
                policy=policy,
            )

        self.storing.run(load, loaded.append, loaded.append)
        self.bot.waitUntil(lambda: bool(loaded))
        return loaded[0]  # type: ignore[no-any-return]


def ignored(_result: object) -> None:
    """The result does not matter."""


def nothing() -> None:
    """Work that only marks a place in the queue."""


def _objects() -> list[QObject]:
    every = getAllValidWrappers()
    return [each for each in every if isinstance(each, QObject) and createdByPython(each)]
