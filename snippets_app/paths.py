"""Where things are kept, and where the shipped files lie."""

import os
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

UNFINISHED = ".unfinished"
_LONG = 150
"""Characters of a folder from which on files in it may pass Windows' limit of 260."""
_HELD_FOR = 1.0
_RETRY_EVERY = 0.01


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of one installation: the agent's data, logs, and what one login session needs."""

    data: Path
    logs: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def database(self) -> Path:
        return self.data / "library.db"

    @property
    def rule_log(self) -> Path:
        return self.data / "rule-log.json"

    @property
    def unfinished_rules(self) -> Path:
        """A file that is there while own rules are being changed."""
        return self.rule_log.with_suffix(UNFINISHED)

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def socket(self) -> Path:
        return self.runtime / "instance.sock"


def portable(folder: Path) -> Paths:
    """Everything in one folder (``--data-dir``)."""
    folder = _unlimited(folder)
    return Paths(data=folder, logs=folder / "logs", runtime=folder / "run")


def standard() -> Paths:
    """The places the operating system has for a program of this user."""
    return _on_windows() if sys.platform == "win32" else _elsewhere()


def _on_windows() -> Paths:
    """Not in the roaming profile, which may lie on a server: there a database cannot be shared by
    processes (https://sqlite.org/wal.html), and a login would wait for its backups.

    Not by ``platformdirs``: it gives a Chinese or Korean user's folder in its short form.
    """
    told = os.environ.get("LOCALAPPDATA")
    return portable((Path(told) if told else Path.home() / "AppData" / "Local") / "saywell")


def _elsewhere() -> Paths:
    from platformdirs import PlatformDirs  # not needed with --data-dir

    places = PlatformDirs("saywell", appauthor=False)
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR it takes a folder in /tmp, which serves, and warns.
        warnings.simplefilter("ignore")
        runtime = Path(places.user_runtime_dir)
    return Paths(data=Path(places.user_data_dir), logs=Path(places.user_log_dir), runtime=runtime)


def _unlimited(folder: Path) -> Path:
    """A long folder in the form that Windows takes at any length, whatever its registry says:
    https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation"""
    name = str(folder)
    if sys.platform != "win32" or len(name) < _LONG or name.startswith("\\\\?\\"):
        return folder
    name = os.path.abspath(name)  # noqa: PTH100 - a Path keeps "..", which is a name in that form
    server = name.startswith("\\\\")
    return Path("\\\\?\\UNC" + name[1:] if server else "\\\\?\\" + name)


def resources() -> Path:
    """The folder that holds ``snippets/`` and ``assets/``: built program, wheel or source tree."""
    built = getattr(sys, "_MEIPASS", None)
    if built:
        return Path(built)
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent


def program_folder() -> Path:
    """Where ``Saywell.exe`` lies, or the folder that the package ``snippets_app`` is in."""
    if getattr(sys, "_MEIPASS", None):
        return Path(sys.executable).parent
    return Path(__file__).parent.parent


def make_private(folder: Path) -> None:
    """Create the folder, readable by its owner alone; one that is there keeps its rights.

    On Windows it has those of the folder above, which in a profile are the user's: were they set
    here by a program that runs as administrator, the user himself would be kept out later.
    """
    if sys.platform == "win32":
        folder.mkdir(parents=True, exist_ok=True)
    else:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def rename(file: Path, name: Path) -> None:
    """Give ``file`` another name, in the place of what may be there. Raises OSError."""
    patiently(lambda: file.replace(name))


def write_whole(file: Path, content: bytes) -> None:
    """Write the file whole or not at all; it is on the disk on return. Raises OSError."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        rename(beside, file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def patiently(act: Callable[[], Result]) -> Result:
    """What ``act`` gives; on Windows it is tried again while another process, such as a scanner
    for viruses, holds the file. Raises the last OSError."""
    deadline = time.monotonic() + (_HELD_FOR if sys.platform == "win32" else 0)
    while True:
        try:
            return act()
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(_RETRY_EVERY)
