"""A Python for Windows with the locked packages, in ``.wine/python``."""

import fcntl
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.windows.lock import LOCK, MARK, ROOT

CACHE = ROOT / ".wine"
PYTHON = CACHE / "python"
PROGRAM = PYTHON / "python.exe"
_STAMP = PYTHON / "installed.stamp"
_TIMEOUT = 300


def ensure_python() -> Path:
    """The folder of Python, made anew when the lock has changed."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    with making_alone("python"):
        if not _STAMP.is_file() or _STAMP.read_text() != wanted:
            with tempfile.TemporaryDirectory(dir=CACHE) as making:
                made = _make(Path(making))
                (made / _STAMP.name).write_text(wanted)
                shutil.rmtree(PYTHON, ignore_errors=True)
                made.rename(PYTHON)
    return PYTHON


@contextmanager
def making_alone(part: str) -> Iterator[None]:
    """Nobody else makes this part of the cache meanwhile; who wants to waits."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / f"{part}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path) -> Path:
    made, wheels = folder / "python", folder / "wheels"
    _unpack_python(made)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--only-binary", ":all:", "--require-hashes",
         "--platform", "win_amd64", "--python-version", "3.12",
         "--requirement", LOCK, "--dest", wheels],
        check=True,
    )  # fmt: skip
    packages = made / "Lib" / "site-packages"
    for wheel in wheels.iterdir():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)
    return made


def _unpack_python(folder: Path) -> None:
    """Without its ``._pth`` file it finds packages and heeds the environment as usual.

    https://docs.python.org/3/using/windows.html#finding-modules
    """
    with tarfile.open(fileobj=io.BytesIO(_download())) as outer:
        inner = next(each for each in outer.getmembers() if each.name.endswith("/data.zip"))
        content = outer.extractfile(inner)
        assert content is not None
        with zipfile.ZipFile(io.BytesIO(content.read())) as archive:
            archive.extractall(folder.parent)
    (folder.parent / "cp312").rename(folder)
    for restriction in folder.glob("*._pth"):
        restriction.unlink()


def _download() -> bytes:
    address, expected = pinned_python(LOCK.read_text(encoding="utf-8"))
    with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:
        data: bytes = answer.read()
    if hashlib.sha256(data).hexdigest() != expected:
        raise SystemExit(f"{address} is not the file that {LOCK.name} names.")
    return data


def pinned_python(lock: str) -> tuple[str, str]:
    """Address and sha256 of the Python that a lock file names."""
    line = next(line for line in lock.splitlines() if line.startswith(MARK))
    address, expected = line.removeprefix(MARK).split()
    return address, expected
