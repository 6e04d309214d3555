"""Hearing that the screen was locked, as the desktops' screen savers and logind say over D-Bus.

https://specifications.freedesktop.org/idle-inhibit-spec/latest/ and
https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
"""

import os
import select
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress

from jeepney import HeaderFields, MatchRule, Message, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection

from snippets_app.desktop.x11.accessible.bus import NO_BUS, connected

_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
# What is heard of on each bus: an interface's signal that means "locked".
_HEARD = {
    "SESSION": (
        *((name, "ActiveChanged") for name in _SCREEN_SAVERS),
        ("com.canonical.Unity.Session", "Locked"),
    ),
    # Another user's session may be meant: forgetting too much does no harm.
    "SYSTEM": (("org.freedesktop.login1.Session", "Lock"),),
}
_PATIENCE = 5.0


class ScreenLock:
    """Calls ``locked``, on a thread of its own, each time the screen is locked.

    A bus that is not there, or ends, is no trouble: the other one is still heard. ``close`` is
    not for the callback.
    """

    def __init__(self, locked: Callable[[], None]) -> None:
        self._locked = locked
        self._closed = False
        self._waking, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, name="screen lock", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End the thread; once is enough."""
        if self._closed:
            return
        self._closed = True
        os.close(self._wake)
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)
        os.close(self._waking)

    def _run(self) -> None:
        buses = [bus for bus in map(_connected, _HEARD) if bus]
        while buses and self._waking not in (ready := self._wait(buses)):
            for bus in [each for each in buses if each.sock.fileno() in ready]:
                if not self._hear(bus):
                    buses.remove(bus)
                    bus.close()
        for bus in buses:
            bus.close()

    def _wait(self, buses: Iterable[DBusConnection]) -> list[int]:
        """What can be read; the pipe is at its end once it is closed."""
        watched = [self._waking, *(bus.sock.fileno() for bus in buses)]
        return select.select(watched, [], [])[0]

    def _hear(self, bus: DBusConnection) -> bool:
        """Read what has arrived; False when the bus has ended."""
        try:
            while True:
                if _says_locked(bus.receive(timeout=0)):
                    self._locked()
        except TimeoutError:
            return True
        except OSError:
            return False


def _connected(name: str) -> DBusConnection | None:
    with suppress(*NO_BUS):
        bus = connected(name)
        for interface, member in _HEARD[name]:
            rule = MatchRule(type="signal", interface=interface, member=member)
            bus.send(message_bus.AddMatch(rule))
        return bus
    return None


def _says_locked(message: Message) -> bool:
    """A screen saver says ``ActiveChanged`` also when it ends."""
    fields = message.header.fields
    heard = (fields.get(HeaderFields.interface), fields.get(HeaderFields.member))
    if message.header.message_type is not MessageType.signal:
        return False
    if not any(heard in signals for signals in _HEARD.values()):
        return False
    return bool(heard[1] != "ActiveChanged" or message.body[:1] == (True,))
