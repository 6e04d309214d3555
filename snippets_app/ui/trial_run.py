"""Plays the test of a program: a line goes in, is read back and goes out again. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from snippets_app.core.insertion import Rendered, plan, plan_undo
from snippets_app.core.steps import SaveClipboard
from snippets_app.core.target_rule import TargetRule
from snippets_app.core.trial import Reading, TakenBack, Tried, reading_of, taken_back
from snippets_app.desktop.base import Desktop, Snapshot, Target
from snippets_app.errors import AppError
from snippets_app.ui.inserter import Inserter
from snippets_app.ui.outcome import Copied, Inserted, Reason
from snippets_app.ui.reading_back import ReadingBack

READ_WITHIN = 3.0
"""Seconds in which a program tells what has come into its field."""
SHOWN_FOR = 3.0
"""Seconds for which a line that is not read stands there, so that the agent can look."""


@dataclass(frozen=True, slots=True)
class TrialRun:
    """``run`` blocks for some seconds; ``clock`` gives seconds and ``pause`` lets them pass."""

    desktop: Desktop
    inserter: Inserter
    reading: ReadingBack
    clock: Callable[[], float]
    pause: Callable[[float], None]
    read_within: float = READ_WITHIN

    def run(self, line: str, target: Target, rule: TargetRule) -> Tried:
        """Insert the line and take it back; the clipboard is as before, or that is told."""
        before = self._saved()
        try:
            return self._tried(line, target, rule, before)
        finally:
            self.reading.forget()

    def _tried(self, line: str, target: Target, rule: TargetRule, before: Snapshot) -> Tried:
        self.desktop.typing.field()  # what it tells of its text is heard before the answer
        stood = self.reading.text
        begun = self.clock()
        outcome = self.inserter.play(plan(Rendered(line), rule), target)
        tried = Tried(milliseconds=round((self.clock() - begun) * 1000))
        if isinstance(outcome, Inserted):
            tried = self._read_back(tried, line, stood)
            tried = self._taken_back(tried, line, stood, target, rule)
            return replace(tried, clipboard_kept=self._is_as(before))
        is_copied = isinstance(outcome, Copied) and outcome.reason is Reason.COPY_ONLY
        if is_copied and self.desktop.clipboard.text() == line:
            tried = replace(tried, copied=True)
        else:
            tried = replace(tried, stopped=outcome.notice)
        self.desktop.clipboard.restore(before)
        return replace(tried, clipboard_kept=self._is_as(before))

    def _read_back(self, tried: Tried, line: str, stood: str | None) -> Tried:
        stands = self.reading.wait(lambda text: line in text, self.read_within)
        reading = reading_of(stood, stands, line)
        if reading is not Reading.UNREAD:
            return replace(tried, reading=reading)
        self.pause(SHOWN_FOR)
        return replace(tried, unread=self.reading.reason)

    def _taken_back(
        self, tried: Tried, line: str, stood: str | None, target: Target, rule: TargetRule
    ) -> Tried:
        """Where nothing came, undoing would take back what the agent has written."""
        if tried.reading is Reading.NOTHING:
            return tried
        try:
            undo = plan_undo(Rendered(line), rule)
        except AppError:
            return tried
        if not isinstance(self.inserter.play(undo, target), Inserted):
            return replace(tried, taken_back=TakenBack.NO)
        stands = self.reading.wait(
            lambda text: taken_back(stood, text) is not TakenBack.NO, self.read_within
        )
        return replace(tried, taken_back=taken_back(stood, stands))

    def _saved(self) -> Snapshot:
        usual = SaveClipboard()
        return self.desktop.clipboard.save(usual.limit, usual.timeout)

    def _is_as(self, before: Snapshot) -> bool | None:
        """Whether the clipboard holds what it held; systems may add formats of their own."""
        now = self._saved()
        if not (before.complete and now.complete):
            return None
        if not before.formats:
            return not now.formats
        return all(now.formats.get(name) == each for name, each in before.formats.items())
