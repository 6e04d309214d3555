"""A locked screen is heard on real buses, from small services that say what screen savers say."""

import subprocess
import threading
from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection

from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.accessible.bus import Bus as AccessibilityBus
from snippets_app.desktop.x11.accessible.bus import Disconnected
from snippets_app.desktop.x11.screen_lock import ScreenLock, _says_locked

pytestmark = pytest.mark.desktop

GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
LOGIND = ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock")
UNITY = ("/com/canonical/Unity/Session", "com.canonical.Unity.Session", "Locked")
OPEN = "<policy context='default'><allow send_destination='*'/>{}</policy>"
FULL = (
    OPEN.format("<allow eavesdrop='true'/>"),
    "<limit name='max_connections_per_user'>0</limit>",
)
DEAF = (OPEN.format(""),)  # even its answers reach nobody
DESKTOPS = ["freedesktop", "gnome", "xfce", "cinnamon", "mate"]


class Bus:
    """A message bus, and a service on it."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._program = desktop.spawn(
            "dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE
        )
        assert self._program.stdout
        self.address = self._program.stdout.readline().decode().strip()
        self._service = open_dbus_connection(self.address)

    def say(self, path: str, interface: str, member: str, *body: bool) -> None:
        address = DBusAddress(path, interface=interface)
        self._service.send(new_signal(address, member, "b" * len(body), body))

    def close(self) -> None:
        self._service.close()
        end(self._program)


def bus_address(desktop: VirtualDesktop, *rules: str) -> str:
    """Of a bus with rules of its own."""
    file = desktop.home / "bus.conf"
    listen = f"<type>session</type><listen>unix:tmpdir={desktop.home}</listen>"
    file.write_text(f"<busconfig>{listen}{''.join(rules)}</busconfig>")
    program = desktop.spawn(
        "dbus-daemon", f"--config-file={file}", "--nofork", "--print-address",
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout
    with program.stdout:
        return program.stdout.readline().decode().strip()


class Session:
    """Two buses as the environment names them, and how often a lock was heard."""

    def __init__(self, desktop: VirtualDesktop, patch: pytest.MonkeyPatch) -> None:
        self.desktop = desktop
        self.session, self.system = Bus(desktop), Bus(desktop)
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", self.session.address)
        patch.setenv("DBUS_SYSTEM_BUS_ADDRESS", self.system.address)
        self.count = 0
        self.lock = ScreenLock(self._locked)

    def until_heard(self, bus: Bus, *signal: str, body: tuple[bool, ...] = ()) -> None:
        """Say it until it is heard."""
        before = self.count

        def said() -> bool:
            bus.say(*signal, *body)
            return self.count > before

        wait_until(said, "The hearing")

    def _locked(self) -> None:
        self.count += 1


@pytest.fixture
def session(virtual_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    found = Session(virtual_desktop, monkeypatch)
    yield found
    found.lock.close()
    found.session.close()
    found.system.close()


@pytest.mark.parametrize("desktop", DESKTOPS)
def test_screen_savers_are_heard(session: Session, desktop: str) -> None:
    session.lock.start()
    names = (f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver", "ActiveChanged")
    session.until_heard(session.session, *names, body=(True,))


def test_the_session_manager_and_unity_are_heard(session: Session) -> None:
    session.lock.start()
    session.until_heard(session.system, *LOGIND)
    session.until_heard(session.session, *UNITY)


@pytest.mark.parametrize(
    ("names", "body", "is_lock"),
    [
        (GNOME, (True,), True),
        (GNOME, (False,), False),  # it was unlocked
        (GNOME, (), False),
        ((GNOME[0], GNOME[1], "WakeUpScreen"), (), False),
        ((GNOME[0], "org.example.ScreenSaver", "ActiveChanged"), (True,), False),
        (LOGIND, (), True),
        ((*LOGIND[:2], "Unlock"), (), False),
        (UNITY, (), True),
    ],
)
def test_what_says_that_the_screen_was_locked(
    names: tuple[str, str, str], body: tuple[bool, ...], is_lock: bool
) -> None:
    path, interface, member = names
    signal = new_signal(DBusAddress(path, interface=interface), member, "b" * len(body), body)
    assert _says_locked(signal) == is_lock


def test_one_bus_may_end(session: Session) -> None:
    session.lock.start()
    session.until_heard(session.session, *GNOME, body=(True,))
    session.until_heard(session.system, *LOGIND)
    session.session.close()
    session.until_heard(session.system, *LOGIND)


def test_one_bus_may_be_absent(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    session.lock.start()
    session.until_heard(session.system, *LOGIND)


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "tcp:host=localhost", "nonsense", ""])
def test_without_any_bus_the_thread_ends(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address or "unix:path=/nowhere")
    lock = ScreenLock(lambda: None)
    lock.start()
    wait_until(lambda: not _threads(), "The end of the thread")
    lock.close()


@pytest.mark.parametrize("rules", [FULL, DEAF], ids=["full", "deaf"])
def test_one_bus_may_let_nobody_in(
    session: Session, monkeypatch: pytest.MonkeyPatch, rules: tuple[str, ...]
) -> None:
    address = bus_address(session.desktop, *rules)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    session.lock.start()
    session.until_heard(session.system, *LOGIND)
    with pytest.raises(Disconnected):
        AccessibilityBus(address)


def test_closing_ends_the_thread(session: Session) -> None:
    session.lock.start()
    session.until_heard(session.session, *GNOME, body=(True,))
    assert _threads()
    session.lock.close()
    assert not _threads()


def test_what_was_never_started_may_be_closed() -> None:
    ScreenLock(lambda: None).close()


def _threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "screen lock"]
