"""Plays the steps of an insertion; it runs on a worker's thread and knows no Qt."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from snippets_app.core.steps import (
    Activate,
    CheckTarget,
    CheckUntouched,
    CopyOnly,
    Fallback,
    FindField,
    Offer,
    Pause,
    Press,
    RestoreClipboard,
    SaveClipboard,
    SelectSpan,
    Step,
    WaitKeysReleased,
    WaitRead,
)
from snippets_app.desktop.base import Desktop, Field, Snapshot, Target
from snippets_app.ui.outcome import Copied, Inserted, NotDone, Outcome, Reason

UNDO_WITHIN = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class LastInsertion:
    """What may be taken back: where, by which steps, and when it was inserted."""

    target: Target
    undo: tuple[Step, ...]
    when: datetime


def may_undo(last: LastInsertion, target: Target, now: datetime) -> bool:
    """Whether the last insertion is recent and ``target`` is still the one it went into.

    Titles are left out: many chat windows change theirs with every message.
    """
    same = (last.target.window, last.target.focus, last.target.client)
    recent = timedelta() <= now - last.when <= UNDO_WITHIN
    return recent and same == (target.window, target.focus, target.client)


def _always() -> bool:
    return True


class Inserter:
    """Brings steps onto one desktop, one insertion at a time. Blocks as long as the steps wait."""

    def __init__(self, desktop: Desktop, pause: Callable[[float], None] = time.sleep) -> None:
        self._desktop = desktop
        self._pause = pause

    def play(
        self,
        steps: Sequence[Step],
        target: Target | None,
        field: Field | None = None,
        untouched: Callable[[], bool] = _always,
    ) -> Outcome:
        """Play the steps against the target; without one the text is only copied.

        ``field`` is where words are selected, if the steps do that; ``untouched`` whether nothing
        was typed since the steps were made. Whatever fails, the text
        named by ``Fallback`` is on the clipboard afterwards, unless somebody copied something
        newer. An exception leaves it there too and is raised again.
        """
        play = _Play(self._desktop, self._pause, target, field, untouched)
        try:
            return play.through(steps)
        except BaseException:
            play.leave_text()
            raise


@dataclass(slots=True)
class _Play:
    """One insertion under way. ``corrects``: it selects words first, ``expands``: those or others
    were typed to be expanded."""

    desktop: Desktop
    pause: Callable[[float], None]
    target: Target | None
    field: Field | None
    untouched: Callable[[], bool]
    text: str = ""
    saved: Snapshot | None = None
    offered: bool = False
    pasted: bool = False
    complete: bool = False
    corrects: bool = False
    expands: bool = False

    def through(self, steps: Sequence[Step]) -> Outcome:
        self.expands = any(isinstance(step, FindField) for step in steps)
        self.corrects = any(isinstance(step, SelectSpan) for step in steps)
        for step in steps:
            reason = self._fault(step)
            if reason is not None:
                return self._stopped(reason)
        return self._inserted()

    def leave_text(self) -> bool:
        """Put the text on the clipboard; False when there is none, or a newer copy is spared."""
        if not self.text or self.complete or self._overtaken():
            return False
        self.desktop.clipboard.put(self.text)
        return True

    def _overtaken(self) -> bool:
        """Whether somebody copied after our offer: only giving back what was saved tells."""
        if not self.offered or self.saved is None:
            return False
        return not self.desktop.clipboard.restore(self.saved)

    def _stopped(self, reason: Reason) -> Outcome:
        if self.complete:
            return self._inserted()
        if reason is Reason.TOUCHED:
            self._give_back()
            return NotDone(reason)
        if self.leave_text():
            return Copied(reason, self.pasted, self.corrects and not self.expands)
        return NotDone(Reason.COPIED_MEANWHILE if self.text else reason, self.corrects)

    def _inserted(self) -> Inserted:
        return Inserted(clipboard_kept=self.saved is None or self.saved.complete)

    def _fault(self, step: Step) -> Reason | None:
        """Play one step; the reason when it cannot be."""
        match step:
            case Fallback(text):
                self.text = text
            case CopyOnly(text):
                self.text = text
                return Reason.COPY_ONLY
            case _ if self.target is None:
                return Reason.NO_TARGET
            case Offer() | Press() | SaveClipboard() | RestoreClipboard():
                self._act(step)
            case FindField() | CheckUntouched() | SelectSpan():
                return self._over_typed(step)
            case Pause(seconds):
                self.pause(seconds)
            case Activate() | WaitKeysReleased() | CheckTarget() | WaitRead():
                return self._await(step, self.target)
        return None

    def _act(self, step: Offer | Press | SaveClipboard | RestoreClipboard) -> None:
        clipboard = self.desktop.clipboard
        match step:
            case SaveClipboard(limit, timeout):
                self.saved = clipboard.save(limit, timeout)
            case Offer(text, as_selection):
                self.offered = True
                clipboard.offer(text, as_selection=as_selection)
            case Press(chord, times):
                clipboard.forget_reads()
                self.desktop.keys.press(chord, times)
            case RestoreClipboard():
                self.complete = True
                self._put_caret_back()
                self._give_back()

    def _over_typed(self, step: FindField | CheckUntouched | SelectSpan) -> Reason | None:
        match step:
            case FindField():
                self.field = self.desktop.typing.field()
            case CheckUntouched():
                return None if self.untouched() else Reason.TOUCHED
            case SelectSpan():
                return self._select(step)
        return None

    def _select(self, step: SelectSpan) -> Reason | None:
        missing = Reason.TOUCHED if self.expands else Reason.NOT_SELECTED
        if self.field is None or self.target is None:
            return missing
        if self.field.window != self.target.window:  # the keys would go elsewhere
            return Reason.TARGET_CHANGED
        found = self.desktop.typing.select(self.field, step.start, step.end, step.expected)
        return None if found else missing

    def _put_caret_back(self) -> None:
        if self.corrects and self.field is not None:
            self.desktop.typing.put_caret_back(self.field, self.text)

    def _give_back(self) -> None:
        if self.saved is not None:
            self.desktop.clipboard.restore(self.saved)

    def _await(
        self, step: Activate | WaitKeysReleased | CheckTarget | WaitRead, target: Target
    ) -> Reason | None:
        match step:
            case Activate(timeout):
                there = self.desktop.windows.activate(target, timeout)
                return self._refused(target) or self._lost(target, there=there)
            case CheckTarget():
                refused = self._refused(target)
                return refused or self._lost(target, there=self.desktop.windows.is_current(target))
            case WaitKeysReleased(timeout):
                return None if self.desktop.keys.wait_released(timeout) else Reason.KEYS_HELD
            case WaitRead(timeout, quiet):
                return self._read(target, timeout, quiet)

    def _read(self, target: Target, timeout: float, quiet: float) -> Reason | None:
        if not self.desktop.clipboard.wait_read(target, timeout, quiet):
            return Reason.NOT_READ
        self.pasted = True
        return None

    def _refused(self, target: Target) -> Reason | None:
        if self.desktop.windows.accepts_keys(target):
            return None
        return self._lost(target, there=False, otherwise=Reason.ADMINISTRATOR)

    def _lost(
        self, target: Target, *, there: bool, otherwise: Reason = Reason.TARGET_CHANGED
    ) -> Reason | None:
        if there:
            return None
        gone = self.desktop.windows.place(target) is None
        return Reason.TARGET_GONE if gone else otherwise
