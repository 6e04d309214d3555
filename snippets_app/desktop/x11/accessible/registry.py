"""The way to the accessibility bus, and what is asked of all programs there.

The bus belongs to ``org.a11y.Bus`` on the session's bus, which starts it when it is asked. Programs
made with Qt speak only while ``IsEnabled`` is true, and all of them tell only the events that
somebody has registered for.
"""

from contextlib import suppress

from snippets_app.desktop.x11.accessible.bus import (
    OWNER_OF,
    Bus,
    Disconnected,
    Place,
    Signal,
    Unanswered,
)
from snippets_app.desktop.x11.accessible.element import ROOT, Element

_LAUNCHER = Place("org.a11y.Bus", "/org/a11y/bus")
_STATUS = "org.a11y.Status"
_REGISTRY = "org.a11y.atspi.Registry"
_EVENTS = ("object:state-changed:focused", "object:text-changed", "object:text-caret-moved")
_FOCUS = (
    "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged',arg0='focused'"
)

_NEW_PROGRAMS = (
    f"type='signal',sender='{_REGISTRY}',path='{ROOT}',"
    "interface='org.a11y.atspi.Event.Object',member='ChildrenChanged',arg0='add'"
)


class Registry:
    """Keeps the two connections; ``bus`` is None while there is no accessibility bus.

    Nothing is looked at again and again: the session's bus tells when the launcher comes back.
    """

    def __init__(self) -> None:
        self.bus: Bus | None = None
        self._session: Bus | None = None
        self._enabled_here = False

    def connect(self) -> None:
        """Find the bus, if there is one; never raises."""
        with suppress(Unanswered):
            if self._session is None:
                self._session = Bus()
                self._session.listen(OWNER_OF.format(_LAUNCHER.sender))
            self._join(self._session)

    def sources(self) -> list[Bus]:
        """What has to be waited for."""
        return [bus for bus in (self._session, self.bus) if bus is not None]

    def follow(self) -> bool:
        """Read the session's signals; True when there is a new accessibility bus."""
        had = self.bus
        try:
            if self._session is not None and self._session.signals() and had is None:
                self.connect()
        except Disconnected:  # the session is ending
            if self._session is not None:
                self._session.close()
            self._session = None
        return self.bus is not had

    def lost(self) -> None:
        """The bus is gone: ask once for another."""
        if self.bus is not None:
            self.bus.close()
            self.bus = None
        self.connect()

    def register(self) -> None:
        """Ask all programs to tell what they do; again when the registry has been restarted."""
        bus = self.bus
        if bus is None:
            return
        registry = Place(_REGISTRY, "/org/a11y/atspi/registry")
        for event in _EVENTS:
            bus.ask(registry, _REGISTRY, "RegisterEvent", "s", (event,))
        bus.drop(lambda each: each.owner_of(_REGISTRY))

    def check(self, signals: list[Signal]) -> None:
        """A registry that has another owner does not know what was asked before: ask again."""
        owners = [each.body[2:3] for each in signals if each.owner_of(_REGISTRY)]
        if any(owner != ("",) for owner in owners):
            try:
                self.register()
            except Disconnected:
                raise
            except Unanswered:
                pass  # it tells when there is yet another one

    def programs(self) -> list[Element]:
        """The roots of all programs that speak."""
        if self.bus is None:
            return []
        return Element(self.bus, Place(_REGISTRY, ROOT)).children()

    def close(self) -> None:
        """Leave all as it was found."""
        if self._session is not None:
            with suppress(Unanswered):
                self._disable()
            self._session.close()
        if self.bus is not None:
            self.bus.close()
        self.bus = self._session = None

    def _join(self, session: Bus) -> None:
        found = session.ask(_LAUNCHER, _LAUNCHER.sender, "GetAddress")
        bus = Bus(str(found[0]) if found else "")
        try:
            bus.listen(_FOCUS)
            bus.listen(_NEW_PROGRAMS)
            bus.listen(OWNER_OF.format(_REGISTRY))
            self.bus = bus
            self.register()
        except Unanswered:
            bus.close()
            self.bus = None
            raise
        with suppress(Unanswered):
            self._enable(session)

    def _enable(self, session: Bus) -> None:
        if session.read(_LAUNCHER, _STATUS, "IsEnabled") is False:
            session.write(_LAUNCHER, _STATUS, "IsEnabled", "b", value=True)
            self._enabled_here = True

    def _disable(self) -> None:
        """What was switched on here is switched off again, unless a screen reader came since."""
        session = self._session
        if session is None or not self._enabled_here:
            return
        self._enabled_here = False
        if session.read(_LAUNCHER, _STATUS, "ScreenReaderEnabled") is False:
            session.write(_LAUNCHER, _STATUS, "IsEnabled", "b", value=False)
