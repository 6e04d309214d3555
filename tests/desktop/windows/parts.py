"""A desktop of those parts of the backend that there are, pretended ones for the others.

It goes when ``desktop/windows/desktop.py`` joins them.
"""

from contextlib import ExitStack
from importlib import import_module, util
from typing import Any

from snippets_app.desktop.base import Capabilities, Desktop
from snippets_app.desktop.dummy import simulate

PACKAGE = "snippets_app.desktop.windows"


def load() -> Desktop:
    if util.find_spec(f"{PACKAGE}.desktop"):
        found: Desktop = import_module(f"{PACKAGE}.desktop").load()
        return found
    pretended = simulate()
    with ExitStack() as opened:
        windows = _part(opened, "windows", "WindowsWindows") or pretended.windows
        keys = _part(opened, "keys", "WindowsKeys") or pretended.keys
        hotkeys = _part(opened, "hotkeys", "WindowsHotkeys") or pretended.hotkeys
        clipboard = _part(opened, "clipboard", "WindowsClipboard") or pretended.clipboard
        close = opened.pop_all().close
    parts = (hotkeys, windows, keys, clipboard, pretended.typing)
    works = Capabilities(hotkeys=True, insertion=True, targets=True)
    return Desktop("windows", works, *parts, pretended.screen.watch, close)


def _part(opened: ExitStack, module: str, name: str) -> Any:
    if not util.find_spec(f"{PACKAGE}.{module}"):
        return None
    part = getattr(import_module(f"{PACKAGE}.{module}"), name)()
    if hasattr(part, "close"):
        opened.callback(part.close)
    return part
