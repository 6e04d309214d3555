"""A chat window that pastes, undoes and tells its text; what a test of it comes to."""

from dataclasses import replace

from snippets_app.core.chord import Chord
from snippets_app.core.target_rule import TargetRule
from snippets_app.core.trial import Tried
from snippets_app.desktop.base import Permission
from snippets_app.desktop.dummy import FIELD, Faults, Simulation, simulate
from snippets_app.ui.inserter import Inserter
from snippets_app.ui.reading_back import ReadingBack
from snippets_app.ui.trial_run import TrialRun
from tests.scenarios.chat_window import ChatKeys

LINE = "A test line."


class TellingKeys(ChatKeys):
    """What stands in the draft after each press is told. ``pasted``: what comes in instead of the
    clipboard, ``undoes``: whether Ctrl+Z does anything, ``leaves``: the focus goes at a paste."""

    def __init__(self, faults: Faults, desk: Simulation) -> None:
        super().__init__(faults, desk)
        self._desk = desk
        self.pasted: str | None = None
        self.undoes = True
        self.leaves = False

    def press(self, chord: Chord, times: int = 1) -> None:
        stood = replace(self.draft, undo=list(self.draft.undo))
        super().press(chord, times)
        is_paste, is_undo = str(chord) == "Ctrl+V", str(chord) == "Ctrl+Z"
        if is_undo and not self.undoes:
            self.draft = stood
        if is_paste and self.pasted is not None:
            self.draft.before = stood.before + self.pasted
        if is_paste and self.leaves:
            self._desk.typing.leave()
        else:
            self.tell()

    def tell(self) -> None:
        if self._desk.typing.field() is not None:
            self._desk.typing.type(self.draft.before + self.draft.after)


class Chat:
    """``paused`` counts the seconds that were let pass."""

    def __init__(self, draft: str = "", faults: Faults | None = None) -> None:
        wrong = faults or Faults()
        plain = simulate(wrong)
        self.keys = TellingKeys(wrong, plain)
        self.keys.draft.before = draft
        self.desk = replace(plain, keys=self.keys, desktop=replace(plain.desktop, keys=self.keys))
        self.reading = ReadingBack()
        self.paused: list[float] = []
        self._now = 0.0

    @property
    def text(self) -> str:
        return self.keys.draft.before + self.keys.draft.after

    def watch(self, permission: Permission = Permission.TEXT) -> None:
        """The field is read, or is not."""
        self.desk.typing.start(self.reading, lambda _: permission)
        self.desk.typing.enter()
        self.keys.tell()

    def run(self, rule: TargetRule | None = None) -> Tried:
        """Without any real wait: what is not told at once is not told."""
        trial = TrialRun(
            self.desk.desktop, Inserter(self.desk.desktop), self.reading, self._clock,
            self.paused.append, read_within=0,
        )  # fmt: skip
        return trial.run(LINE, FIELD, rule or TargetRule())

    def _clock(self) -> float:
        self._now += 0.25
        return self._now
