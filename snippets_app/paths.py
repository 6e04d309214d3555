"""Where things are kept, and where the shipped files lie."""

import sys
import warnings
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
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR it takes a folder in /tmp, which serves, and warns.
        warnings.simplefilter("ignore")
        runtime = Path(places.user_runtime_dir)
    return Paths(data=Path(places.user_data_dir), logs=Path(places.user_log_dir), runtime=runtime)


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
    """Create the folder, readable by its owner alone; one that is there keeps its rights."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
