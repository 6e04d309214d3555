"""The library, and the own rules beside it, are looked after while the program runs."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from snippets_app.errors import AppError

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.paths import Paths
    from snippets_app.store.upkeep import LookedAfter
    from snippets_app.ui.tasks import Worker

SECOND = 1000
DAY = 24 * 60 * 60 * SECOND
AFTER_START = 20 * SECOND
"""The first seconds belong to the agent."""
RECOVERIES = 3
"""A disk that damages every library must not keep the program busy."""


class Upkeep(QObject):
    """Looks after the library some time after the start, then once a day, and whenever the store
    meets damage; all of it on the storing worker."""

    damage_met = Signal()

    def __init__(self, session: Session, storing: Worker, after_start: int = AFTER_START) -> None:
        super().__init__()
        self._session = session
        self._storing = storing
        self._recoveries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(after_start)
        self.damage_met.connect(self._repair)
        # Called on the worker's thread; the signal brings it to this one.
        session.library.store.damage_met = self.damage_met.emit

    def close(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Check, back up and tidy the library now, and again in a day."""
        self._timer.start(DAY)
        self._storing.run(self._look_after, self._looked, self._session.tell)

    def _repair(self) -> None:
        if self._recoveries < RECOVERIES:
            self._recoveries += 1
            self.look()

    def _look_after(self) -> LookedAfter:
        from snippets_app.store.upkeep import look_after

        if self._session.places.unfinished_rules.exists():
            _complete_rules(self._session.places)
        # The agent's calendar says which day's backup this is.
        return look_after(self._session.library.store, date.today(), time.time())  # noqa: DTZ011

    def _looked(self, found: LookedAfter) -> None:
        if found.backup_trouble:
            self._session.tell(found.backup_trouble)
        if found.recovered:
            from snippets_app.app.recoveries import told

            happened = told(found.recovered)
            self._session.reload(lambda: self._session.tell(*happened))


def _complete_rules(places: Paths) -> None:
    from snippets_app.app.rule_keeping import complete

    with suppress(AppError):  # told where the rules are read
        complete(places)
