"""A desktop without an accessibility bus, and one whose bus ends and comes back."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.base import Coverage, Permission
from tests.desktop.x11.typing_world import MOUSEPAD, X11TypingWorld

pytestmark = pytest.mark.desktop


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[X11TypingWorld]:
    """A desktop of its own: what ends here ends for nobody else."""
    with VirtualDesktop(accessibility=True) as desktop:
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.setenv(name, desktop.environment[name])
        found = X11TypingWorld(desktop)
        yield found
        found.close()


def processes(desktop: VirtualDesktop, name: str) -> list[int]:
    """Those of this desktop, by their program's name."""
    found = subprocess.run(["pgrep", "-f", name], capture_output=True, text=True, check=False)
    return [
        number
        for number in map(int, found.stdout.split())
        if _belongs(number, desktop.display_name)
    ]


def _belongs(process: int, display: str) -> bool:
    try:
        environment = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    return f"DISPLAY={display}".encode() in environment


@pytest.mark.parametrize(
    ("permission", "coverage"),
    [(Permission.TEXT, Coverage.NONE), (Permission.TEXT_OR_KEYS, Coverage.KEYS)],
)
def test_without_a_session_bus_it_says_what_is_missing(
    own: X11TypingWorld,
    monkeypatch: pytest.MonkeyPatch,
    permission: Permission,
    coverage: Coverage,
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    heard = own.watch(permission)
    own.open()
    field = heard.wait_field(coverage)
    assert "at-spi2-core" in field.reason
    assert own.typing.field() == field


@pytest.fixture(params=["no session bus", "no accessibility service"])
def without(
    own: X11TypingWorld, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> str:
    """What this desktop does not have."""
    address = "unix:path=/nowhere"
    if request.param == "no accessibility service":
        address = bare_bus(own.virtual)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    return address


def bare_bus(desktop: VirtualDesktop) -> str:
    """A session's bus that starts no services."""
    rules = desktop.home / "bare.conf"
    rules.write_text(
        f"<busconfig><type>session</type><listen>unix:tmpdir={desktop.home}</listen>"
        "<policy context='default'><allow send_destination='*'/><allow eavesdrop='true'/>"
        "<allow own='*'/></policy>"
        "</busconfig>"
    )
    bus = desktop.spawn(
        "dbus-daemon", "--config-file", str(rules), "--nofork", "--print-address", stdout=PIPE
    )
    assert bus.stdout
    return bus.stdout.readline().decode().strip()


@pytest.mark.usefixtures("without")
def test_what_is_missing_is_known_without_a_window(own: X11TypingWorld) -> None:
    own.watch()
    assert "at-spi2-core" in own.typing.trouble()


def test_the_doctor_says_that_there_is_no_accessibility_service(
    own: X11TypingWorld, without: str, tmp_path: Path
) -> None:
    def report(address: str) -> tuple[bool, str]:
        environment = {**own.virtual.environment, "DBUS_SESSION_BUS_ADDRESS": address}
        command = [sys.executable, "-m", "snippets_app", "--data-dir", str(tmp_path), "doctor"]
        done = subprocess.run(
            [*command, "--json"], env=environment, capture_output=True, timeout=30, check=False
        )
        checks = {check["name"]: check for check in json.loads(done.stdout)}
        reading = checks["reading what is typed"]
        return reading["works"], reading["note"]

    assert report(own.virtual.environment["DBUS_SESSION_BUS_ADDRESS"]) == (True, "x11")
    works, note = report(without)
    assert not works
    assert "at-spi2-core" in note


def test_where_there_is_a_service_there_is_no_trouble(own: X11TypingWorld) -> None:
    assert own.typing.trouble() == ""
    own.watch()
    assert own.typing.trouble() == ""


def test_a_registry_that_is_started_again_is_asked_again(own: X11TypingWorld) -> None:
    heard = own.watch()
    own.watch_new(heard, *MOUSEPAD)
    own.write("a")
    heard.wait_text("a")
    (registry,) = processes(own.virtual, "at-spi2-registryd")
    os.kill(registry, signal.SIGKILL)
    own.watch_new(heard, *MOUSEPAD)
    own.write("b")
    heard.wait_text("b")


def test_another_bus_is_found(own: X11TypingWorld) -> None:
    heard = own.watch()
    field = own.watch_new(heard, *MOUSEPAD)
    own.write("a")
    heard.wait_text("a")
    left = heard.leaves()
    for name in ("at-spi2/accessibility.conf", "at-spi-bus-launcher"):
        for process in processes(own.virtual, name):
            os.kill(process, signal.SIGKILL)
    heard.wait_left(left + 1)
    own.watch_new(heard, *MOUSEPAD)
    own.write("b")
    heard.wait_text("b")
    assert own.typing.place(field, 0, 1) is None


def test_accessibility_is_left_as_it_was(own: X11TypingWorld) -> None:
    assert "false" in _is_enabled(own)
    own.watch()
    wait_until(lambda: "true" in _is_enabled(own), "Accessibility being switched on")
    own.typing.stop()
    assert "false" in _is_enabled(own)


def test_a_program_that_waited_to_be_asked_is_read(own: X11TypingWorld) -> None:
    del own.virtual.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
    own.show(*own.qt("plain"))
    own.write("before")
    heard = own.watch()
    heard.wait_text("before")
    own.write("!")
    heard.wait_text("before!")


def _is_enabled(world: X11TypingWorld) -> str:
    asked = ("string:org.a11y.Status", "string:IsEnabled")
    done = subprocess.run(
        ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
         "org.freedesktop.DBus.Properties.Get", *asked],
        env=world.virtual.environment, capture_output=True, text=True, timeout=10, check=False,
    )  # fmt: skip
    return done.stdout
