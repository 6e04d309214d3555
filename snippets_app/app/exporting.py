"""Exporting from a window: what is wished is written on a thread of its own, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from snippets_app.app.export_files import every_export, options_for, refuse_replacing, write_files
from snippets_app.errors import AppError
from snippets_app.formats.exports import Cancelled, Exported
from snippets_app.ui.export_dialog import AskFile, ExportDialog, Wish, ask_file
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.session import Session

_Result = tuple[tuple[Path, ...], Exported]
_STEPS = 100
"""So often at most the progress is told."""


class Exporting(QObject):
    """``open`` answers a window's wish to export; everything else follows from the dialog."""

    _advanced = Signal(int)

    def __init__(self, session: Session, ask: AskFile = ask_file) -> None:
        super().__init__()
        self._session = session
        self._ask = ask
        self._worker = Worker("exporting")
        self._stop = threading.Event()

    def open(
        self, packs: Sequence[str] = (), stage: str = "", snippets: Sequence[str] = ()
    ) -> None:
        """Ask what to export, beginning with what is looked at."""
        library = self._session.catalogue.library
        self.dialog.open_for(library.packs, packs, stage, snippets)

    def close(self) -> None:
        """Stop what is under way; nothing is written then."""
        self._stop.set()
        self._worker.close()
        if "dialog" in self.__dict__:
            self.dialog.hide()

    @cached_property
    def dialog(self) -> ExportDialog:
        """Made when it is first opened."""
        session = self._session
        made = ExportDialog(session.texts, session.windows.theme, every_export(), self._ask)
        made.export_wished.connect(self._write)
        made.stop_requested.connect(self._stop.set)
        made.folder_requested.connect(_show_folder)
        self._advanced.connect(made.show_progress)
        return session.windows.keep(made)

    def _write(self, wish: Wish) -> None:
        session = self._session
        steps = _Steps(sum(len(pack.snippets) for pack in wish.packs), self._stop, self._advanced)
        options = options_for(session.catalogue.library, session.settings, steps.step)
        self._stop.clear()

        def work() -> _Result | None:
            try:
                exported = wish.export.write(wish.packs, options)
            except Cancelled:
                return None
            refuse_replacing(wish.file, exported, wish.file if wish.is_confirmed else None)
            return write_files(wish.file, exported), exported

        self._worker.run(work, self._done, self._failed)

    def _done(self, result: _Result | None) -> None:
        if result is None:
            self.dialog.come_back()
        else:
            self.dialog.show_result(*result)

    def _failed(self, error: AppError) -> None:
        """Told where the agent looks; a dialog that was closed tells nothing."""
        if self.dialog.isVisible():
            self.dialog.come_back(error)
        else:
            self.dialog.come_back()
            self._session.tell(error)


class _Steps:
    """Counts what is written, tells it now and then, and ends it when that is wanted."""

    def __init__(self, total: int, stop: threading.Event, advanced: SignalInstance) -> None:
        self._every = max(1, total // _STEPS)
        self._stop = stop
        self._advanced = advanced
        self._done = 0

    def step(self) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._done += 1
        if self._done % self._every == 0:
            self._advanced.emit(self._done)


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
