"""All that the agent sees besides the tray, joined when it is first needed.

Most of a morning nothing of it is open; what is not made takes no memory.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.editing import Editing
from snippets_app.app.indexing import Indexing
from snippets_app.app.surroundings import now
from snippets_app.core.catalogue import Catalogue
from snippets_app.desktop.base import Desktop
from snippets_app.ui.flow import InsertionFlow
from snippets_app.ui.surroundings import Surroundings
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from snippets_app.app.exporting import Exporting
    from snippets_app.app.import_window import Importing
    from snippets_app.app.library_window import LibraryDesk
    from snippets_app.app.looking_back import LookingBack
    from snippets_app.app.restoring import Restoring
    from snippets_app.app.session import Session
    from snippets_app.app.trying import Trying


class Front(QObject):
    """``flow`` inserts, ``windows`` show, ``editing`` changes the library and the settings."""

    def __init__(self, session: Session, desktop: Desktop, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._desktop = desktop
        self._storing = storing
        self._inserting = Worker("inserting")
        self.indexing = Indexing()
        self.indexing.failed.connect(session.tell)
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
        self.editing = Editing(session, self.windows, session.library, storing, lambda: self.trying)
        self._connect()

    @cached_property
    def trying(self) -> Trying:
        """What tests a program, made when an agent first wants that."""
        from snippets_app.app.trying import Trying

        return Trying(self._session, self._desktop, self._inserting)

    @cached_property
    def looking_back(self) -> LookingBack:
        """The history and the trash, made when an agent first wants them."""
        from snippets_app.app.looking_back import LookingBack

        return LookingBack(self._session, self._session.library, self._storing)

    @cached_property
    def restoring(self) -> Restoring:
        """The list of the library's copies, made when an agent first wants it."""
        from snippets_app.app.restoring import Restoring

        return Restoring(self._session, self._session.places, self._storing)

    @cached_property
    def library(self) -> LibraryDesk:
        """Where the library is looked at and changed, made when it is first opened."""
        from snippets_app.app.library_window import LibraryDesk

        return LibraryDesk(self._session, self._storing)

    @cached_property
    def exporting(self) -> Exporting:
        """What writes files for other programs, made when an agent first wants one."""
        from snippets_app.app.exporting import Exporting

        return Exporting(self._session)

    @cached_property
    def importing(self) -> Importing:
        """What brings other programs' phrases in, made when an agent first wants that."""
        from snippets_app.app.import_window import Importing

        return Importing(self._session, self._storing)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        self.windows.palette.show_catalogue(catalogue, self._session.pack())
        self.indexing.make_ready(catalogue)
        if "looking_back" in self.__dict__:
            self.looking_back.refresh()
        if "library" in self.__dict__:
            self.library.show_catalogue()

    def close(self) -> None:
        """Finish what is being inserted, then close the dialogs."""
        if "trying" in self.__dict__:
            self.trying.close()
        if "library" in self.__dict__:
            self.library.close()
        if "exporting" in self.__dict__:
            self.exporting.close()
        if "importing" in self.__dict__:
            self.importing.close()
        self.indexing.close()
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
