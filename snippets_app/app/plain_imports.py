"""Python's own ``import`` back, which PySide6 replaces by one of its own.

That one reads the source of every module imported later and keeps its lines in memory, all for
``from __feature__ import ...``, which is not used here: 20 ms of a start, and 5 MB.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - what replaces it


def restore_imports() -> None:
    """Nothing happens with a PySide6 that has left ``import`` alone."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()
