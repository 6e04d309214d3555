"""A whole desktop of its own: X server, session bus, window manager, panel, in one block.

Nothing of the real desktop is touched: own display, own home folder, own environment.
"""

import os
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from Xlib import X
from Xlib.display import Display

from snippets_app.demo.person import Person
from snippets_app.demo.picture import save_screenshot
from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.x11.connection import connect, number_property, process_of
from snippets_app.errors import AppError

Program = subprocess.Popen[bytes]
_PACKAGES = {
    "Xvfb": "xvfb", "openbox": "openbox", "tint2": "tint2", "dbus-daemon": "dbus",
}  # fmt: skip
_END_TIMEOUT = 3.0


@dataclass(frozen=True, slots=True)
class Screen:
    """Pixels, dots per inch, and how much larger Qt and GTK programs draw."""

    width: int = 1280
    height: int = 800
    dpi: int = 96
    scale: float = 1.0


class VirtualDesktop:
    """Use with ``with``: everything started in it is ended at its end, also on an error.

    ``accessibility`` lets programs tell their text over AT-SPI; ``panel`` starts tint2 with a tray.
    """

    def __init__(
        self, screen: Screen | None = None, *, panel: bool = False, accessibility: bool = False
    ) -> None:
        self.screen = screen or Screen()
        self._panel = panel
        self._accessibility = accessibility
        self._ending = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        _require("Xvfb", "openbox", "dbus-daemon", *(["tint2"] if self._panel else []))
        with ExitStack() as starting:
            self._start(starting)
            self._ending = starting.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.close()

    @property
    def display_name(self) -> str:
        return self.environment["DISPLAY"]

    def spawn(
        self,
        *command: str,
        environment: Mapping[str, str] | None = None,
        stdin: int | IO[bytes] = subprocess.DEVNULL,
        stdout: int | IO[bytes] = subprocess.DEVNULL,
        stderr: int | IO[bytes] = subprocess.DEVNULL,
    ) -> Program:
        """Start a program here; it is ended, with its own children, when the desktop ends."""
        program = subprocess.Popen(
            command,
            env=self.environment | dict(environment or {}),
            cwd=self.home,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
        self._ending.callback(end, program)
        return program

    def screenshot(self, file: Path) -> None:
        """Save the screen as PNG."""
        save_screenshot(self.display, file)

    def window_of(self, program: Program, timeout: float = 20.0) -> int:
        """The number of the program's top window, once the window manager shows it."""
        return wait_until(
            lambda: self._window_of_process(program.pid), f"A window of {program.args!r}", timeout
        )

    def focus(self) -> int:
        """The window that the window manager calls active, 0 for none."""
        return number_property(self.display, self._root, "_NET_ACTIVE_WINDOW") or 0

    def wait_focus(self, window: int, timeout: float = 10.0) -> None:
        wait_until(lambda: self.focus() == window, "The focus of a window", timeout)

    def _start(self, ending: ExitStack) -> None:
        self._ending = ending
        folder = tempfile.TemporaryDirectory(prefix="saywell-desktop-", ignore_cleanup_errors=True)
        self.home = Path(ending.enter_context(folder))
        self.environment = _environment(self.home, self.screen, accessible=self._accessibility)
        self.environment["DISPLAY"] = self._start_server()
        self.display: Display = connect(self.display_name)
        ending.callback(self.display.close)
        self._root = self.display.screen().root
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
        self._start_window_manager()
        if self._panel:
            self._start_panel()
        self.person = Person(self.display_name)
        ending.callback(self.person.close)

    def _start_server(self) -> str:
        reading, writing = os.pipe()
        size = f"{self.screen.width}x{self.screen.height}x24"
        try:
            server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp",
                 "-dpi", str(self.screen.dpi), "-noreset"],
                pass_fds=(writing,), start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._ending.callback(end, server)
        finally:
            os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            return ":" + _line(answer, "The start of Xvfb")

    def _start_bus(self) -> str:
        bus = self.spawn(
            "dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE
        )
        assert bus.stdout
        with bus.stdout as answer:
            return _line(answer, "The start of the session bus")

    def _start_window_manager(self) -> None:
        self.spawn("openbox", "--sm-disable")
        wait_until(self._is_managed, "The start of openbox")

    def _is_managed(self) -> bool:
        window = number_property(self.display, self._root, "_NET_SUPPORTING_WM_CHECK")
        return (
            bool(window)
            and self._root.get_full_property(
                self.display.intern_atom("_NET_CLIENT_LIST"), X.AnyPropertyType
            )
            is not None
        )

    def _start_panel(self) -> None:
        self.spawn("tint2")
        tray = self.display.intern_atom("_NET_SYSTEM_TRAY_S0")
        wait_until(lambda: self.display.get_selection_owner(tray), "The start of tint2")

    def _window_of_process(self, process: int) -> int:
        found = self._root.get_full_property(
            self.display.intern_atom("_NET_CLIENT_LIST"), X.AnyPropertyType, 1000
        )
        family = _descendants(process)
        numbers = found.value if found else ()
        return next((int(n) for n in numbers if process_of(self.display, n) in family), 0)


def end(program: Program) -> None:
    """End a program that was started with a session of its own, and what that started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(program.pid, sign)
        except ProcessLookupError:
            break
        try:
            program.wait(_END_TIMEOUT)
            break
        except subprocess.TimeoutExpired:
            continue
    program.wait()
    for stream in (program.stdin, program.stdout, program.stderr):
        if stream:
            stream.close()


def _environment(home: Path, screen: Screen, *, accessible: bool) -> dict[str, str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    temporary = home / "tmp"  # programs keep sockets there too
    temporary.mkdir(mode=0o700)
    scales = {"QT_SCALE_FACTOR": f"{screen.scale:g}", "GDK_DPI_SCALE": f"{screen.scale:g}"}
    silent = {"NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}
    spoken = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "GNOME_ACCESSIBILITY": "1"}
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "TMPDIR": str(temporary),
        "XDG_CURRENT_DESKTOP": "openbox",
        "LANG": "C.UTF-8",
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        **(scales if screen.scale != 1 else {}),
        **(spoken if accessible else silent),
    }


def _require(*programs: str) -> None:
    missing = [_PACKAGES[name] for name in programs if not shutil.which(name)]
    if missing:
        raise AppError(
            "A virtual desktop needs programs that are not installed: {packages}.",
            "Install them: sudo apt-get install {packages}",
            packages=" ".join(missing),
        )


def _line(stream: IO[bytes], what: str, timeout: float = 15.0) -> str:
    if not select.select([stream], [], [], timeout)[0]:
        raise AppError("{what} took too long.", "Try again.", what=what)
    line = stream.readline().decode().strip()
    if not line:
        raise AppError("{what} failed.", "Start it by hand to see why.", what=what)
    return line


def _descendants(process: int) -> set[int]:
    """The process and all that it started (Linux)."""
    found = {process}
    todo = [process]
    while todo:
        with suppress(OSError):  # processes end meanwhile
            for children in Path(f"/proc/{todo.pop()}/task").glob("*/children"):
                new = {int(number) for number in children.read_text().split()} - found
                found |= new
                todo += new
    return found
