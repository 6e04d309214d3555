"""The program for Windows as one folder, built by PyInstaller under Wine and kept in ``.wine``.

For trial: what is released is built on Windows itself, see ``docs/windows-building.md``.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.windows.listing import LIST, listing
from scripts.windows.lock import LOCK, ROOT
from scripts.windows.python import CACHE, PROGRAM, making_alone
from scripts.windows.wine import Wine, own_wine, windows_path
from snippets_app.parts import PACKAGE, data_files

BUILT = CACHE / "built"
_KEPT = 4
"""So many builds are kept: of this state, and of what was tried before."""
_STARTUP = Path(__file__).with_name("startup")
_RECIPE = (
    "build.spec",
    "installer/saywell.ico",
    "installer/saywell.manifest",
    "scripts/bundle.py",
    "scripts/windows/listing.py",
    "scripts/windows/program.py",
    "scripts/windows/version.py",
)
_TIMEOUT = 600


class NotBuilt(Exception):
    """PyInstaller made no program; the text is the end of what it said."""


def ensure_program(display: str, home: Path) -> Path:
    """The folder of the built program, made anew when anything that goes into it has changed."""
    wanted = BUILT / digest()
    with making_alone("built"):
        if not wanted.is_dir():
            BUILT.mkdir(exist_ok=True)
            with (
                own_wine(display, home) as wine,
                tempfile.TemporaryDirectory(dir=BUILT, prefix="making-") as making,
            ):
                _build(wine, Path(making)).rename(wanted)
            _forget_old()
        wanted.touch()
    return wanted


def digest() -> str:
    """Of all that goes into the program."""
    found = hashlib.sha256()
    for file in _inputs():
        found.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


def _inputs() -> Iterator[Path]:
    yield LOCK
    yield from (ROOT / name for name in _RECIPE)
    yield from sorted((ROOT / PACKAGE).rglob("*.py"))
    yield from (ROOT / file for file in data_files(ROOT))


def _build(wine: Wine, making: Path) -> Path:
    said = wine.run(
        str(PROGRAM), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", windows_path(making), "--workpath", windows_path(making / "work"),
        windows_path(ROOT / "build.spec"),
        timeout=_TIMEOUT,
        environment={"PYTHONPATH": f"{windows_path(ROOT)};{windows_path(_STARTUP)}"},
    )  # fmt: skip
    made = making / "saywell"
    if not (made / "saywell.com").is_file():
        raise NotBuilt(said[-2000:])
    (made / LIST).write_bytes(listing(made))
    return made


def _forget_old() -> None:
    builds = sorted(BUILT.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for old in builds[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
