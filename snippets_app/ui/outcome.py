"""How an insertion ended, and the sentence that says so. It knows no Qt."""

from dataclasses import dataclass
from enum import Enum


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
    ADMINISTRATOR = "administrator"
    TOUCHED = "touched"


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
    Reason.ADMINISTRATOR: "This program runs as administrator and gets no keys from Saywell. "
    "The text is on the clipboard: press Ctrl+V where you want it.",
}
_NOT_REPLACED_MESSAGES = {
    Reason.KEYS_HELD: "A key was held down, so nothing was replaced. "
    "The better wording is on the clipboard: select the words and press Ctrl+V.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was replaced. "
    "The better wording is on the clipboard: select the words and press Ctrl+V.",
    Reason.ADMINISTRATOR: "This program runs as administrator and gets no keys from Saywell. "
    "The better wording is on the clipboard: select the words and press Ctrl+V.",
}
_NOT_DONE_MESSAGES = {
    Reason.COPIED_MEANWHILE: "Something else was copied at that moment and stays on the clipboard. "
    "Look at what was pasted, then insert again.",
    Reason.KEYS_HELD: "A key was held down, so nothing was taken back.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was taken back.",
    Reason.TOUCHED: "What was typed could not be replaced, so the abbreviation stays as it is.",
    Reason.ADMINISTRATOR: "This program runs as administrator, so nothing was taken back.",
}
_NOT_DELETED_MESSAGES = {
    Reason.KEYS_HELD: "A key was held down, so nothing was deleted.",
    Reason.TARGET_CHANGED: "The window changed, so nothing was deleted.",
    Reason.ADMINISTRATOR: "This program runs as administrator, so nothing was deleted.",
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
