"""How much is seen of the window in front: told by the tray and a page, changed from there."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app.app.permission import is_watching, permission_for
from snippets_app.desktop.base import OWN_PROGRAM, Coverage, Field, Permission

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.ui.observed import ObservedPage, ObservedState
    from snippets_app.ui.tray import Tray


class Observing(QObject):
    """Our own windows come to the front when something is asked: they count as none."""

    def __init__(self, session: Session, tray: Tray) -> None:
        super().__init__()
        self._session = session
        self._tray = tray
        self._field: Field | None = None
        self._page: ObservedPage | None = None
        tray.observed_requested.connect(self.open_page)
        tray.never_watch_requested.connect(self._never_watch)
        tray.watch_keys_requested.connect(self._watch_keys)
        session.guarding.field_changed.connect(self._show)

    def open_page(self) -> None:
        """Say what Saywell sees."""
        page = self._made_page()
        page.show_state(self._state())
        page.open_page()

    def close(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()

    def refresh(self) -> None:
        """Settings or pause have changed."""
        if self._page is not None:
            self._page.show_state(self._state())

    def _show(self, field: Field | None) -> None:
        if field is not None and field.program.lower() == OWN_PROGRAM:
            return
        self._field = field
        program = field.program if field else ""
        self._tray.set_watching(field.coverage if field else None, field.reason if field else "")
        exclusion = self._may_exclude()
        self._tray.offer_program(program, keys=self._may_watch_keys(), exclusion=exclusion)
        self.refresh()

    def _made_page(self) -> ObservedPage:
        if self._page is None:
            from snippets_app.ui.observed import ObservedPage

            windows = self._session.windows
            self._page = page = windows.keep(ObservedPage(self._session.texts, windows.theme))
            page.paused.connect(self._tray.paused)
            page.never_watch_requested.connect(self._never_watch)
            page.watch_keys_requested.connect(self._watch_keys)
        return self._page

    def _state(self) -> ObservedState:
        from snippets_app.ui.observed import ObservedState

        field, chosen = self._field, self._session.settings
        return ObservedState(
            coverage=field.coverage if field else None,
            reason=field.reason if field else "",
            program=field.program if field else "",
            may_exclude=self._may_exclude(),
            may_watch_keys=self._may_watch_keys(),
            may_pause=self._session.chosen.may_pause,
            paused=self._session.is_paused(),
            watching=is_watching(chosen),
            pause_chord=chosen.hotkeys.get("pause", ""),
        )

    def _may_exclude(self) -> bool:
        return not self._session.chosen.is_locked("guard_excluded")

    def _may_watch_keys(self) -> bool:
        field = self._field
        if field is None or field.coverage is not Coverage.NONE:
            return False
        if self._session.chosen.is_locked("guard_keys"):
            return False
        return permission_for(field.program, self._session.settings) is Permission.TEXT

    def _never_watch(self, program: str) -> None:
        excluded = self._session.settings.guard_excluded
        self._change(guard_excluded=_with(excluded, program))

    def _watch_keys(self, program: str) -> None:
        self._change(guard_keys=_with(self._session.settings.guard_keys, program))

    def _change(self, **changes: tuple[str, ...]) -> None:
        self._session.change_settings(**changes)
        self._session.guarding.apply()
        self.refresh()


def _with(patterns: tuple[str, ...], program: str) -> tuple[str, ...]:
    """Just this program: what is special in a pattern is not meant."""
    pattern = escape(program)
    return patterns if pattern in patterns else (*patterns, pattern)
