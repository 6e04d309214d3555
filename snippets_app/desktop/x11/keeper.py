"""Owns the clipboard after Saywell has ended, until somebody else copies: a program of its own.

    python -m snippets_app.desktop.x11.keeper MEMORY

MEMORY is the number of an inherited piece of memory, see ``keeping``.
"""

import os
import sys
import time

from Xlib import X, error
from Xlib.protocol.rq import Event

from snippets_app.desktop.base import Format
from snippets_app.desktop.x11.keeping import read_kept
from snippets_app.desktop.x11.loop import Loop
from snippets_app.desktop.x11.reading import Reader
from snippets_app.desktop.x11.serving import Server
from snippets_app.errors import AppError

_PASTE_TIME = 3.0
"""Seconds in which a target that was told to paste asks for it, or never."""


def main(arguments: list[str]) -> int:
    """Serve until somebody else copies; at once done when somebody has, or nothing was kept."""
    os.chdir("/")  # hold no folder that somebody wants to unmount
    memory = int(arguments[0])
    formats, pasting = read_kept(memory)
    os.close(memory)
    if pasting:
        time.sleep(_PASTE_TIME)
    if formats:
        try:
            _serve(formats)
        except (AppError, error.ConnectionClosedError, OSError):
            return 0  # the session has ended, and its clipboard with it
    return 0


def _serve(formats: dict[str, Format]) -> None:
    def handle(event: Event) -> None:
        reader.handle(event)
        server.handle(event)

    loop = Loop("keeper", handle)
    reader = Reader(loop)
    clipboard = loop.display.intern_atom("CLIPBOARD")
    server = Server(loop.display, reader.window, clipboard, reader.name)
    if loop.display.get_selection_owner(clipboard) == X.NONE:
        server.own(formats, reader.server_time())
        loop.pump(lambda: server.formats is None, deadline=None)
    loop.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
