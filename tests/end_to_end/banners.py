"""Saywell's warnings as seen and heard from outside: pixels on the screen, names over AT-SPI."""

from collections.abc import Iterator
from dataclasses import dataclass

from Xlib import X
from Xlib.error import BadDrawable, BadMatch, BadWindow
from Xlib.xobject.drawable import Window

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.accessible.bus import Bus, Place, Unanswered
from snippets_app.desktop.x11.accessible.element import ROOT, SHOWING, Element
from snippets_app.desktop.x11.connection import process_of

_LAUNCHER = Place("org.a11y.Bus", "/org/a11y/bus")
_REGISTRY = Place("org.a11y.atspi.Registry", ROOT)
_MARK = 24
"""The small mark of a hint is no wider, in pixels."""
_BANNER = 390
_PAINTED = 12
"""Text smoothed at its edges has dozens of colours; a bare background has a few at most."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A window of Saywell's that is painted on the screen."""

    x: int
    y: int
    width: int
    height: int


class Banners:
    """``words`` below are a part of what a screen reader says of the warning: its reason."""

    def __init__(self, desktop: VirtualDesktop, process: int) -> None:
        self._desktop, self._process = desktop, process
        session = Bus(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.address = str(session.ask(_LAUNCHER, _LAUNCHER.sender, "GetAddress")[0])
        session.close()
        self._bus = Bus(self.address)

    def close(self) -> None:
        self._bus.close()

    def banner(self) -> Seen | None:
        return next((each for each in self._painted() if each.width >= _BANNER), None)

    def mark(self) -> Seen | None:
        return next((each for each in self._painted() if each.width <= _MARK), None)

    def wait_banner(self, words: str) -> Seen:
        """Wait until it is painted and says this."""
        return wait_until(lambda: self._saying(words) and self.banner(), f"The banner “{words}”", 5)

    def wait_mark(self) -> Seen:
        """Wait until the small mark is there, and no banner."""
        return wait_until(lambda: not self.banner() and self.mark(), "The small mark", 5)

    def wait_spoken(self, words: str, timeout: float = 5.0) -> str:
        """Wait until some window of Saywell's says this; all that it says."""
        heard = wait_until(lambda: self._saying(words), f"The words “{words}”", timeout)
        return heard[0]

    def wait_none(self) -> None:
        """Wait until nothing of a warning is on the screen."""
        wait_until(lambda: not self.banner() and not self.mark(), "The end of the warning", 5)

    def _saying(self, words: str) -> list[str]:
        return [name for name in self.spoken() if words in name]

    def spoken(self) -> list[str]:
        """The names of Saywell's windows that are shown."""
        try:
            return [
                str(self._bus.read(each.place, "org.a11y.atspi.Accessible", "Name"))
                for root in Element(self._bus, _REGISTRY).children()
                if self._bus.process(root.place.sender) == self._process
                for each in root.children()
                if SHOWING in each.states()
            ]
        except Unanswered:  # a program has ended in between
            return []

    def _painted(self) -> Iterator[Seen]:
        display = self._desktop.display
        for window in display.screen().root.query_tree().children:
            try:
                if self._is_shown(window):
                    place = window.get_geometry()
                    if _is_painted(window, place.width, place.height):
                        yield Seen(place.x, place.y, place.width, place.height)
            except (BadDrawable, BadMatch, BadWindow):
                continue

    def _is_shown(self, window: Window) -> bool:
        attributes = window.get_attributes()
        if attributes.map_state != X.IsViewable or not attributes.override_redirect:
            return False
        named = window.get_wm_name() == "Saywell"
        return named and process_of(self._desktop.display, window.id) == self._process


def _is_painted(window: Window, width: int, height: int) -> bool:
    image = window.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF)
    colours = len(set(memoryview(image.data).cast("I")))
    return colours >= (_PAINTED if width > _MARK else 2)
