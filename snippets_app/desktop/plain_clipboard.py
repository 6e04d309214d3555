"""Plain copying and pasting of text without the desktop's own clipboard part, by pyperclip.

For the command line, and for targets that only get a copy where no backend serves the desktop.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from snippets_app.errors import AppError


def copy_text(text: str) -> None:
    """Put the text on the clipboard; AppError when the system has no way to."""
    import pyperclip

    try:
        with _output_kept_from_children():
            pyperclip.copy(_with_breaks_of_here(text))
        # xclip's failure is not told by pyperclip: only reading back shows it.
        copied = pyperclip.paste()
    except pyperclip.PyperclipException as problem:
        raise _no_clipboard() from problem
    if copied != _with_breaks_of_here(text):
        raise _no_clipboard()


def copied_text() -> str:
    """The clipboard's text; AppError when the system has no way to read it."""
    import pyperclip

    try:
        found = str(pyperclip.paste())
    except pyperclip.PyperclipException as problem:
        raise _no_clipboard() from problem
    return found.replace("\r\n", "\n") if sys.platform == "win32" else found


def _with_breaks_of_here(text: str) -> str:
    """On Windows many a field shows no other line break than its own."""
    if sys.platform != "win32":
        return text
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


@contextmanager
def _output_kept_from_children() -> Iterator[None]:
    """xclip stays behind to serve the text: with our output in its hands, whoever reads that
    output would wait until somebody else copies. Windows needs no such program."""
    if sys.platform == "win32":
        yield
        return
    kept = [(number, os.dup(number)) for number in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for number, _ in kept:
            os.dup2(nowhere, number)
        yield
    finally:
        os.close(nowhere)
        for number, copy in kept:
            os.dup2(copy, number)
            os.close(copy)


def _no_clipboard() -> AppError:
    if sys.platform == "win32":
        from snippets_app.desktop.windows.clipboard_port import in_use

        return in_use()
    return AppError(
        "There is no clipboard to use here.",
        "Install xclip (apt install xclip) and start from a desktop session.",
    )
