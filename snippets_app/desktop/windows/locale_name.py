"""The language that the user of Windows has chosen for dates and numbers."""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import declare, library

_LONGEST = 85
"""LOCALE_NAME_MAX_LENGTH."""


def locale_name() -> str:
    """Such as ``ko-KR``; empty when Windows does not tell."""
    get = declare(
        library("kernel32"), "GetUserDefaultLocaleName", ctypes.c_int, wintypes.LPWSTR, ctypes.c_int
    )
    name = ctypes.create_unicode_buffer(_LONGEST)
    return name.value if get(name, _LONGEST) else ""
