"""The file of programs, a profile for each, described in ``docs/programs.md``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from snippets_app.core.profiles import Profile
from snippets_app.core.target_rows import rule_from_row
from snippets_app.errors import AppError
from snippets_app.formats.base import Problem
from snippets_app.formats.contents import read_content
from snippets_app.formats.programs_schema import OF_THE_RULE, PROGRAM, TOP, faults
from snippets_app.formats.toml_lines import Places, locate


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """Every good profile of a file in its order, and what is wrong with the others."""

    profiles: tuple[Profile, ...]
    problems: tuple[Problem, ...] = ()


def read_program_file(file: Path) -> ProfileReading:
    """The profiles in ``file``; trouble with the file itself is a problem too."""
    content = read_content(file)
    if isinstance(content, Problem):
        return ProfileReading((), (content,))
    return read_programs(content, file.name)


def read_programs(content: bytes, file: str) -> ProfileReading:
    """The profiles in ``content``; ``file`` names it in problems. Never raises for bad content."""
    from snippets_app.formats.toml_document import parse  # loads tomllib

    parsed = parse(content, file)
    if isinstance(parsed, Problem):
        return ProfileReading((), (parsed,))
    return _ProgramsReader(*parsed, file).reading()


class _ProgramsReader:
    """One document on its way to profiles."""

    def __init__(self, text: str, document: dict[str, Any], file: str) -> None:
        self._text = text
        self._document = document
        self._file = file
        self._problems: list[Problem] = []

    def reading(self) -> ProfileReading:
        is_known = self._check_top()
        profiles = tuple(self._profiles())
        self._problems.sort(key=lambda problem: problem.line)
        return ProfileReading(profiles if is_known else (), tuple(self._problems))

    @cached_property
    def _places(self) -> Places:
        return locate(self._text)  # only files with a fault need it

    def _check_top(self) -> bool:
        top = {name: value for name, value in self._document.items() if name != "programs"}
        found = list(faults(TOP, top))
        for name, message in found:
            line = self._places.top.fields.get(name) or self._places.find(name, 0)
            self._problems.append(Problem(self._file, line, name, message))
        return not found

    def _profiles(self) -> Iterator[Profile]:
        known: set[str] = set()
        for number, record in self._records():
            profile = self._profile(number, record)
            if profile is None:
                continue
            if profile.id in known:
                self._tell(number, "id", f"“{profile.id}” is there already; ids are unique")
            else:
                known.add(profile.id)
                yield profile

    def _records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        records = self._document.get("programs", [])
        if not isinstance(records, list):
            self._tell(0, "", "must be a list of tables; write [[programs]]")
            return
        for number, record in enumerate(records):
            if isinstance(record, dict):
                yield number, record
            else:
                self._tell(number, "", "is not a table; write [[programs]]")

    def _profile(self, number: int, record: dict[str, Any]) -> Profile | None:
        found = list(faults(PROGRAM, record))
        for name, message in found:
            self._tell(number, name, message)
        if found:
            return None
        try:
            rule = rule_from_row({name: record[name] for name in OF_THE_RULE if name in record})
        except AppError as trouble:
            self._tell(number, str(trouble.values["field"]), str(trouble))
            return None
        return Profile(record["id"], record["name"], tuple(record["programs"]), rule)

    def _tell(self, number: int, name: str, message: str) -> None:
        line = self._places.find("programs", number, name)
        self._problems.append(Problem(self._file, line, name or "programs", message))
