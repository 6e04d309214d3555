"""The running program's life: one instance, the tray first, the rest when it is loaded."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from snippets_app import logs, paths, settings
from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.core.catalogue import Catalogue
from snippets_app.desktop import load
from snippets_app.desktop.base import Desktop
from snippets_app.desktop.instance import Instance
from snippets_app.errors import AppError
from snippets_app.settings import Settings
from snippets_app.ui.tasks import Worker
from snippets_app.ui.tray import Tray


def start(places: paths.Paths) -> int:
    """Run until the agent quits; a second start opens the palette of the first and ends."""
    instance = Instance(places.runtime)
    if not instance.claim():
        instance.send({"command": "open"})
        return 0
    application = QApplication(["saywell"])
    application.setQuitOnLastWindowClosed(False)
    program = Program(places, instance)
    code = application.exec()
    program.close()
    return code


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is made ready off the interface's thread; ``troubles`` the agent is told."""

    settings: Settings
    desktop: Desktop
    library: OpenLibrary
    catalogue: Catalogue
    hidden: int
    troubles: tuple[AppError, ...]


class Program(QObject):
    """Shows the tray at once, loads off the interface's thread, then hands over to a session."""

    def __init__(self, places: paths.Paths, instance: Instance) -> None:
        super().__init__()
        self._places = places
        self._instance = instance
        self._tray = Tray(paths.resources() / "assets" / "icons")
        self._storing = Worker("storing")
        self._loaded: Loaded | None = None
        QTimer.singleShot(0, lambda: self._storing.run(self._load, self._ready, self._refused))

    def close(self) -> None:
        """Let everything go; what was begun is finished first."""
        self._instance.close()
        self._tray.hide()
        if self._loaded is not None:
            self._session.close()
            self._storing.run(self._loaded.library.store.close, _nothing, _nothing)
            self._loaded.desktop.close()
        self._storing.close()

    def _load(self) -> Loaded:
        paths.make_private(self._places.data)
        logs.install(self._places.logs)
        desktop = load()
        chosen, troubles = _load_settings(self._places)
        library = open_library(self._places)
        troubles = (*troubles, *library.troubles)
        hidden = len(library.hidden())
        return Loaded(chosen, desktop, library, library.catalogue(), hidden, troubles)

    def _ready(self, loaded: Loaded) -> None:
        # Imported here: the tray stands before the windows' code is read.
        from snippets_app.app.session import Session

        self._loaded = loaded
        self._session = Session(self._places, loaded, self._tray, self._storing)
        self._instance.serve(self._session.requests.handle)

    def _refused(self, error: AppError) -> None:
        """The program cannot start: say why, and end."""
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "Saywell", str(error))
        QApplication.exit(2)


def _load_settings(places: paths.Paths) -> tuple[Settings, tuple[AppError, ...]]:
    """The settings; a damaged file is kept aside and told, so that no later save destroys it."""
    try:
        return settings.load(places.settings), ()
    except AppError:
        kept = places.settings.with_name("settings-damaged.json")
        places.settings.replace(kept)
        trouble = AppError(
            "The settings were damaged: the defaults are in use.",
            "The damaged file is kept as {kept}.",
            kept=kept,
        )
        return Settings(), (trouble,)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
