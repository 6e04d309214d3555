"""One connection to a message bus: questions with a time limit, and the signals between them."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import DBusErrorResponse

TIMEOUT = 0.5
"""Seconds that a program has to answer; one that hangs must not hang us."""
_CONNECT_TIMEOUT = 1.0
_MOST_AT_ONCE = 1000
NO_BUS = (OSError, EOFError, KeyError, ValueError, RuntimeError, DBusErrorResponse)
"""No address, no such transport, no bus behind it, not let in, too many are in."""
_DAEMON = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"
)
OWNER_OF = (
    "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
    "member='NameOwnerChanged',arg0='{}'"
)
"""The match rule for the coming and going of a name on a bus."""
Body = tuple[object, ...]


class Unanswered(Exception):
    """The question was refused, came too late, or there is nobody to answer it."""


class Late(Unanswered):
    """The program hangs: it has not answered within ``TIMEOUT``."""


class Disconnected(Unanswered):
    """The bus itself is gone."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a program tells unasked. ``body`` has whatever types the program chose."""

    sender: str
    path: str
    member: str
    body: Body = field(repr=False)

    def owner_of(self, name: str) -> bool:
        """Whether it tells that a name has come, gone, or changed hands."""
        return self.member == "NameOwnerChanged" and self.body[:1] == (name,)


@dataclass(frozen=True, slots=True)
class Place:
    """An object of a program: the program's name on the bus and the object's path."""

    sender: str
    path: str


class Connection(DBusConnection):  # type: ignore[misc]
    """Waits no longer than ``_CONNECT_TIMEOUT``, also for the answer to its greeting."""

    def receive(self, *, timeout: float | None = None) -> Message:
        return super().receive(timeout=_CONNECT_TIMEOUT if timeout is None else timeout)


def connected(address: str) -> Connection:
    """A connection to the bus at ``address``; one of ``NO_BUS`` is raised where there is none."""
    socket = prep_socket(get_bus(address), timeout=_CONNECT_TIMEOUT)
    try:
        return Connection(socket)
    except NO_BUS:
        socket.close()
        raise


class Bus:
    """For one thread. ``address``: as D-Bus writes them; Disconnected when nobody listens there."""

    def __init__(self, address: str = "SESSION") -> None:
        self._signals: deque[Signal] = deque()
        try:
            self._connection = connected(address)
        except NO_BUS as problem:
            raise Disconnected from problem

    def fileno(self) -> int:
        return int(self._connection.sock.fileno())

    def close(self) -> None:
        self._connection.close()

    def ask(
        self, place: Place, interface: str, member: str, signature: str = "", body: Body = ()
    ) -> Body:
        """The answer's values. Unanswered when there is none within ``TIMEOUT``."""
        address = DBusAddress(place.path, bus_name=place.sender, interface=interface)
        return self._ask(new_method_call(address, member, signature or None, body))

    def read(self, place: Place, interface: str, name: str) -> object:
        """The value of a property."""
        asked = (interface, name)
        found = self.ask(place, "org.freedesktop.DBus.Properties", "Get", "ss", asked)
        return plain(found[0]) if found else None

    def write(self, place: Place, interface: str, name: str, kind: str, value: object) -> None:
        """Set a property."""
        body = (interface, name, (kind, value))
        self.ask(place, "org.freedesktop.DBus.Properties", "Set", "ssv", body)

    def process(self, sender: str) -> int:
        """The process behind a name on this bus."""
        found = self._ask(new_method_call(_DAEMON, "GetConnectionUnixProcessID", "s", (sender,)))
        return found[0] if found and isinstance(found[0], int) else 0

    def listen(self, rule: str) -> None:
        """Be told the signals that fit a match rule."""
        self._order("AddMatch", rule)

    def ignore(self, rule: str) -> None:
        self._order("RemoveMatch", rule)

    def signals(self) -> list[Signal]:
        """Those that have arrived, without waiting; the rest of a flood the next time."""
        try:
            while len(self._signals) < _MOST_AT_ONCE:
                self._keep(self._connection.receive(timeout=0))
        except TimeoutError:
            pass
        except OSError as problem:
            raise Disconnected from problem
        found = list(self._signals)
        self._signals.clear()
        return found

    @property
    def has_signals(self) -> bool:
        """Whether some arrived during a question: those wake nobody any more."""
        return bool(self._signals)

    def waiting(self, wanted: Callable[[Signal], bool]) -> int:
        """How many such signals arrived during questions."""
        return sum(map(wanted, self._signals))

    def drop(self, unwanted: Callable[[Signal], bool]) -> None:
        """Forget signals that arrived during a question."""
        self._signals = deque(each for each in self._signals if not unwanted(each))

    def _order(self, member: str, rule: str) -> None:
        """Without an answer; a wrong rule would be a bug of ours."""
        message = new_method_call(_DAEMON, member, "s", (rule,))
        message.header.flags = MessageFlag.no_reply_expected
        try:
            self._connection.send(message)
        except OSError as problem:
            raise Disconnected from problem

    def _ask(self, message: Message) -> Body:
        serial = next(self._connection.outgoing_serial)
        deadline = time.monotonic() + TIMEOUT
        try:
            self._connection.send(message, serial=serial)
            while True:
                # What is there already is given also when the time is up: a flood has its end.
                if time.monotonic() > deadline:
                    raise Late
                found = self._connection.receive(timeout=deadline - time.monotonic())
                if found.header.fields.get(HeaderFields.reply_serial) == serial:
                    break
                self._keep(found)
        except TimeoutError as problem:
            raise Late from problem
        except OSError as problem:
            raise Disconnected from problem
        if found.header.message_type is not MessageType.method_return:
            raise Unanswered
        return tuple(found.body)

    def _keep(self, message: Message) -> None:
        """Signals only; an answer that comes too late is nobody's."""
        if message.header.message_type is not MessageType.signal:
            return
        fields = message.header.fields
        self._signals.append(
            Signal(
                str(fields.get(HeaderFields.sender, "")),
                str(fields.get(HeaderFields.path, "")),
                str(fields.get(HeaderFields.member, "")),
                tuple(message.body or ()),
            )
        )


def plain(value: object) -> object:
    """The content of a variant, which arrives as a pair of type and value."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str):  # noqa: PLR2004
        return value[1]
    return value
