"""The running program's life: one instance, the tray first, the rest when it is loaded.

What is imported here delays the tray; Qt's own namespace ``Qt`` alone takes 10 ms.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QTimer
from PySide6.QtWidgets import QApplication

from snippets_app import paths
from snippets_app.app.pace import let_the_interface_go_on
from snippets_app.desktop import crash_dumps
from snippets_app.desktop.instance import Instance, NotRunning
from snippets_app.errors import AppError
from snippets_app.ui.garbage import GarbageCollection
from snippets_app.ui.tasks import Worker
from snippets_app.ui.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from snippets_app.app.loading import Loaded
    from snippets_app.app.session import Session
    from snippets_app.app.upkeep import Upkeep


def start(places: paths.Paths) -> int:
    """Run until the agent quits; a second start opens the palette of the first and ends."""
    instance = Instance(places.runtime)
    try:
        if _opened_elsewhere(instance):
            return 0
    except AppError as error:
        if sys.stderr is not None:
            raise
        _show(error)  # a windowed program on Windows says nothing otherwise
        return 2
    crash_dumps.leave_none()
    let_the_interface_go_on()
    application = QApplication(["saywell"])
    application.setQuitOnLastWindowClosed(False)
    # Once a screen reader listens, or Saywell itself does, Qt complains of every rich text label.
    QLoggingCategory.setFilterRules("qt.accessibility.atspi.warning=false")
    garbage = GarbageCollection()
    program = Program(places, instance)
    application.aboutToQuit.connect(program.close)
    listening = _session_listener()
    code = application.exec()
    program.close()
    if listening is not None:
        listening.destroy()
    garbage.close()
    instance.close()
    return code


def _opened_elsewhere(instance: Instance) -> bool:
    """Whether another program runs, which shows its palette now; else this one is the one."""
    while not instance.claim():
        with suppress(NotRunning):  # it was about to end: this one takes its place
            instance.send({"command": "open"})
            return True
    return False


def _session_listener() -> QWindow | None:
    """A window that is never shown, where Qt hears on Windows that the session ends: it says so to
    windows alone, and a Saywell in the tray has no other. ``aboutToQuit`` is the last call then,
    before the process is ended from outside."""
    if sys.platform != "win32":
        return None
    from PySide6.QtGui import QWindow

    window = QWindow()
    window.create()
    return window


def _show(error: AppError) -> None:
    from PySide6.QtWidgets import QMessageBox

    application = QApplication.instance() or QApplication(["saywell"])
    assert application
    QMessageBox.critical(None, "Saywell", str(error))


class Program(QObject):
    """Shows the tray at once, loads off the interface's thread, then hands over to a session."""

    def __init__(self, places: paths.Paths, instance: Instance) -> None:
        super().__init__()
        self._places = places
        self._instance = instance
        self._tray = Tray(paths.resources() / "assets" / "icons")
        self._storing = Worker("storing")
        self._loaded: Loaded | None = None
        self._session: Session | None = None
        self._upkeep: Upkeep | None = None
        self._is_closed = False
        QTimer.singleShot(0, self._begin)

    def close(self) -> None:
        """Let everything go, once; what was begun is finished first."""
        if self._is_closed:
            return
        self._is_closed = True
        self._instance.stop_serving()
        self._tray.hide()
        if self._upkeep is not None:
            self._upkeep.close()
        if self._session is not None:
            self._session.close()
        if self._loaded is not None:
            self._storing.run(self._loaded.library.store.close, _nothing, _nothing)
            self._loaded.desktop.close()
        self._storing.close()

    def _begin(self) -> None:
        self._storing.run(self._load, self._ready, self._refused)

    def _load(self) -> Loaded:
        import snippets_app.app.session  # noqa: F401 - read here, so that it is there when ready
        from snippets_app.app.loading import load_everything

        return load_everything(self._places)

    def _ready(self, loaded: Loaded) -> None:
        from snippets_app.app.session import Session
        from snippets_app.app.upkeep import Upkeep

        self._loaded = loaded
        self._session = Session(self._places, loaded, self._tray, self._storing)
        self._upkeep = Upkeep(self._session, self._storing)
        self._instance.serve(self._session.requests.handle)

    def _refused(self, error: AppError) -> None:
        """The program cannot start: say why, and end."""
        _show(error)
        QApplication.exit(2)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
