"""All that the agent sees besides the tray, joined when it is first needed.

Most of a morning nothing of it is open; what is not made takes no memory.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.editing import Editing
from snippets_app.app.windows import Windows
from snippets_app.core.catalogue import Catalogue
from snippets_app.core.filling import Context
from snippets_app.core.insertion import TargetRule
from snippets_app.core.model import Snippet
from snippets_app.core.targets import rule_from_row
from snippets_app.desktop.base import Desktop
from snippets_app.ui.flow import InsertionFlow, Surroundings
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.session import Session


class Front(QObject):
    """``flow`` inserts, ``windows`` show, ``editing`` changes the library and the settings."""

    def __init__(self, session: Session, desktop: Desktop, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._inserting = Worker("inserting")
        self.windows = Windows(session.texts, session.settings.theme)
        palette, form, notice = self.windows.palette, self.windows.form, self.windows.notice
        around = Surroundings(self._context, self._target_rules, _now)
        self.flow = InsertionFlow(
            session.texts, desktop, around, palette, form, notice, self._inserting
        )
        self.editing = Editing(session, self.windows, session.library, storing)
        self._connect()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        self.windows.palette.show_catalogue(catalogue, self._session.pack())

    def close(self) -> None:
        """Finish what is being inserted, then close every window."""
        self._inserting.close()
        self.editing.close()
        self.windows.close()

    def _connect(self) -> None:
        session, palette, flow = self._session, self.windows.palette, self.flow
        palette.show_previews(flow.preview)
        palette.pack_chosen.connect(lambda pack: session.change_settings(pack=pack))
        palette.edit_requested.connect(self.editing.edit)
        palette.new_requested.connect(self.editing.write_new)
        flow.used.connect(session.record_use)
        flow.profile_given.connect(lambda profile: session.change_settings(**profile))

    def _context(self, snippet: Snippet) -> Context:
        pack = self._session.catalogue.pack(snippet.pack)
        return Context(
            language=pack.language if pack else "en",
            now=_now(),
            company=self._session.settings.company,
            agent=self._session.settings.agent,
            snippet=self._session.catalogue.snippets.get,
        )

    def _target_rules(self) -> tuple[TargetRule, ...]:
        return tuple(rule_from_row(row) for row in self._session.settings.targets)


def _now() -> datetime:
    return datetime.now().astimezone()
