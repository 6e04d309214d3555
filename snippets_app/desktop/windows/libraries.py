"""Windows' own libraries, loaded once each and told of no argument types.

Every module declares the functions it calls with :func:`declare`, next to their use: two modules
never share a function object, so that neither changes what the other declared.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

Handle = wintypes.HANDLE
LRESULT = wintypes.LPARAM
"""As wide as a pointer, like LPARAM; ctypes.wintypes has no name for it."""


def library(name: str) -> ctypes.WinDLL:
    """A fresh loading of ``user32`` and the like; errors are kept for :func:`last_error`."""
    return ctypes.WinDLL(name, use_last_error=True)


def declare(source: ctypes.WinDLL, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function ``name`` with its types."""
    function = source[name]
    function.restype = result
    function.argtypes = list(arguments)
    return function


def last_error() -> int:
    """The calling thread's error number of the last declared call that failed."""
    return ctypes.get_last_error()


def reason(number: int) -> str:
    """What the system says of an error number, in the user's language, without its full stop."""
    return ctypes.FormatError(number).strip().rstrip(".。")
