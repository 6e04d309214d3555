"""Tries a program: leads the agent there, plays the test, shows and copies what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from snippets_app import __version__
from snippets_app.core.targets import Served, served
from snippets_app.core.trial import Tried, Verdict
from snippets_app.desktop.base import Desktop, Target
from snippets_app.errors import AppError
from snippets_app.ui.aiming import Aiming
from snippets_app.ui.inserter import Inserter
from snippets_app.ui.reading_back import ReadingBack
from snippets_app.ui.trial_report import TrialResult, heading, lines, report
from snippets_app.ui.trial_run import TrialRun
from snippets_app.ui.trial_window import TrialWindow

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.core.program_list import Row
    from snippets_app.core.trial import Aim
    from snippets_app.ui.tasks import Worker

Pointed = Callable[[str], None]


class Trying(QObject):
    """One thing at a time: a new wish takes the place of one that still waits for a click."""

    def __init__(self, session: Session, desktop: Desktop, inserting: Worker) -> None:
        super().__init__()
        self._session = session
        self._desktop = desktop
        self._inserting = inserting
        self._reading = ReadingBack()
        self._rows: tuple[Row, ...] = ()
        self._pointed: Pointed | None = None
        self._result: TrialResult | None = None
        self._is_running = False
        self._aiming = Aiming(desktop.windows)
        windows = session.windows
        self.window = windows.keep(TrialWindow(session.texts, windows.theme))
        self._connect()

    def try_out(self, rows: tuple[Row, ...]) -> None:
        """Test the program that the agent clicks into, by these rows over the profiles."""
        self._rows, self._pointed = rows, None
        self._begin()

    def point(self, pointed: Pointed) -> None:
        """Tell the name of the program that the agent clicks into; "" when the agent does not."""
        self._pointed = pointed
        self._begin()

    def close(self) -> None:
        self._aiming.stop()
        self.window.hide()

    def _begin(self) -> None:
        if not self._is_running:
            self._result = None
            self._aiming.begin()

    # The way to the window

    def _show_aim(self, aim: Aim, target: Target | None) -> None:
        self.window.ask_to_click(self._wish(target), aim.seconds_left)

    def _wish(self, target: Target | None) -> str:
        texts = self._session.texts
        if self._pointed is not None:
            if target is None:
                return texts("Click into the window of the program.")
            return texts("Stay there: “{program}” will be added.", program=target.program)
        if target is None:
            return texts("Click into the field of the chat that you want to try.")
        return texts("Stay in the field: a line comes in and goes out again. It is not sent.")

    def _reached(self, target: Target) -> None:
        if self._pointed is not None:
            self._answer(target.program)
            return
        try:
            found = served(
                target.program, target.title, self._rows, self._session.programs.profiles
            )
        except AppError as error:
            self._failed(error)
            return
        self._run(target, found)

    def _missed(self) -> None:
        if self._pointed is not None:
            self._answer("")
        else:
            said = self._session.texts("No other window was clicked, so nothing was tried.")
            self.window.show_result(said, (), ask_seen=False)

    def _answer(self, program: str) -> None:
        pointed, self._pointed = self._pointed, None
        self.window.hide()
        if pointed is not None:
            pointed(program)

    # The test

    def _run(self, target: Target, found: Served) -> None:
        session = self._session
        line = session.texts("This is a test line by Saywell. It goes away by itself.")
        trial = TrialRun(
            self._desktop, Inserter(self._desktop), self._reading, time.perf_counter, time.sleep
        )
        self._is_running = True
        self.window.say(session.texts("Look at the field: the line comes in and goes out again."))
        session.guarding.expect([line])

        def done(tried: Tried) -> None:
            self._ended()
            system = f"Saywell {__version__}, {self._desktop.name}, {sys.platform}"
            self._show(TrialResult(target.program, system, found, tried))

        session.guarding.read_along(
            self._reading,
            target.program,
            lambda: self._inserting.run(
                lambda: trial.run(line, target, found.rule), done, self._failed
            ),
        )

    def _ended(self) -> None:
        self._is_running = False
        self._session.guarding.expect(())
        self._session.guarding.read_no_more(self._reading)

    def _failed(self, error: AppError) -> None:
        if self._is_running:
            self._ended()
        texts = self._session.texts
        hints = tuple(filter(None, (texts.hint(error),)))
        self.window.show_result(texts.title(error), hints, ask_seen=False)

    # What came of it

    def _show(self, result: TrialResult) -> None:
        self._result = result
        texts = self._session.texts
        asks = result.tried.verdict is Verdict.UNREAD and result.seen is None
        self.window.show_result(heading(texts, result), lines(texts, result), ask_seen=asks)

    def _seen(self, seen: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self._result is not None:
            self._show(replace(self._result, seen=seen))

    def _copy(self) -> None:
        if self._result is not None:
            text = report(self._session.texts, self._result)
            clipboard = self._desktop.clipboard
            self._inserting.run(lambda: clipboard.put(text), _nothing, self._session.tell)

    def _closed(self) -> None:
        self._aiming.stop()
        self._result = self._pointed = None

    def _connect(self) -> None:
        self._aiming.aimed.connect(self._show_aim)
        self._aiming.reached.connect(self._reached)
        self._aiming.missed.connect(self._missed)
        self.window.closed.connect(self._closed)
        self.window.seen_told.connect(self._seen)
        self.window.copy_requested.connect(self._copy)
        self.window.again_requested.connect(self._begin)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
