"""All that the agent sees besides the tray, joined when it is first needed.

Most of a morning nothing of it is open; what is not made takes no memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.editing import Editing
from snippets_app.app.surroundings import now
from snippets_app.core.catalogue import Catalogue
from snippets_app.desktop.base import Desktop
from snippets_app.ui.flow import InsertionFlow
from snippets_app.ui.surroundings import Surroundings
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.session import Session


class Front(QObject):
    """``flow`` inserts, ``windows`` show, ``editing`` changes the library and the settings."""

    def __init__(self, session: Session, desktop: Desktop, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._inserting = Worker("inserting")
        self.windows = windows = session.windows
        guarding = session.guarding
        around = Surroundings(
            session.context, session.programs.rules, now, guarding.check, guarding.expect
        )
        self.flow = InsertionFlow(
            session.texts,
            desktop,
            around,
            windows.palette,
            windows.form,
            windows.notice,
            windows.objection,
            self._inserting,
        )
        self.editing = Editing(session, self.windows, session.library, storing)
        self._connect()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        self.windows.palette.show_catalogue(catalogue, self._session.pack())

    def close(self) -> None:
        """Finish what is being inserted, then close the dialogs."""
        self._inserting.close()
        self.editing.close()

    def _connect(self) -> None:
        session, palette, flow = self._session, self.windows.palette, self.flow
        palette.show_previews(flow.preview)
        palette.pack_chosen.connect(lambda pack: session.change_settings(pack=pack))
        palette.edit_requested.connect(self.editing.edit)
        palette.new_requested.connect(self.editing.write_new)
        flow.used.connect(session.record_use)
        flow.profile_given.connect(lambda profile: session.change_settings(**profile))
