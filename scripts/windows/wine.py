"""Runs Windows programs under Wine in a prefix of its own; the prefix is copied from a cached one.

Wine's oddities that this hides: https://wiki.winehq.org/Wine_User%27s_Guide

* A program's output has to be a pipe, never a file, or Python ends at once.
* The first program of a prefix starts services, which inherit its pipes; so they are started apart.
* The exit code may be 0 after a failure; callers look for the effect.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.windows.keyboard import Keyboard
from scripts.windows.lock import ROOT
from scripts.windows.python import CACHE, PROGRAM, ensure_python, making_alone

SHIMS = ROOT / "tests" / "windows" / "shims"
FONTS = ROOT / "tests" / "windows" / "fonts.conf"
_COMPILER = "x86_64-w64-mingw32-gcc"
_REGISTRY = (
    (
        r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId"
        r"\Windows.UI.ViewManagement.UISettings",
        "DllPath",
        r"C:\windows\system32\uisettings.dll",
    ),
    # All windows in one, so that Wine itself says which has the focus, as Windows does: the window
    # manager outside would take it from a window that is shown and then activated, as Qt's are.
    (r"HKCU\Software\Wine\Explorer", "Desktop", "Default"),
    (r"HKCU\Software\Wine\Explorer\Desktops", "Default", "1280x760"),
)
"""Key, name and value of what the shims and the desktop need."""
# Each of these would ask for a download, hang in a debugger, or crash: mono, the HTML engine,
# the management interface that Python's ``platform`` asks, and the debugger itself.
_OVERRIDES = "mscoree=;mshtml=;wbemprox=;winedbg.exe=;winemenubuilder.exe="
_START_TIMEOUT = 120


class Wine:
    """A prefix in ``folder`` on the display of ``environment``; use with ``with``.

    Programs start in the folder ``start_in``, or where the caller is.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.prefix = folder
        self.drive = folder / "drive_c"
        self.start_in: Path | None = None
        self._spawned: list[subprocess.Popen[bytes]] = []
        self.environment = dict(environment) | {
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "FONTCONFIG_FILE": str(FONTS),
            "LC_ALL": "C.UTF-8",  # or it makes no file with a Chinese or Korean name
            "PYTHONUTF8": "1",
            "PYTHONPATH": f"Z:{ROOT}",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def __enter__(self) -> Self:
        self._server("-p")
        # The first program makes the prefix if there is none, and ends when the services run.
        self.spawn("cmd", "/c", "exit").wait(_START_TIMEOUT)
        self.spawn("explorer", "/desktop")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server("-k")
        self._server("-w")
        for program in self._spawned:
            program.wait(_START_TIMEOUT)

    def spawn(
        self, *command: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program of Wine and go on; nobody reads what it says."""
        program = subprocess.Popen(
            ["wine", *command],
            cwd=self.start_in,
            env=self.environment | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._spawned.append(program)
        return program

    def run(
        self, *command: str, timeout: float, environment: Mapping[str, str] | None = None
    ) -> str:
        """What a program of Wine said, both streams; TimeoutExpired when it does not end."""
        answer = subprocess.run(
            ["wine", *command],
            cwd=self.start_in,
            env=self.environment | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
        return answer.stdout.decode(errors="replace")

    def python(self, *arguments: str, timeout: float) -> str:
        """What the Python for Windows said, with this source tree in its path."""
        return self.run(str(PROGRAM), *arguments, timeout=timeout)

    def _server(self, option: str) -> None:
        subprocess.run(
            ["wineserver", option],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_START_TIMEOUT,
            check=False,
        )


@contextmanager
def own_wine(display: str, home: Path) -> Iterator[Wine]:
    """A fresh copy of the cached prefix, started on a display; all of it goes at the end."""
    environment = environment_of(display, home)
    template = ensure_template(environment)
    with (
        tempfile.TemporaryDirectory(prefix="saywell-wine-", ignore_cleanup_errors=True) as folder,
        Keyboard(display) as keyboard,
        Wine(copy_prefix(template, Path(folder)), environment | keyboard.environment) as wine,
    ):
        yield wine


def windows_path(path: Path) -> str:
    """The path as a program of Wine knows it."""
    return "Z:" + str(path).replace("/", "\\")


def ensure_template(environment: Mapping[str, str]) -> Path:
    """The cached prefix: Windows 10, with the shims that Qt needs there."""
    ensure_python()
    template = CACHE / f"prefix-{_digest()}"
    with making_alone("prefix"):
        if not template.is_dir():
            with tempfile.TemporaryDirectory(dir=CACHE) as making:
                made = Path(making) / template.name
                made.mkdir()
                _make(made, environment)
                made.rename(template)
    return template


def copy_prefix(template: Path, folder: Path) -> Path:
    """A prefix of one's own, in seconds: where the file system can, only what changes is copied."""
    subprocess.run(["cp", "--archive", "--reflink=auto", f"{template}/.", str(folder)], check=True)
    _give_folders(folder / "drive_c" / "users")
    return folder


def _give_folders(users: Path) -> None:
    """Real ones for Desktop, Documents and so on, which Wine links to the home of who made the
    prefix: without a desktop there are no shortcuts."""
    for link in users.glob("*/*"):
        if link.is_symlink():
            link.unlink()
            link.mkdir()


def _digest() -> str:
    """Another one for whatever else the prefix is made of, so that two trees may share a cache."""
    version = subprocess.run(["wine", "--version"], capture_output=True, text=True, check=True)
    sources = [file.read_text() for file in (FONTS, *sorted(SHIMS.glob("*.c")))]
    made_of = "\n".join([version.stdout, *sources, repr(_REGISTRY)])
    return hashlib.sha256(made_of.encode()).hexdigest()[:12]


def _make(folder: Path, environment: Mapping[str, str]) -> None:
    with Wine(folder, environment) as wine:
        wine.run("winecfg", "-v", "win10", timeout=_START_TIMEOUT)
        system = wine.drive / "windows" / "system32"
        for source in SHIMS.glob("*.c"):
            _compile(source, system / f"{source.stem}.dll")
        for key, name, value in _REGISTRY:
            wine.run("reg", "add", key, "/v", name, "/d", value, "/f", timeout=_START_TIMEOUT)


def _compile(source: Path, library: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / library.name
        subprocess.run(
            [_COMPILER, "-O1", "-w", "-shared", "-o", made, source, "-ladvapi32"], check=True
        )
        shutil.copy(made, library)


def environment_of(display: str, home: Path) -> dict[str, str]:
    """What a program of Wine needs of the environment, and no more."""
    return {"PATH": os.environ["PATH"], "DISPLAY": display, "HOME": str(home)}
