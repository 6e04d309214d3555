"""Plain copying and pasting of text without the desktop's own clipboard part, by pyperclip.

For the command line, and for targets that only get a copy where no backend serves the desktop.
"""

from snippets_app.errors import AppError


def copy_text(text: str) -> None:
    """Put the text on the clipboard; AppError when the system has no way to."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException as problem:
        raise _no_clipboard() from problem


def copied_text() -> str:
    """The clipboard's text; AppError when the system has no way to read it."""
    import pyperclip

    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException as problem:
        raise _no_clipboard() from problem


def _no_clipboard() -> AppError:
    return AppError(
        "There is no clipboard to use here.",
        "Install xclip (apt install xclip) and start from a desktop session.",
    )
