"""Where a part of a window stands on the screen, as a screen reader finds it."""

import re
from collections.abc import Iterator

from snippets_app.demo.virtual_desktop import VirtualDesktop
from tests.end_to_end import spoken

_COMPONENT = "org.a11y.atspi.Component.GetExtents"
_INTEGERS = re.compile(r"int32 (-?\d+)")
_MOST = 600
Part = tuple[str, str]


def place_of(desktop: VirtualDesktop, process: int, name: str) -> tuple[int, int] | None:
    """The middle of the first part whose name begins so; None when there is none to be seen."""
    bus = spoken._bus(desktop)
    for part in _parts(desktop, bus, process):
        if spoken._name(desktop, bus, part).startswith(name):
            found = spoken._send(desktop, bus, *part, _COMPONENT, "uint32:0")
            x, y, width, height = (int(each) for each in _INTEGERS.findall(found)[:4])
            if width > 0 and x >= 0 and y >= 0:
                return x + width // 2, y + height // 2
    return None


def _parts(desktop: VirtualDesktop, bus: str, process: int) -> Iterator[Part]:
    """All parts of the program's windows, the outer ones first."""
    waiting = spoken._programs(desktop, bus, process)
    for _ in range(_MOST):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        waiting += spoken._children(desktop, bus, *part)
