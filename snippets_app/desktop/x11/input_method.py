"""What the input method makes of letters now, as fcitx5 tells; of others nothing is known.

https://github.com/fcitx/fcitx5/blob/master/src/modules/dbus/dbusmodule.cpp
"""

import os

from snippets_app.desktop.base import InputMethod
from snippets_app.desktop.x11.accessible.bus import Bus, Disconnected, Place, Unanswered

_FCITX = Place("org.fcitx.Fcitx5", "/controller")
_CONTROLLER = "org.fcitx.Fcitx.Controller1"
_KEYBOARD = "keyboard-"
_HANGUL = "hangul"
_VARIABLES = ("XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE")
_NONE = ("", "@im=", "@im=none", "none", "simple", "gtk-im-context-simple", "compose", "xim")


def input_method() -> InputMethod:
    """That of the window in front, asked anew each time."""
    if not _is_in_use():
        return InputMethod.NONE
    name = _name()
    if name.startswith(_KEYBOARD):
        return InputMethod.NONE
    return InputMethod.HANGUL if name == _HANGUL else InputMethod.UNKNOWN


def _is_in_use() -> bool:
    """Whether programs of this session hand their keys to one."""
    return any(os.environ.get(name, "").lower() not in _NONE for name in _VARIABLES)


def _name() -> str:
    """fcitx5's name of the method, "" where it does not answer."""
    try:
        bus = Bus()
    except Disconnected:
        return ""
    try:
        found = bus.ask(_FCITX, _CONTROLLER, "CurrentInputMethod")
    except Unanswered:
        return ""
    finally:
        bus.close()
    return str(found[0]) if found else ""
