"""What is said of fields that are not read, and of windows that are not even asked."""

from collections.abc import Callable

from snippets_app.core.terminals import is_terminal
from snippets_app.desktop.base import Permission

REASON_MESSAGES = {
    "own": "This is Saywell's own window.",
    "forbidden": "This program is not watched: your settings say so.",
    "terminal": "Terminals are never read.",
    "password": "Password fields are never read.",
    "no field": "No text field has the focus.",
    "silent": "This program does not tell what is typed in it."
    " Use the compose box in Saywell's panel.",
    "chromium": "This program tells its text only when it is started with"
    " --force-renderer-accessibility. Start it so, or use the compose box in Saywell's panel.",
    "unanswered": "This program did not answer when it was asked for its text."
    " Click into the field again.",
    "too long": "This text is too long to be watched: more than 20,000 characters.",
    "no bus": "This desktop has no accessibility service."
    " Install the package at-spi2-core and log in again.",
    "locked": "The screen was locked. Switch to another window and back.",
}


def forbidden(program: str, permission: Callable[[str], Permission], *, is_own: bool) -> str:
    """Why a program is not even asked, as a key of ``REASON_MESSAGES``; "" for one that is."""
    if is_own:
        return "own"
    if permission(program) is Permission.NOTHING:
        return "forbidden"
    return "terminal" if is_terminal(program) else ""
