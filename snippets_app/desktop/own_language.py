"""The language of the desktop as a command learns it, which loads no Qt: what Qt takes it for."""

import os
import sys

_VARIABLES = ("LANG",) if sys.platform == "win32" else ("LC_ALL", "LC_MESSAGES", "LANG")


def own_language() -> str:
    """The name of a locale such as ``zh_CN.UTF-8`` or ``ko-KR``; empty where nothing says one."""
    said = next(filter(None, (os.environ.get(name) for name in _VARIABLES)), "")
    if said or sys.platform != "win32":
        return said
    from snippets_app.desktop.windows.locale_name import locale_name

    return locale_name()
