"""Which objects of this program still hold a word."""

import gc
import sys
from collections.abc import Iterator

from tests.conftest import FROZEN

_AT_ONCE = 500
"""Referents of so many objects are asked for together: one by one takes ten times as long."""


def holders(word: str) -> set[str]:
    """Kinds of Python objects that hold a text with ``word`` in it, and of widgets that show one.

    ``word`` itself, as the caller holds it, does not count.
    """
    gc.collect()
    return _holding(FROZEN + gc.get_objects(), word) | set(_showing(word))


def _holding(objects: list[object], word: str) -> set[str]:
    some = [objects[start : start + _AT_ONCE] for start in range(0, len(objects), _AT_ONCE)]
    suspects = [each for part in some if _holds(word, *part) for each in part]
    return {type(each).__name__ for each in suspects if _holds(word, each)}


def _holds(word: str, *holders: object) -> bool:
    return any(_is_or_holds(each, word) for each in gc.get_referents(*holders))


def _is_or_holds(value: object, word: str) -> bool:
    if isinstance(value, str):
        return word in value and value is not word
    if isinstance(value, bytes | bytearray):
        return word.encode() in value or word.encode("utf-16-le") in value
    # A tuple of plain values is not among the objects that the collector knows.
    return isinstance(value, tuple) and not gc.is_tracked(value) and _holds(word, value)


def _showing(word: str) -> Iterator[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for widget in widgets.QApplication.allWidgets():
        kind = widget.metaObject()
        names = (kind.property(index).name() for index in range(kind.propertyCount()))
        if any(word in text for name in names if isinstance(text := widget.property(name), str)):
            yield f"shown by {type(widget).__name__}"
