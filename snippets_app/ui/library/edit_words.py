"""What edits and the fields they change are called, and when they were made."""

from PySide6.QtCore import QDateTime, QLocale

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Moment
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line

EDIT_MESSAGES = {
    EditKind.WRITE: "Written",
    EditKind.DELETE: "Deleted",
    EditKind.SHOW: "Shown again",
    EditKind.RESET: "Reset to what was shipped",
    EditKind.RESTORE: "Restored",
    EditKind.MOVE: "Moved",
    EditKind.DUPLICATE: "Made as a copy",
    EditKind.REPLACE: "Changed by find and replace",
    EditKind.IMPORT: "Imported",
    EditKind.ADD_PACK: "Added with its pack",
    EditKind.CHANGE_PACK: "Changed with its pack",
    EditKind.DELETE_PACK: "Deleted with its pack",
    EditKind.SWITCH_ON: "Switched on",
    EditKind.SWITCH_OFF: "Switched off",
}
FIELD_MESSAGES = {
    "title": "Title",
    "stage": "Stage",
    "body": "Text",
    "abbreviation": "Abbreviation",
    "hotkey": "Hotkey",
    "on": "On or off",
    "texts": "What should not be said",
    "words": "Plain words",
    "severity": "How serious it is",
    "kind": "Where it counts",
    "reason": "Why not",
    "instead": "What to say instead",
    "exceptions": "Exceptions",
    "matches": "Found in these messages",
    "passes": "Not found in these messages",
}


def what_was_done(texts: Texts, moment: Moment) -> str:
    """The edit in a word or two, or what was there before all edits."""
    if moment.below:
        return texts("As it was shipped")
    if moment.kind is None:
        return texts("As it is now") if moment.is_now else texts("Before all changes kept here")
    if moment.kind is EditKind.DELETE and moment.change is not None:
        return texts("Hidden")
    return texts(EDIT_MESSAGES[moment.kind])


def edit_words(texts: Texts, kind: EditKind, subject: str) -> str:
    """What an edit did, and to what."""
    done = texts(EDIT_MESSAGES[kind])
    return texts("{name}: {text}", name=done, text=on_one_line(subject)) if subject else done


def day_and_time(texts: Texts, when: float | None) -> str:
    """A moment as the agent's language writes it; an empty text where it is not known."""
    if when is None:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(when))
    return QLocale(texts.language).toString(moment, QLocale.FormatType.ShortFormat)
