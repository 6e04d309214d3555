"""Typed abbreviations, loaded when they are first wanted: most agents type none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snippets_app.app.expanding import Expanding
    from snippets_app.app.session import Session
    from snippets_app.desktop.base import Desktop


class Abbreviating:
    def __init__(self, session: Session, desktop: Desktop) -> None:
        self._session = session
        self._desktop = desktop
        self._expanding: Expanding | None = None

    def apply(self) -> None:
        """Watch for them as settings, library and pause want it now."""
        if self._expanding is None and self._session.settings.abbreviation_packs:
            from snippets_app.app.expanding import Expanding

            self._expanding = Expanding(self._session, self._desktop)
        if self._expanding is not None:
            self._expanding.apply()
