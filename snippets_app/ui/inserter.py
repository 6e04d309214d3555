"""Plays the steps of an insertion; it runs on a worker's thread and knows no Qt."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from snippets_app.core.insertion import (
    Activate,
    CheckTarget,
    CopyOnly,
    Fallback,
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

UNDO_WITHIN = timedelta(seconds=10)


class Reason(Enum):
    """Why the text was not inserted, or why an insertion was not taken back."""

    COPY_ONLY = "copy-only"
    NO_TARGET = "no-target"
    TARGET_GONE = "target-gone"
    TARGET_CHANGED = "target-changed"
    KEYS_HELD = "keys-held"
    NOT_READ = "not-read"
    COPIED_MEANWHILE = "copied-meanwhile"
    NOT_SELECTED = "not-selected"


_COPIED_MESSAGES = {
    Reason.COPY_ONLY: "The text is on the clipboard: press Ctrl+V where you want it.",
    Reason.NO_TARGET: "There was no window to paste into. "
    "The text is on the clipboard: press Ctrl+V where you want it.",
    Reason.TARGET_GONE: "The window was closed, so nothing was pasted. "
    "The text is on the clipboard: press Ctrl+V where you want it.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was pasted. "
    "The text is on the clipboard: press Ctrl+V.",
    Reason.KEYS_HELD: "A key was held down, so nothing was pasted. "
    "The text is on the clipboard: press Ctrl+V.",
    Reason.NOT_READ: "The window did not take the text. "
    "It is on the clipboard: press Ctrl+V if it does not appear.",
    Reason.NOT_SELECTED: "The words could not be selected, so nothing was replaced. "
    "The better wording is on the clipboard: select the words and press Ctrl+V.",
}
_NOT_REPLACED_MESSAGES = {
    Reason.KEYS_HELD: "A key was held down, so nothing was replaced. "
    "The better wording is on the clipboard: select the words and press Ctrl+V.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was replaced. "
    "The better wording is on the clipboard: select the words and press Ctrl+V.",
}
_NOT_DONE_MESSAGES = {
    Reason.COPIED_MEANWHILE: "Something else was copied at that moment and stays on the clipboard. "
    "Look at what was pasted, then insert again.",
    Reason.KEYS_HELD: "A key was held down, so nothing was taken back.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was taken back.",
}
_NOT_DELETED_MESSAGES = {
    Reason.KEYS_HELD: "A key was held down, so nothing was deleted.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was deleted.",
    Reason.NOT_SELECTED: "The words could not be selected, so nothing was deleted. "
    "Delete them yourself.",
}
_PART_MESSAGES = {
    "first lines": "Only the first lines were inserted. "
    "The whole text is on the clipboard: delete those lines, then press Ctrl+V.",
    "clipboard lost": "Inserted. What was on the clipboard was too large or too slow to be kept: "
    "copy it again if you need it.",
}


@dataclass(frozen=True, slots=True)
class Inserted:
    """Every step was played. ``clipboard_kept`` is False when not all of it could be given back."""

    clipboard_kept: bool = True

    @property
    def notice(self) -> str:
        """The sentence to show (an English template without values), empty for none."""
        return "" if self.clipboard_kept else _PART_MESSAGES["clipboard lost"]


@dataclass(frozen=True, slots=True)
class Copied:
    """The whole text is on the clipboard; ``partial`` when its first lines were inserted before.

    ``corrects``: it was to stand in the place of other words.
    """

    reason: Reason
    partial: bool = False
    corrects: bool = False

    @property
    def notice(self) -> str:
        """The sentence to show (an English template without values)."""
        if self.partial:
            return _PART_MESSAGES["first lines"]
        told = _COPIED_MESSAGES | _NOT_REPLACED_MESSAGES if self.corrects else _COPIED_MESSAGES
        return told[self.reason]


@dataclass(frozen=True, slots=True)
class NotDone:
    """The steps stopped and the text is nowhere: a newer copy was spared, or an undo refused.

    ``corrects``: words were to be replaced or deleted.
    """

    reason: Reason
    corrects: bool = False

    @property
    def notice(self) -> str:
        """The sentence to show (an English template without values)."""
        told = _NOT_DONE_MESSAGES | _NOT_DELETED_MESSAGES if self.corrects else _NOT_DONE_MESSAGES
        return told.get(self.reason, told[Reason.TARGET_CHANGED])


Outcome = Inserted | Copied | NotDone


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


class Inserter:
    """Brings steps onto one desktop, one insertion at a time. Blocks as long as the steps wait."""

    def __init__(self, desktop: Desktop, pause: Callable[[float], None] = time.sleep) -> None:
        self._desktop = desktop
        self._pause = pause

    def play(
        self, steps: Sequence[Step], target: Target | None, field: Field | None = None
    ) -> Outcome:
        """Play the steps against the target; without one the text is only copied.

        ``field`` is where words are selected, if the steps do that. Whatever fails, the text
        named by ``Fallback`` is on the clipboard afterwards, unless somebody copied something
        newer. An exception leaves it there too and is raised again.
        """
        play = _Play(self._desktop, self._pause, target, field)
        try:
            return play.through(steps)
        except BaseException:
            play.leave_text()
            raise


@dataclass(slots=True)
class _Play:
    """One insertion under way. ``corrects``: it selects words first."""

    desktop: Desktop
    pause: Callable[[float], None]
    target: Target | None
    field: Field | None = None
    text: str = ""
    saved: Snapshot | None = None
    offered: bool = False
    pasted: bool = False
    complete: bool = False
    corrects: bool = False

    def through(self, steps: Sequence[Step]) -> Outcome:
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
        if self.leave_text():
            return Copied(reason, self.pasted, self.corrects)
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
            case SelectSpan():
                return self._select(step)
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

    def _select(self, step: SelectSpan) -> Reason | None:
        if self.field is None or self.target is None:
            return Reason.NOT_SELECTED
        if self.field.window != self.target.window:  # the keys would go elsewhere
            return Reason.TARGET_CHANGED
        found = self.desktop.typing.select(self.field, step.start, step.end, step.expected)
        return None if found else Reason.NOT_SELECTED

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
                return self._lost(target, there=self.desktop.windows.activate(target, timeout))
            case CheckTarget():
                return self._lost(target, there=self.desktop.windows.is_current(target))
            case WaitKeysReleased(timeout):
                return None if self.desktop.keys.wait_released(timeout) else Reason.KEYS_HELD
            case WaitRead(timeout, quiet):
                return self._read(target, timeout, quiet)

    def _read(self, target: Target, timeout: float, quiet: float) -> Reason | None:
        if not self.desktop.clipboard.wait_read(target, timeout, quiet):
            return Reason.NOT_READ
        self.pasted = True
        return None

    def _lost(self, target: Target, *, there: bool) -> Reason | None:
        if there:
            return None
        gone = self.desktop.windows.place(target) is None
        return Reason.TARGET_GONE if gone else Reason.TARGET_CHANGED
