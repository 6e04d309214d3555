"""What others can see of a running program: its windows' properties, selections, spoken tree."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress

from Xlib import X
from Xlib.error import BadWindow
from Xlib.xobject.drawable import Window

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.desktop.x11.accessible.bus import Bus, Place, Unanswered, plain
from snippets_app.desktop.x11.connection import process_of
from tests.end_to_end.spoken import address_and_name

_ACCESSIBLE, _TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text"


def selection(desktop: VirtualDesktop, name: str) -> bytes:
    """The text of ``clipboard``, ``primary`` or ``secondary``."""
    return subprocess.run(
        ["xclip", "-o", "-selection", name, "-t", "UTF8_STRING"],
        env=desktop.environment,
        capture_output=True,
        timeout=20,
        check=False,
    ).stdout


def window_properties(desktop: VirtualDesktop, process: int) -> bytes:
    """All properties of all windows of the program, one after the other."""
    found = []
    for window in _windows_below(desktop.display.screen().root):
        with suppress(BadWindow):
            if process_of(desktop.display, window.id) == process:
                found += [_property(window, number) for number in window.list_properties()]
    return b"\n".join(found)


def spoken_tree(desktop: VirtualDesktop, process: int) -> str:
    """Name, description and text of every object that the program tells of."""
    address, name = address_and_name(desktop, process)
    bus = Bus(address)
    try:
        return "\n".join(_spoken(bus, Place(name, "/org/a11y/atspi/accessible/root"), set()))
    finally:
        bus.close()


def _spoken(bus: Bus, place: Place, seen: set[Place]) -> Iterator[str]:
    if place in seen:
        return
    seen.add(place)
    for name in ("Name", "Description"):
        with suppress(Unanswered):
            yield str(bus.read(place, _ACCESSIBLE, name))
    with suppress(Unanswered):
        yield str(plain(bus.ask(place, _TEXT, "GetText", "ii", (0, -1))[0]))
    children: object = []
    with suppress(Unanswered):
        children = bus.ask(place, _ACCESSIBLE, "GetChildren")[0]
    assert isinstance(children, list)
    for sender, path in children:
        yield from _spoken(bus, Place(sender, path), seen)


def _windows_below(top: Window) -> Iterator[Window]:
    with suppress(BadWindow):
        for child in top.query_tree().children:
            yield child
            yield from _windows_below(child)


def _property(window: Window, number: int) -> bytes:
    found = window.get_full_property(number, X.AnyPropertyType)
    if found is None:
        return b""
    return found.value if isinstance(found.value, bytes) else bytes(memoryview(found.value))
