"""What the program consists of on a system: its modules and its data.

The build takes exactly this along, and ``--self-check`` of the built program proves that it came.
"""

import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "snippets_app"
DATA_FOLDERS = ("snippets", "assets")
"""Folders of ``paths.resources()``."""
_SOURCES = (".po", ".pot")
"""What other data is made of."""
_ELSEWHERE = {
    "win32": ("desktop.x11", "desktop.unix_channel", "demo"),
    "linux": ("desktop.windows", "policy.windows"),
}
"""What one system has no use for, and could not even import."""


def modules(system: str = sys.platform) -> tuple[str, ...]:
    """The full names of all modules that the program may load on ``system``; imports none."""
    left_out = tuple(f"{PACKAGE}.{name}" for name in _ELSEWHERE.get(system, ()))
    return tuple(name for name in _names(PACKAGE, Path(__file__).parent) if not _is(name, left_out))


def data_files(resources: Path) -> Iterator[Path]:
    """The files of the data folders that the program reads, relative to ``resources``."""
    for folder in DATA_FOLDERS:
        for file in sorted((resources / folder).rglob("*")):
            if file.is_file() and file.suffix not in _SOURCES:
                yield file.relative_to(resources)


def _names(package: str, folder: Path) -> Iterator[str]:
    yield package
    # Unlike a look into the folder, this also sees the modules within a built program.
    for found in pkgutil.iter_modules([str(folder)]):
        name = f"{package}.{found.name}"
        if found.ispkg:
            yield from _names(name, folder / found.name)
        else:
            yield name


def _is(name: str, left_out: tuple[str, ...]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in left_out)
