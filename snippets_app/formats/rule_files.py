"""Rule files on disk: the shipped folder, and an agent's own folder laid over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from snippets_app.core.guard.model import Rule
from snippets_app.formats.base import Problem
from snippets_app.formats.contents import read_content, unreadable
from snippets_app.formats.pack_cache import Stamp, stamp
from snippets_app.formats.rules_toml import RuleReading, read_rules


@dataclass(frozen=True, slots=True)
class RuleFolders:
    """An own folder need not be there; a rule in it takes the place of a shipped one of its id."""

    shipped: Path
    own: Path


def read_rule_folders(folders: RuleFolders) -> RuleReading:
    """The rules of both folders, by file name, and the problems of all their files."""
    shipped, own = read_rule_folder(folders.shipped), read_rule_folder(folders.own)
    rules = {rule.id: rule for rule in (*shipped.rules, *own.rules)}
    problems = (*shipped.problems, *own.problems)
    return RuleReading(tuple(rules.values()), problems, shipped.is_whole and own.is_whole)


def stamp_of(folders: RuleFolders) -> Stamp:
    """Which files are there now. Raises OSError."""
    return [stamp(_files(folders.shipped)), stamp(_files(folders.own))]


def _files(folder: Path) -> list[Path]:
    return (
        sorted(file for file in folder.iterdir() if file.suffix == ".toml")
        if folder.is_dir()
        else []
    )


def read_rule_folder(folder: Path) -> RuleReading:
    """The rules of one folder, by file name; the first of two with the same id."""
    try:
        files = _files(folder)
    except OSError as trouble:
        return RuleReading((), (unreadable(folder, trouble),), is_whole=False)
    readings = [(file, _read_file(file)) for file in files]
    problems = [problem for _, reading in readings for problem in reading.problems]
    rules: dict[str, Rule] = {}
    for file, reading in readings:
        problems += _doubles(file, reading.rules, rules)
        rules = rules | {rule.id: rule for rule in reading.rules if rule.id not in rules}
    is_whole = all(reading.is_whole for _, reading in readings)
    return RuleReading(tuple(rules.values()), tuple(problems), is_whole)


def _read_file(file: Path) -> RuleReading:
    content = read_content(file)
    if isinstance(content, Problem):
        return RuleReading((), (content,), is_whole=False)
    return read_rules(content, file.name)


def _doubles(file: Path, rules: Sequence[Rule], known: dict[str, Rule]) -> Iterator[Problem]:
    for rule in rules:
        if rule.id in known:
            message = f"another file has the rule “{rule.id}” already; ids are unique"
            yield Problem(file.name, 1, "id", message)
