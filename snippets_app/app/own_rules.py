"""The rules that an agent writes in the program: one file of the own rules' folder."""

import os
from contextlib import suppress
from pathlib import Path

from snippets_app.core.guard.model import Rule
from snippets_app.errors import AppError
from snippets_app.formats.rules_toml import read_rules, write_rules
from snippets_app.paths import make_private, rename

FILE = "mine.toml"


class OwnRules:
    """Files that the agent wrote by hand lie beside it and are never touched."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def load(self) -> tuple[Rule, ...]:
        """The rules as they are saved. Raises AppError when the file is not whole."""
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as problem:
            raise self._unreadable(problem.strerror or problem) from problem
        reading = read_rules(content, FILE)
        if reading.problems:
            raise self._unreadable(reading.problems[0])
        return reading.rules

    def save(self, rule: Rule) -> None:
        """Add the rule, or put it in the place of the one with its id. Raises AppError."""
        rules = {each.id: each for each in self.load()}
        self._write(tuple((rules | {rule.id: rule}).values()))

    def delete(self, rule: str) -> None:
        """Raises AppError."""
        self._write(tuple(each for each in self.load() if each.id != rule))

    def _write(self, rules: tuple[Rule, ...]) -> None:
        content, beside = _content(rules), self._file.with_suffix(".new")
        try:
            make_private(self._file.parent)
            _put(beside, content)
            rename(beside, self._file)
        except OSError as problem:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise AppError(
                "The rule could not be saved: {reason}.",
                "Free some space or check the rights of {folder}, then save again.",
                reason=problem.strerror or problem,
                folder=self._file.parent,
            ) from problem

    def _unreadable(self, reason: object) -> AppError:
        return AppError(
            "The file of your own rules cannot be read: {reason}.",
            "Correct {file}, or move it away.",
            reason=reason,
            file=self._file,
        )


def _content(rules: tuple[Rule, ...]) -> bytes:
    """The file with these rules. Raises AppError for a rule that could not be read again: one such
    rule would close the whole file to the agent."""
    language = next((each.language for each in rules if each.language), "")
    try:
        content = write_rules(rules, language)
        problems = read_rules(content, FILE).problems
    except UnicodeEncodeError as problem:
        raise _unwritable(problem.reason) from problem
    if problems:
        raise _unwritable(problems[0])
    return content


def _unwritable(reason: object) -> AppError:
    return AppError(
        "The rule could not be saved: {reason}.",
        "Change what is named there, then save again.",
        reason=reason,
    )


def _put(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
