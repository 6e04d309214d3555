"""The list of the library's copies, and putting one of them in the library's place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.errors import AppError
from snippets_app.store.backups import Backup, backups
from snippets_app.ui.restore_dialog import RestoreDialog

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.paths import Paths
    from snippets_app.ui.tasks import Worker


class Restoring(QObject):
    """The dialog is made when it is first opened."""

    def __init__(self, session: Session, places: Paths, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._backups = places.backups
        self._storing = storing
        self._dialog: RestoreDialog | None = None

    def open_list(self) -> None:
        """Show the copies that can be restored."""
        self._list(lambda found: self._made_dialog().open_list(found))

    def _list(self, show: Callable[[tuple[Backup, ...]], None]) -> None:
        self._storing.run(lambda: backups(self._backups), show, self._session.tell)

    def _made_dialog(self) -> RestoreDialog:
        if self._dialog is None:
            windows = self._session.windows
            self._dialog = windows.keep(RestoreDialog(self._session.texts, windows.theme))
            self._dialog.restore_requested.connect(self._restore)
        return self._dialog

    def _restore(self, backup: Backup) -> None:
        store = self._session.library.store
        self._storing.run(
            lambda: store.restore(backup.file), lambda _: self._restored(), self._failed
        )

    def _restored(self) -> None:
        said = self._session.texts("Restored. To go back, restore the first of this list.")

        def shown() -> None:
            self._list(self._made_dialog().show_backups)
            self._made_dialog().tell(said)

        self._session.reload(shown)

    def _failed(self, error: AppError) -> None:
        self._made_dialog().tell(self._session.texts.whole(error))
