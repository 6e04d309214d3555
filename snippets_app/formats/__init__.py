"""Packs as files. A further format is one new file and one line in ``FORMATS``."""

from pathlib import Path, PurePath

from snippets_app.core.model import Pack
from snippets_app.errors import AppError
from snippets_app.formats.base import BodyCheck, Format, Problem, Reading
from snippets_app.formats.files import read_pack_file, read_pack_folder, read_through_cache
from snippets_app.formats.pack_toml import PackToml

__all__ = ["FORMATS", "Format", "Problem", "Reading", "format_for", "read_pack", "read_packs"]

FORMATS: tuple[Format, ...] = (PackToml(),)


def format_for(file: PurePath, name: str = "") -> Format:
    """The format called ``name``, or the one for the file's ending; AppError when there is none."""
    for each in FORMATS:
        if each.name == name or (not name and file.suffix.lower() in each.extensions):
            return each
    raise AppError(
        "No format is known for {file}.",
        "Known formats: {formats}.",
        file=name or file.name,
        formats=", ".join(f"{each.name} ({' '.join(each.extensions)})" for each in FORMATS),
    )


def read_pack(file: Path, check_body: BodyCheck, name: str = "") -> Reading:
    """Read one pack; trouble with the file itself is a problem too. AppError: no such format."""
    return read_pack_file(file, format_for(file, name), check_body)


def read_packs(
    folder: Path, check_body: BodyCheck, cache: Path | None = None
) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """Every pack of a folder in the order of file names, and the problems of all files.

    ``cache`` is a file in which packs without problems are kept for the next time.
    """
    if cache is None:
        return read_pack_folder(folder, FORMATS, check_body)
    return read_through_cache(folder, FORMATS, check_body, cache)
