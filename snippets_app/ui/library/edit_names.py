"""What an edit is called where it can be taken back: “Undo: Delete 3 snippets”."""

from snippets_app.core.edits.model import Done, EditKind
from snippets_app.texts import Texts

NAMED_MESSAGES = {
    EditKind.WRITE: "Write “{name}”",
    EditKind.DELETE: "Delete “{name}”",
    EditKind.SHOW: "Show “{name}” again",
    EditKind.RESET: "Reset “{name}”",
    EditKind.RESTORE: "Restore “{name}”",
    EditKind.MOVE: "Move “{name}”",
    EditKind.DUPLICATE: "Duplicate “{name}”",
    EditKind.REPLACE: "Replace “{name}”",
    EditKind.IMPORT: "Import “{name}”",
    EditKind.ADD_PACK: "Add pack “{name}”",
    EditKind.CHANGE_PACK: "Change “{name}”",
    EditKind.DELETE_PACK: "Delete pack “{name}”",
}
COUNTED_MESSAGES = {
    EditKind.WRITE: "Write {count} snippets",
    EditKind.DELETE: "Delete {count} snippets",
    EditKind.SHOW: "Show {count} snippets again",
    EditKind.RESET: "Reset {count} snippets",
    EditKind.RESTORE: "Restore {count} snippets",
    EditKind.MOVE: "Move snippets",
    EditKind.DUPLICATE: "Duplicate {count} snippets",
    EditKind.REPLACE: "Replace in {count} snippets",
    EditKind.IMPORT: "Import {count} snippets",
    EditKind.ADD_PACK: "Add a pack",
    EditKind.CHANGE_PACK: "Change a pack",
    EditKind.DELETE_PACK: "Delete a pack",
}
LONGEST = 16


def edit_name(texts: Texts, done: Done, longest: int = LONGEST) -> str:
    """What was done, in a few words."""
    name = done.subject
    if not name:
        return texts(COUNTED_MESSAGES[done.kind], count=done.rows)
    short = name if len(name) <= longest else f"{name[: longest - 1]}…"
    return texts(NAMED_MESSAGES[done.kind], name=short)
