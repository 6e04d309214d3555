"""What lies on a clipboard, as Windows names it: pure functions.

A format is named by its registered name, a standard one by ``#`` and its number: no program can
register such a name. https://learn.microsoft.com/windows/win32/dataxchg/standard-clipboard-formats
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from snippets_app.desktop.base import Format

TEXT = "#13"
METAFILE = "#14"
"""The one standard format besides plain memory that is saved: a drawing, by its bits."""

# Wishes to clipboard histories, cloud copies and managers to leave a text out; the numbers are
# "no". Older managers know only the last. They are wishes: who reads all the same is given it.
# https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
MARKS: Mapping[str, bytes] = MappingProxyType({
    "ExcludeClipboardContentFromMonitorProcessing": bytes(4),
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
    "Clipboard Viewer Ignore": bytes(4),
})  # fmt: skip

_ANSI_TEXT, _OEM_TEXT, _LOCALE = "#1", "#7", "#16"
_BITMAP, _PICTURE, _PICTURE_WITH_ALPHA = "#2", "#8", "#17"
_FILES = "#15"
_PLAIN_MEMORY = frozenset((
    _ANSI_TEXT, "#4", "#5", "#6", _OEM_TEXT, _PICTURE, "#10", "#11", "#12", TEXT, _FILES, _LOCALE,
    _PICTURE_WITH_ALPHA,
))  # fmt: skip
# What only the owner's living process can give, or what names it: of no use once it has let go of
# the clipboard, and slow to ask for (a whole workbook for a few cells).
# https://learn.microsoft.com/windows/win32/api/ole2/nf-ole2-oleflushclipboard
_LIVING = frozenset((
    "DataObject", "Ole Private Data", "Embed Source", "Embedded Object", "Link Source",
    "Link Source Descriptor", "Object Descriptor", "ObjectLink", "OwnerLink", "Native",
))  # fmt: skip
# Files that exist only inside their owner, such as a letter's attachments: handed out one by one.
_INNER_FILES = frozenset(("FileContents", "FileGroupDescriptor", "FileGroupDescriptorW"))
_DRAWN_ANEW = frozenset((_PICTURE, _PICTURE_WITH_ALPHA, "PNG", "JFIF", "GIF"))


def name_of(number: int, registered: str) -> str:
    """The name of a format; ``registered`` is empty for a standard one."""
    return registered or f"#{number}"


def standard_number(name: str) -> int | None:
    """The number of a standard format, None for a registered one."""
    return int(name[1:]) if name[:1] == "#" and name[1:].isdecimal() else None


def kept_names(names: Sequence[str]) -> list[str]:
    """Which of an owner's formats are saved, in its order.

    Left out are handles (palettes, bitmaps, what the owner draws itself) and what the system makes
    again by itself: it lists such formats behind those that the owner put.
    """
    pictures = _put_pictures(names)
    behind_text = set(names[names.index(TEXT) + 1 :]) if TEXT in names else set()
    made = behind_text & {_ANSI_TEXT, _OEM_TEXT} | ({_PICTURE, _PICTURE_WITH_ALPHA} - pictures)
    return [name for name in dict.fromkeys(names) if _is_content(name) and name not in made]


def without_leftovers(formats: Mapping[str, Format]) -> Mapping[str, Format]:
    """A text's locale says nothing when the text itself could not be read."""
    if formats.keys() & {TEXT, _ANSI_TEXT, _OEM_TEXT}:
        return formats
    return {name: each for name, each in formats.items() if name != _LOCALE}


def loses_files(names: Iterable[str]) -> bool:
    """Whether files are offered that cannot be saved."""
    there = set(names)
    return bool(there & _INNER_FILES) and _FILES not in there


def reading_order(names: Iterable[str]) -> list[str]:
    """Text and small things first, pictures last: an owner draws those anew for every format."""
    return sorted(names, key=_cost)


def text_formats(text: str) -> dict[str, Format]:
    """Text to stay; the system offers it in the older encodings too."""
    return {TEXT: Format(encoded(text))}


def marked(text: str) -> dict[str, Format]:
    """Text for one paste."""
    return text_formats(text) | {name: Format(data) for name, data in MARKS.items()}


def encoded(text: str) -> bytes:
    """As Windows keeps text: lines end with CR LF, the whole with a zero."""
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return lines.encode("utf-16-le", "surrogatepass") + bytes(2)


def decoded(data: bytes) -> str:
    """The text up to its zero, lines parted by ``\\n``."""
    whole = data[: len(data) // 2 * 2].decode("utf-16-le", "replace")
    return whole.partition("\0")[0].replace("\r\n", "\n")


def _is_content(name: str) -> bool:
    if standard_number(name) is not None:
        return name in _PLAIN_MEMORY or name == METAFILE
    return name not in _LIVING and name not in _INNER_FILES


def _put_pictures(names: Sequence[str]) -> set[str]:
    """The pictures that the owner put: those before the bitmap that the system makes of them, or
    else, made of a bitmap, the first."""
    found = [name for name in names if name in (_PICTURE, _PICTURE_WITH_ALPHA)]
    end = names.index(_BITMAP) if _BITMAP in names else len(names)
    return {name for name in found if names.index(name) < end} or set(found[:1])


def _cost(name: str) -> int:
    if name in (TEXT, _ANSI_TEXT, _LOCALE):
        return 0
    if name == METAFILE:
        return 3
    return 2 if name in _DRAWN_ANEW else 1
