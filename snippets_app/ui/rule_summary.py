"""What is special about a program, in a few words."""

from collections.abc import Iterator

from snippets_app.core.target_rule import NewlineMode, SendKey, TargetRule, UndoMode
from snippets_app.texts import Texts

NEWLINE_MESSAGES = {
    NewlineMode.PASTE: "The text goes in as one",
    NewlineMode.SHIFT_ENTER: "Line by line, with Shift+Enter",
    NewlineMode.CTRL_ENTER: "Line by line, with Ctrl+Enter",
    NewlineMode.SPACE: "In one line",
}
SEND_MESSAGES = {
    SendKey.ENTER: "Enter sends",
    SendKey.CTRL_ENTER: "Ctrl+Enter sends",
    SendKey.EITHER: "Enter or Ctrl+Enter sends",
    SendKey.NONE: "No key sends",
}
UNDO_MESSAGES = {
    UndoMode.UNDO_CHORD: "Taken back by Ctrl+Z",
    UndoMode.BACKSPACE: "Taken back letter by letter",
    UndoMode.NONE: "Cannot be taken back",
}


def summary(texts: Texts, rule: TargetRule) -> str:
    """What is another than usual."""
    parts = [texts("Only copied to the clipboard")] if rule.copy_only else _special(texts, rule)
    return " · ".join(parts) or texts("As usual")


def _special(texts: Texts, rule: TargetRule) -> Iterator[str]:
    usual = TargetRule()
    if rule.paste != usual.paste:
        yield texts("Pasted by {keys}", keys=rule.paste)
    if rule.newline is not usual.newline:
        yield texts(NEWLINE_MESSAGES[rule.newline])
    if rule.send is not usual.send:
        yield texts(SEND_MESSAGES[rule.send])
    if rule.undo is not usual.undo:
        yield texts(UNDO_MESSAGES[rule.undo])
    if rule.paste_delay:
        yield texts("Waits {count} ms before it pastes", count=rule.paste_delay)
