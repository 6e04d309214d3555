"""The rules that an agent writes in the program: files of the own rules' folder, and the log of
what was changed in them.

A file holds rules of one language, so there is one for each: ``mine.toml``, ``mine.zh.toml``.
"""

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from snippets_app.core.guard import rule_forgetting, rule_log
from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.rule_log import Log, Rules, Step, Wanted
from snippets_app.errors import AppError
from snippets_app.formats.rules_toml import read_rules, write_rules
from snippets_app.paths import UNFINISHED, make_private, patiently, rename, write_whole

FILE = "mine.toml"
_MINE = re.compile(r"mine(\.([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*))?\.toml\Z")


class OwnRules:
    """Files that the agent wrote by hand lie beside them and are never touched.

    The log is written before the rules: what was in them before is never lost. A file beside the
    log says that this has begun and not ended. What was done ``since`` then can be taken back,
    however large the log gets.
    """

    def __init__(
        self,
        folder: Path,
        log: Path,
        now: Callable[[], float] = time.time,
        since: float = math.inf,
    ) -> None:
        self._folder = folder
        self._log = log
        self._unfinished = log.with_suffix(UNFINISHED)
        self._now = now
        self._since = since

    def load(self) -> tuple[Rule, ...]:
        """The rules as they are saved. Raises AppError when a file is not whole."""
        return tuple(_by_id(self._stored()).values())

    def by_hand(self) -> tuple[Rule, ...]:
        """The rules of all other files in the folder, as far as they can be read."""
        found: list[Rule] = []
        with suppress(OSError):
            for file in sorted(self._folder.glob("*.toml")):
                if not _MINE.match(file.name):
                    found += read_rules(file.read_bytes(), file.name).rules
        return tuple(found)

    def log(self) -> Log:
        """What was changed; empty where nothing was, or what stands there is no log.

        Raises AppError when it cannot be read: another log in its place would lose it.
        """
        return self._stored_log() or ()

    def edit(self, wanted: Wanted) -> Step | None:
        """Do what is wanted; None when that changes nothing. Raises AppError, and changes
        nothing."""
        return self._take(lambda log, rules: rule_log.edited(log, rules, wanted, self._now()))

    def undo(self, number: int = 0, *, switching: bool = True) -> Step | None:
        """Take the last edit back; with a number, only the one of this number. Raises AppError."""

        def undone(log: Log, rules: Rules) -> Step | None:
            last = rule_log.next_undo(log, switching=switching)
            is_meant = last is not None and number in (0, last.number)
            return rule_log.undone(log, rules, switching=switching) if is_meant else None

        return self._take(undone)

    def redo(self, *, switching: bool = True) -> Step | None:
        """Do again what was taken back last. Raises AppError."""
        return self._take(lambda log, rules: rule_log.redone(log, rules, switching=switching))

    def discard(self, rules: Iterable[str]) -> None:
        """Forget those of these rules that are deleted for good. Raises AppError."""
        log, stored = self._whole()
        self._keep_damaged_log()
        self._write_log(rule_log.discarded(log, [each for each in rules if each not in stored]))

    def settle(self, off: Iterable[str] | None) -> None:
        """End what was half done when the program ended the last time, and let the log fit rules
        and settings. Raises AppError."""
        log, rules = self._whole()
        settled = rule_log.settled(log, rules, off)
        if settled != self.log():
            self._write_log(settled)
        with suppress(OSError):
            for folder, name in ((self._folder, "mine*.toml"), (self._log.parent, self._log.name)):
                for half in folder.glob(f"{name}.*.new"):
                    half.unlink()
            self._unfinished.unlink(missing_ok=True)

    def _take(self, step: Callable[[Log, Rules], Step | None]) -> Step | None:
        log, rules = self._whole()
        taken = step(log, rules)
        if taken is None:
            return None
        files = _contents(taken.rules)
        kept = self._remembered(taken)
        self._keep_damaged_log()
        self._write_log(kept)
        self._begin()
        try:
            self._write_rules(files)
        except AppError:
            with suppress(AppError):  # else the log says what is to be completed
                self._write_rules(_contents(rules))
                self._write_log(log)
                self._end()
            raise
        self._end()
        return taken

    def _remembered(self, taken: Step) -> Log:
        from snippets_app.formats.rule_log import sizes

        log = rule_forgetting.forgotten(taken.log, taken.rules, self._now())
        return rule_forgetting.bounded(log, taken.rules, sizes(log), self._since)

    def _begin(self) -> None:
        with suppress(OSError):  # what follows tells why nothing can be written
            self._unfinished.touch()

    def _end(self) -> None:
        with suppress(OSError):  # looking for what is to be completed does no harm
            self._unfinished.unlink(missing_ok=True)

    def _whole(self) -> tuple[Log, Rules]:
        """The log and the rules, which fit each other."""
        log, stored = self.log(), self._stored()
        rules = rule_log.completed(log, stored)
        if rules is None:
            rules = _by_id(stored)
        else:
            self._write_rules(_contents(rules))
        return rule_log.settled(log, rules), rules

    # The files

    def _stored(self) -> list[Rule]:
        """The rules of all files, one by one: one that was on its way to another is in both."""
        return [rule for file in self._files() for rule in self._read(file)]

    def _files(self) -> list[Path]:
        """Those of this program, the one without a language first."""
        try:
            found = [each for each in self._folder.iterdir() if _MINE.match(each.name)]
        except FileNotFoundError:
            return []
        except OSError as problem:
            raise _unreadable(self._folder, problem.strerror or problem) from problem
        return sorted(found, key=lambda each: (each.name != FILE, each.name))

    def _read(self, file: Path) -> tuple[Rule, ...]:
        reading = read_rules(_content(file), file.name)
        if reading.problems:
            raise _unreadable(file, reading.problems[0])
        return reading.rules

    def _write_rules(self, files: Mapping[str, bytes]) -> None:
        """Only what differs; what grows first, so that a rule that goes to another file is never
        in none."""
        stored = {file.name: _content(file) for file in self._files()}
        wanted = {name: files.get(name, _contents({})[FILE]) for name in {*stored, *files}}
        changed = [name for name in wanted if wanted[name] != stored.get(name)]
        for name in sorted(
            changed, key=lambda each: len(stored.get(each, b"")) - len(wanted[each])
        ):
            self._write(self._folder / name, wanted[name])

    def _write_log(self, log: Log) -> None:
        from snippets_app.formats.rule_log import dump_log

        self._write(self._log, dump_log(log))

    def _keep_damaged_log(self) -> None:
        """A log that cannot be read is put aside before a new one takes its place."""
        if self._stored_log() is None:
            with suppress(OSError):
                rename(self._log, self._log.with_suffix(".damaged"))

    def _stored_log(self) -> Log | None:
        """Nothing where there is no log; None where what stands there is none. Raises AppError."""
        from snippets_app.formats.rule_log import load_log

        try:
            if self._log.stat().st_size > rule_forgetting.HUGE:
                return None
            content = patiently(self._log.read_bytes)
            return load_log(content) if content else ()
        except FileNotFoundError:
            return ()
        except OSError as problem:
            raise AppError(
                "The log of your rules cannot be read: {reason}.",
                "Check the rights of {file}.",
                reason=problem.strerror or problem,
                file=self._log,
            ) from problem

    def _write(self, file: Path, content: bytes) -> None:
        try:
            make_private(file.parent)
            write_whole(file, content)
        except OSError as problem:
            raise AppError(
                "The rule could not be saved: {reason}.",
                "Free some space or check the rights of {folder}, then save again.",
                reason=problem.strerror or problem,
                folder=file.parent,
            ) from problem


def _by_id(rules: Iterable[Rule]) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


def _contents(rules: Rules) -> dict[str, bytes]:
    """The files with these rules. Raises AppError for a rule that could not be read again: one such
    rule would close the whole file to the agent."""
    files: dict[str, list[Rule]] = {"": []}
    for rule in rules.values():
        files.setdefault(rule.language, []).append(rule)
    return dict(_checked(files))


def _checked(files: Mapping[str, list[Rule]]) -> Iterator[tuple[str, bytes]]:
    for language, rules in files.items():
        try:
            content = write_rules(rules, language)
            problems = read_rules(content, FILE).problems
        except UnicodeEncodeError as problem:
            raise _unwritable(problem.reason) from problem
        if problems:
            raise _unwritable(problems[0])
        yield (f"mine.{language}.toml" if language else FILE), content


def _content(file: Path) -> bytes:
    try:
        return patiently(file.read_bytes)
    except OSError as problem:
        raise _unreadable(file, problem.strerror or problem) from problem


def _unreadable(file: Path, reason: object) -> AppError:
    return AppError(
        "The file of your own rules cannot be read: {reason}.",
        "Correct {file}, or move it away.",
        reason=reason,
        file=file,
    )


def _unwritable(reason: object) -> AppError:
    return AppError(
        "The rule could not be saved: {reason}.",
        "Change what is named there, then save again.",
        reason=reason,
    )
