"""A Windows with nothing on it, and Setup run there as an agent or a centre's roll-out does."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.windows.listing import LIST
from scripts.windows.wine import Wine
from snippets_app.demo.person import Person
from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.demo.waiting import wait_until
from tests.windows.registry import values

SHORTCUT = r"C:\users\root\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\Saywell.lnk"
FOLDER = r"C:\客服 tools\Saywell"
FOR_ALL = r"C:\Program Files\Saywell"
UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Saywell"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_TIMEOUT = 60.0
Program = tuple[int, str]
"""Its process in Linux, and the file it was started from as Windows names it."""


@dataclass(frozen=True)
class Windows:
    """One prefix and who uses it."""

    wine: Wine
    desktop: VirtualDesktop

    @property
    def person(self) -> Person:
        """Presses keys and moves the mouse."""
        return self.desktop.person

    @property
    def data(self) -> Path:
        """The agent's own folder: library, settings, logs."""
        return self.home / "AppData" / "Local" / "saywell"

    @property
    def home(self) -> Path:
        return self.wine.drive / "users" / "root"

    def path(self, name: str) -> Path:
        r"""Where a file ``C:\…`` lies in Linux."""
        return self.wine.drive.joinpath(*name.split("\\")[1:])

    def set_up(self, setup: Path, *options: str, folder: str = "") -> int:
        """Run Setup silently and wait for its end; its exit code."""
        shutil.copy(setup, self.wine.drive / "Setup.exe")
        # Setup takes the rest of the line as the folder, and wants no quotation marks around it.
        line = " ".join([r"C:\Setup.exe", "/S", *options, *([f"/D={folder}"] if folder else [])])
        try:
            return self.wine.spawn("cmd", "/c", line).wait(_TIMEOUT)
        finally:
            (self.wine.drive / "Setup.exe").unlink()

    def registry(self, key: str) -> dict[str, str | int]:
        return values(self.wine, key)

    def programs(self) -> list[Program]:
        """The windowed Saywells that run here."""
        return [each for each in self._processes() if each[1].endswith("saywell.exe")]

    def files(self) -> dict[str, int]:
        """Each file of the drive with its size, but what Windows itself writes all the time."""
        return {
            name: file.lstat().st_size
            for file in self.wine.drive.rglob("*")
            if not file.is_dir() and _is_lasting(name := str(file.relative_to(self.wine.drive)))
        }

    def _processes(self) -> Iterator[Program]:
        mark = f"WINEPREFIX={self.wine.prefix}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    line = (folder / "cmdline").read_bytes().split(b"\0")[0]
                    yield int(folder.name), line.decode(errors="replace")
            except OSError:  # it ends meanwhile
                continue


@dataclass(frozen=True)
class Installed(Windows):
    """The program is there, in ``folder`` (as Windows names it)."""

    folder: str = FOLDER

    @property
    def place(self) -> Path:
        return self.path(self.folder)

    @property
    def program(self) -> str:
        return rf"{self.folder}\saywell.exe"

    def saywell(self, *arguments: str) -> str:
        """What a command said, both streams."""
        command = rf"{self.folder}\saywell.com"
        return self.wine.run(command, *arguments, timeout=_TIMEOUT).replace("\r\n", "\n")

    def start(self) -> Program:
        """The program runs, and answers to commands."""
        self.wine.spawn(self.program)
        return self.wait_running()

    def wait_running(self) -> Program:
        found = wait_until(self.programs, "The start of the program", _TIMEOUT)[0]
        wait_until((self.data / "library.db").exists, "The opening of the library", _TIMEOUT)
        return found

    def quit(self) -> None:
        self.saywell("quit")
        wait_until(lambda: not self.programs(), "The end of the program", _TIMEOUT)

    def listed(self) -> set[str]:
        """The files that Setup says it has installed, as paths of Linux within ``place``."""
        lines = (self.place / LIST).read_text(encoding="ascii").splitlines()
        return {line[2:].replace("\\", "/") for line in lines if line.startswith("F ")}

    def there(self) -> set[str]:
        """The files that lie in the folder."""
        files = (file for file in self.place.rglob("*") if file.is_file())
        return {file.relative_to(self.place).as_posix() for file in files}

    def uninstall(self, *options: str) -> None:
        """Silently; it goes on in a copy of itself, so its effect is waited for."""
        self.wine.spawn(rf"{self.folder}\Uninstall.exe", "/S", *options).wait(_TIMEOUT)
        uninstaller = self.place / "Uninstall.exe"
        wait_until(lambda: not uninstaller.exists(), "The end of the uninstaller", _TIMEOUT)
        wait_until(lambda: not self._is_uninstalling(), "The end of its copy", _TIMEOUT)

    def _is_uninstalling(self) -> bool:
        return any("~nsu" in name for _, name in self._processes())


def _is_lasting(name: str) -> bool:
    return not name.startswith(("windows/", f"users{os.sep}root{os.sep}Temp", "ProgramData/"))
