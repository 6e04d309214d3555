"""The names of a program's top windows, as a screen reader gets them over AT-SPI.

https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/
"""

import re
import subprocess

from snippets_app.demo.virtual_desktop import VirtualDesktop

_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_CHILD = re.compile(r'string "([^"]+)"\s+object path "([^"]+)"')
_QUOTED = re.compile(r'string "(.*)"\s*\Z', re.DOTALL)
_NUMBER = re.compile(r"uint32 (\d+)")


def spoken_names(desktop: VirtualDesktop, process: int) -> list[str]:
    """Empty when the program does not speak."""
    bus = _bus(desktop)
    return [
        _name(desktop, bus, window)
        for program in _programs(desktop, bus, process)
        for window in _children(desktop, bus, *program)
    ]


def address_and_name(desktop: VirtualDesktop, process: int) -> tuple[str, str]:
    """The accessibility bus, and what the program is called there."""
    bus = _bus(desktop)
    return bus, _programs(desktop, bus, process)[0][0]


def _bus(desktop: VirtualDesktop) -> str:
    return _quoted(_send(desktop, "", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"))


def _programs(desktop: VirtualDesktop, bus: str, process: int) -> list[tuple[str, str]]:
    programs = _children(desktop, bus, "org.a11y.atspi.Registry", _ROOT)
    return [each for each in programs if _process(desktop, bus, each[0]) == process]


def _children(desktop: VirtualDesktop, bus: str, name: str, path: str) -> list[tuple[str, str]]:
    answer = _send(desktop, bus, name, path, f"{_ACCESSIBLE}.GetChildren")
    return [(found[0], found[1]) for found in _CHILD.findall(answer)]


def _process(desktop: VirtualDesktop, bus: str, name: str) -> int:
    answer = _send(
        desktop, bus, "org.freedesktop.DBus", "/",
        "org.freedesktop.DBus.GetConnectionUnixProcessID", f"string:{name}",
    )  # fmt: skip
    found = _NUMBER.search(answer)
    return int(found[1]) if found else 0


def _name(desktop: VirtualDesktop, bus: str, window: tuple[str, str]) -> str:
    wanted = (f"string:{_ACCESSIBLE}", "string:Name")
    return _quoted(_send(desktop, bus, *window, "org.freedesktop.DBus.Properties.Get", *wanted))


def _quoted(answer: str) -> str:
    found = _QUOTED.search(answer)
    return found[1] if found else ""


def _send(desktop: VirtualDesktop, bus: str, name: str, path: str, *call: str) -> str:
    where = f"--bus={bus}" if bus else "--session"
    done = subprocess.run(
        ["dbus-send", where, "--print-reply", f"--dest={name}", path, *call],
        env=desktop.environment,
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    return done.stdout
