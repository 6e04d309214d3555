"""The language that the user of Windows has chosen for dates and numbers."""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import declare, library

_LONGEST = 85
"""LOCALE_NAME_MAX_LENGTH."""

_get = declare(
    library("kernel32"), "GetUserDefaultLocaleName", ctypes.c_int, wintypes.LPWSTR, ctypes.c_int
)


def locale_name() -> str:
    """Such as ``ko-KR``; empty when Windows does not tell."""
    name = ctypes.create_unicode_buffer(_LONGEST)
    return name.value if _get(name, _LONGEST) else ""
