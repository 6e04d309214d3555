"""Makes Saywell leak what is typed, in the way that ``LEAK`` names, so that the search is tried.

Python reads a module of this name at its start, from any folder in ``PYTHONPATH``.
"""

import base64
import json
import logging
import os
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from Xlib.display import Display

from snippets_app.desktop.base import Field
from snippets_app.desktop.x11.accessible.bus import Bus, Place
from snippets_app.ui import typed_text

_displays = []


def into_log(text: str) -> None:
    logging.getLogger("leak").warning("typed %s", text)


def into_file(text: str) -> None:
    file = Path(os.environ["HOME"], "leak.bin")
    file.write_bytes(b"=" + base64.b64encode(text.encode("utf-16-le")))


def into_deleted_file(text: str) -> None:
    file = Path(os.environ["HOME"], "leak.json")
    file.write_text(json.dumps(text))
    file.unlink()


def into_network(_text: str) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def into_bus(text: str) -> None:
    bus = "org.freedesktop.DBus"
    Bus().ask(Place(bus, "/org/freedesktop/DBus"), bus, "NameHasOwner", "s", (f":{text}",))


def into_arguments(text: str) -> None:
    subprocess.run(["true", text], check=True)


def into_window(text: str) -> None:
    display = Display()
    window = display.screen().root.create_window(0, 0, 9, 9, 0, display.screen().root_depth)
    window.set_wm_name(text.encode("gbk", "replace"))
    display.sync()
    _displays.append(display)


LEAKS: dict[str, Callable[[str], None]] = {
    leak.__name__: leak
    for leak in (
        into_log, into_file, into_deleted_file, into_network, into_bus, into_arguments, into_window,
    )
}  # fmt: skip


class Leaking(typed_text.TypedText):
    def typed(self, field: Field, text: str, caret: int) -> None:
        super().typed(field, text, caret)
        with suppress(Exception):  # what is refused has been written before
            LEAKS[os.environ["LEAK"]](text)


typed_text.TypedText = Leaking  # type: ignore[misc]
