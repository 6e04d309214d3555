"""Files and folders of other tools, brought into memory with care: no link is followed."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from snippets_app.core.draft import Refused, Remark
from snippets_app.errors import AppError
from snippets_app.formats.sources.bounds import (
    DEEPEST_FOLDER,
    LARGEST_FILE,
    LARGEST_FOLDER,
    MOST_FILES,
)
from snippets_app.formats.sources.wording import TooMany, not_of, quoted, too_large, unreadable

_READ = (".txt", ".json", ".yml", ".yaml", ".py")
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_NO_FOLLOWING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class File:
    """A file's name, or its path within a folder with ``/``, and what stands in it."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder's files by name, and those of them that could not be read."""

    name: str
    files: tuple[File, ...]
    refused: tuple[Refused, ...] = ()


Material = File | Folder
NOT_PLAIN_MESSAGES = ("it is not a plain file",)


def read_material(path: Path) -> Material:
    """What lies at ``path``; AppError when it is not there, too large or no plain file."""
    try:
        if path.is_dir():
            return _read_folder(path)
        return File(_name(path, path.parent), _content(path, 0, LARGEST_FILE))
    except OSError as trouble:
        raise unreadable(path.name, trouble.strerror or str(trouble)) from trouble


def the_file(material: Material, source: str) -> File:
    """The file, or AppError: ``source`` reads no folders."""
    if isinstance(material, Folder):
        raise not_of(source, material.name)
    return material


def the_files(material: Material, endings: tuple[str, ...]) -> Iterator[File]:
    """The file itself, or the folder's files with such endings."""
    if isinstance(material, File):
        yield material
        return
    for file in material.files:
        if file.name.lower().endswith(endings):
            yield file


def refused_files(material: Material) -> tuple[Refused, ...]:
    return material.refused if isinstance(material, Folder) else ()


def _read_folder(folder: Path) -> Folder:
    files: list[File] = []
    refused: list[Refused] = []
    room = LARGEST_FOLDER
    for path in _walk(folder, 0, refused, folder):
        name = _name(path, folder)
        try:
            content = _content(path, _NO_FOLLOWING, room)
        except OSError as trouble:
            told = unreadable(name, trouble.strerror or str(trouble))
            refused.append(Refused(1, Remark.of(told), name))
            continue
        room -= len(content)
        files.append(File(name, content))
        if len(files) + len(refused) > MOST_FILES:
            raise TooMany(MOST_FILES)
    return Folder(_name(folder, folder.parent), tuple(files), tuple(refused))


def _walk(folder: Path, depth: int, refused: list[Refused], top: Path) -> Iterator[Path]:
    for entry in _entries(folder, depth, refused, top):
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and not _is_link(entry):
            if depth < DEEPEST_FOLDER:
                yield from _walk(path, depth + 1, refused, top)
            else:
                refused.append(_left(path, top, _too_deep(path)))
        elif _is_link(entry):
            refused.append(_left(path, top, _link(path)))
        elif path.suffix.lower() in _READ:
            yield path


def _entries(folder: Path, depth: int, refused: list[Refused], top: Path) -> list[os.DirEntry[str]]:
    """What lies in the folder; one within another that cannot be opened is left out and told."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as trouble:
        if not depth:
            raise
        reason = unreadable(folder.name, trouble.strerror or str(trouble))
        refused.append(_left(folder, top, reason))
        return []


def _is_link(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return True
    return leads_elsewhere(entry.stat(follow_symlinks=False))


def leads_elsewhere(status: object) -> bool:
    """Whether it is a junction of Windows. Files kept in a cloud are marked too, but differently.

    https://learn.microsoft.com/en-us/windows/win32/fileio/reparse-point-tags
    """
    return getattr(status, "st_reparse_tag", 0) == _JUNCTION


def _left(path: Path, top: Path, reason: AppError) -> Refused:
    return Refused(1, Remark.of(reason), _name(path, top))


def _name(path: Path, top: Path) -> str:
    """Its path within the folder; what no text can hold is replaced."""
    name = path.relative_to(top).as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def _link(path: Path) -> AppError:
    return AppError(
        "“{file}” is a link to another place.",
        "Put a copy of the file into the folder.",
        file=quoted(path.name),
    )


def _too_deep(path: Path) -> AppError:
    return AppError(
        "The folder “{file}” lies too deep.",
        "Move it up, or import it by itself.",
        file=quoted(path.name),
    )


def _content(path: Path, flags: int, largest: int) -> bytes:
    # Opening a named pipe would wait for a writer for ever.
    more = flags | getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, given: os.open(name, given | more)) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(0, NOT_PLAIN_MESSAGES[0])
        content = stream.read(largest + 1)
    if len(content) > largest:
        raise too_large(path.name, LARGEST_FILE)
    return content
