"""The selection (PRIMARY), lent for one paste: a terminal's Shift+Insert takes it from there.

https://invisible-island.net/xterm/manpage/xterm.html (resource selectToClipboard)
"""

import time
from collections.abc import Callable, Mapping

from Xlib import X

from snippets_app.desktop.base import Format
from snippets_app.desktop.x11.formats import decoded, text_formats
from snippets_app.desktop.x11.reading import Limits, Reader, TooLarge, Unanswered
from snippets_app.desktop.x11.serving import Server

_PATIENCE = 0.2
_LONGEST = 1024 * 1024


class LentSelection:
    """Holds what is marked in some window until it is given back; all on one thread."""

    def __init__(self, reader: Reader, selection: int, server: Server) -> None:
        self._reader = reader
        self._selection = selection
        self._server = server
        self._before = ""

    def lend(self, formats: Mapping[str, Format], owner: Callable[[int], object]) -> None:
        """Own the selection with ``formats``; ``owner`` tells who has a selection now."""
        if self._server.formats is None:
            self._before = "" if owner(self._selection) == X.NONE else self._marked()
        self._server.own(formats, self._reader.server_time())

    def give_back(self) -> None:
        """Serve what was marked before, unless something else has been marked since."""
        if self._server.formats is None:
            return
        if self._before:
            self._server.own(text_formats(self._before), self._reader.server_time())
        else:
            self._server.give_up()

    def _marked(self) -> str:
        limits = Limits(_LONGEST, _PATIENCE, time.monotonic() + _PATIENCE)
        try:
            found = self._reader.read(self._selection, "UTF8_STRING", limits)
        except (Unanswered, TooLarge):
            return ""
        return decoded(found) if found else ""
