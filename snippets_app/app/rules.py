"""The rules opened for use: shipped ones and the agent's own, compiled for the guard.

Knows no Qt: the command line uses it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from snippets_app.core.guard.compiled import CompiledRules, Tables, compile_rules, load_compiled
from snippets_app.core.guard.fold import load_folds
from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.syllables import Syllables
from snippets_app.core.search.readings import load_readings
from snippets_app.errors import AppError
from snippets_app.formats import rule_cache
from snippets_app.formats.base import Problem
from snippets_app.formats.pack_cache import Stamp, stamp
from snippets_app.formats.rule_cache import Kept
from snippets_app.formats.rule_files import RuleFolders, read_rule_folders, stamp_of
from snippets_app.formats.rules_toml import RuleReading
from snippets_app.paths import Paths, resources


@dataclass(frozen=True, slots=True)
class OpenRules:
    """``problems`` are those of rule files; every good rule is in ``rules`` and compiled.

    ``read_from`` is the stamp of the files before they were read, None where there was none.
    """

    rules: Sequence[Rule]
    compiled: CompiledRules
    problems: tuple[Problem, ...]
    read_from: Stamp | None = None


def rules_folders(places: Paths) -> RuleFolders:
    """Where rule files lie; the agent's own folder need not be there."""
    return RuleFolders(resources() / "snippets" / "rules", places.data / "rules")


def open_rules(places: Paths) -> OpenRules:
    """Read and compile the rules, or take them as they were the last time. Works on any thread.

    Raises AppError when a table that comes with the program is damaged.
    """
    folders, cache, given = rules_folders(places), places.data / "rules.cache", tables()
    try:
        read_from = _stamp(folders)
    except OSError:
        return _compiled(read_rule_folders(folders), given)
    kept = rule_cache.load(cache, read_from)
    if kept is not None:
        known = load_compiled(kept.compiled, given)
        if known is not None:
            return OpenRules(known.rules, known, kept.problems, read_from)
    reading = read_rule_folders(folders)
    fresh = _compiled(reading, given, read_from)
    if reading.is_whole:
        rule_cache.save(cache, read_from, Kept(fresh.problems, fresh.compiled.dumps()))
    return fresh


def have_changed(opened: OpenRules, places: Paths) -> bool:
    """Whether the rule files are others by now than those that were read."""
    try:
        return opened.read_from not in (None, _stamp(rules_folders(places)))
    except OSError:
        return False  # there is none to read


def broken_rules(problems: Sequence[Problem]) -> AppError:
    """What an agent is told of entries that are not in force, one at least."""
    return AppError(
        "{count} entries of the rule files could not be read; the first: {first}.",
        "All other rules are in force. See all with: saywell lint",
        count=len(problems),
        first=problems[0],
    )


def tables() -> Tables:
    """The tables that come with the program: how text is folded, and how it sounds."""
    folds, readings = load_folds(_asset("folds.bin")), load_readings(_asset("readings.bin"))
    return Tables(folds, Syllables(readings))


def _stamp(folders: RuleFolders) -> Stamp:
    """Of the rule files, and of the automaton's library, which trusts its own bytes blindly and is
    updated by itself. Raises OSError."""
    library = import_module("daachorse.daachorse").__file__ or ""
    return [*stamp_of(folders), stamp([Path(library)])]


def _compiled(reading: RuleReading, given: Tables, read_from: Stamp | None = None) -> OpenRules:
    compiled = compile_rules(reading.rules, given)
    return OpenRules(compiled.rules, compiled, reading.problems, read_from)


def _asset(name: str) -> bytes:
    file: Path = resources() / "assets" / name
    return file.read_bytes()
