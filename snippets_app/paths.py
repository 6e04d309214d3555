"""Where things are kept, and where the shipped files lie."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


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
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def socket(self) -> Path:
        return self.runtime / "instance.sock"


def portable(folder: Path) -> Paths:
    """Everything in one folder (``--data-dir``)."""
    return Paths(data=folder, logs=folder / "logs", runtime=folder / "run")


def standard() -> Paths:
    """The places the operating system has for a program of this user."""
    from platformdirs import PlatformDirs  # not needed with --data-dir

    places = PlatformDirs("saywell", appauthor=False)
    return Paths(
        data=Path(places.user_data_dir),
        logs=Path(places.user_log_dir),
        runtime=Path(places.user_runtime_dir) / "saywell",
    )


def resources() -> Path:
    """The folder that holds ``snippets/`` and ``assets/``: built program, wheel or source tree."""
    built = getattr(sys, "_MEIPASS", None)
    if built:
        return Path(built)
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent


def make_private(folder: Path) -> None:
    """Create the folder, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)
