"""Pack files on disk: every trouble with one file is a problem of that file alone."""

from collections.abc import Sequence
from pathlib import Path

from snippets_app.core.model import Pack
from snippets_app.formats import pack_cache
from snippets_app.formats.base import BodyCheck, Format, Problem, Reading
from snippets_app.formats.contents import read_content, unreadable


def read_pack_file(file: Path, pack_format: Format, check_body: BodyCheck) -> Reading:
    """The pack in ``file``, read as ``pack_format``."""
    content = read_content(file)
    if isinstance(content, Problem):
        return Reading(None, (content,))
    return pack_format.read(content, file.name, check_body)


def read_pack_folder(
    folder: Path, formats: Sequence[Format], check_body: BodyCheck
) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """Every pack of ``folder`` by file name; the first one keeps an id that two files claim."""
    packs: dict[str, Pack] = {}
    problems: list[Problem] = []
    for file, pack_format in _pack_files(folder, formats, problems):
        reading = read_pack_file(file, pack_format, check_body)
        problems.extend(reading.problems)
        if reading.pack is None:
            continue
        if reading.pack.id in packs:
            problems.append(_double(file, reading.pack.id))
        packs.setdefault(reading.pack.id, reading.pack)
    return tuple(packs.values()), tuple(problems)


def read_through_cache(
    folder: Path, formats: Sequence[Format], check_body: BodyCheck, cache: Path
) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """As ``read_pack_folder``; the files are only read when they differ from the last time."""
    try:
        read_from = pack_cache.stamp([file for file, _ in _pack_files(folder, formats, [])])
    except OSError:
        return read_pack_folder(folder, formats, check_body)
    known = pack_cache.load(cache, read_from)
    if known is not None:
        return known, ()
    packs, problems = read_pack_folder(folder, formats, check_body)
    if not problems:
        pack_cache.save(cache, read_from, packs)
    return packs, problems


def _pack_files(
    folder: Path, formats: Sequence[Format], problems: list[Problem]
) -> list[tuple[Path, Format]]:
    by_ending = {ending: each for each in formats for ending in each.extensions}
    try:
        files = sorted(folder.iterdir())
    except OSError as trouble:
        problems.append(unreadable(folder, trouble))
        return []
    return [(file, by_ending[file.suffix]) for file in files if file.suffix in by_ending]


def _double(file: Path, pack: str) -> Problem:
    message = f"another file has the pack “{pack}” already; each pack needs an id of its own"
    return Problem(file.name, 1, "id", message)
