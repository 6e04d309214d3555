"""What lies on a clipboard, as X11 names it: pure functions.

https://specifications.freedesktop.org/clipboard-spec/latest/ and ICCCM, section 2.6.2
"""

import contextlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from snippets_app.desktop.base import Format

# Best first.
TEXT = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "TEXT")
# Wishes to clipboard histories to leave a text out. KDE's is kept by KeePassXC, Klipper, CopyQ
# (since 10) and others; older CopyQ leaves out what is marked hidden.
MARKS: Mapping[str, Format] = MappingProxyType({
    "x-kde-passwordManagerHint": Format(b"secret", "x-kde-passwordManagerHint"),
    "application/x-copyq-hidden": Format(b"1", "application/x-copyq-hidden"),
})  # fmt: skip
# Not content: what every owner answers about itself, what has side effects, and what names a
# resource that dies with its owner.
_NOT_CONTENT = frozenset((
    "TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION",
    "INSERT_PROPERTY", "PIXMAP", "BITMAP", "DRAWABLE", "COLORMAP", "FOREGROUND", "BACKGROUND",
    "WINDOW", "CLIENT_WINDOW",
))  # fmt: skip


def text_formats(text: str) -> dict[str, Format]:
    """Text in every usual form. STRING is Latin-1 and left out where that cannot say it."""
    encoded = text.encode()
    formats = {
        "UTF8_STRING": Format(encoded, "UTF8_STRING"),
        "text/plain;charset=utf-8": Format(encoded, "text/plain;charset=utf-8"),
        "text/plain": Format(encoded, "text/plain"),
        "TEXT": Format(encoded, "UTF8_STRING"),
    }
    with contextlib.suppress(UnicodeEncodeError):
        formats["STRING"] = Format(text.encode("latin-1"), "STRING")
    return formats


def marked(text: str) -> dict[str, Format]:
    """Text for one paste."""
    return {**text_formats(text), **MARKS}


def text_of(formats: Mapping[str, Format]) -> str:
    """The text among the formats, or an empty one."""
    found = next((formats[name] for name in TEXT if name in formats), None)
    return decoded(found) if found else ""


def decoded(found: Format) -> str:
    encoding = "latin-1" if found.type == "STRING" else "utf-8"
    return found.data.decode(encoding, "replace")


def content_names(names: Iterable[str]) -> list[str]:
    """Which of an owner's targets are content, in its order."""
    return [name for name in dict.fromkeys(names) if name not in _NOT_CONTENT]


def reading_order(names: Iterable[str]) -> list[str]:
    """Text and small things first, pictures last: an owner draws those anew for every form."""
    return sorted(names, key=lambda name: (name.startswith("image/"), name != "image/png"))
