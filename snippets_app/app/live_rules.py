"""The rules of the running program: loaded when they are first needed, live when a file changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.paths import Paths, make_private
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from snippets_app.app.rule_watch import RuleWatch
    from snippets_app.app.rules import OpenRules
    from snippets_app.core.guard.compiled import Tables
    from snippets_app.core.guard.model import Finding, Rule
    from snippets_app.core.guard.romanised import Romanised
    from snippets_app.errors import AppError
    from snippets_app.formats.base import Problem
    from snippets_app.ui.typed_text import Checks


@dataclass(frozen=True, slots=True)
class _Opened:
    """What is made ready off the interface's thread."""

    rules: OpenRules
    checks: Checks


class LiveRules(QObject):
    """``changed`` tells the new ``Checks``, ``failed`` an AppError: rules that cannot be read."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, places: Paths, working: Callable[[], Worker]) -> None:
        super().__init__()
        self._places = places
        self._working = working
        self._opened: _Opened | None = None
        self._watch: RuleWatch | None = None
        self._waiting: list[Callable[[], None]] = []
        self._afterwards: list[Callable[[], None]] = []
        self._is_reading = False
        self._is_stale = False
        self._told: frozenset[Problem] = frozenset()

    @property
    def checks(self) -> Checks | None:
        """The rules in force; None while they are not loaded."""
        return self._opened.checks if self._opened else None

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(self._opened.rules.rules) if self._opened else ()

    @property
    def tables(self) -> Tables | None:
        """The tables that rules are compiled with."""
        return self._opened.rules.compiled.tables if self._opened else None

    def load(self, then: Callable[[], None]) -> None:
        """Have the rules loaded, then go on."""
        if self._opened is not None:
            then()
            return
        self._waiting.append(then)
        if not self._is_reading:
            self._read()

    def after_reading(self, then: Callable[[], None]) -> None:
        """Go on at once, or when the rules that are being read are there, or cannot be read."""
        if self._is_reading and self._opened is None:
            self._afterwards.append(then)
        else:
            then()

    def reload(self) -> None:
        """Read the rules again: a file has changed."""
        if self._is_reading:
            self._is_stale = True
        elif self._opened is not None:
            self._read()

    def _read(self) -> None:
        self._is_reading, self._is_stale = True, False
        self._working().run(self._open, self._use, self._give_up)

    def _open(self) -> _Opened:
        """On the worker's thread, modules included: they take longer to read than the rules."""
        from snippets_app.app.rules import open_rules, rules_folders
        from snippets_app.ui import guard_flow, warner  # noqa: F401

        with suppress(OSError):  # without the folder there are only the shipped rules
            make_private(rules_folders(self._places).own)
        opened = open_rules(self._places)
        return _Opened(opened, _checks_of(opened))

    def _use(self, opened: _Opened) -> None:
        self._is_reading = False
        self._opened = opened
        self._is_stale |= self._watch_files() and self._have_changed(opened.rules)
        self._tell_problems(opened.rules.problems)
        self.changed.emit(opened.checks)
        self._go_on(self._waiting)
        if self._is_stale:
            self._read()

    def _give_up(self, error: AppError) -> None:
        self._is_reading = False
        self._go_on([])
        self.failed.emit(error)

    def _go_on(self, waiting: Sequence[Callable[[], None]]) -> None:
        wanted = (*waiting, *self._afterwards)
        self._waiting, self._afterwards = [], []
        for then in wanted:
            then()

    def _watch_files(self) -> bool:
        """Whether anything is watched that was not while the rules were read."""
        if self._watch is not None:
            return self._watch.look()  # the own folder, taken away, was made anew
        from snippets_app.app.rule_watch import RuleWatch
        from snippets_app.app.rules import rules_folders

        folders = rules_folders(self._places)
        self._watch = RuleWatch((folders.shipped, folders.own))
        self._watch.changed.connect(self.reload)
        return True

    def _have_changed(self, rules: OpenRules) -> bool:
        from snippets_app.app.rules import have_changed

        return have_changed(rules, self._places)

    def _tell_problems(self, problems: Sequence[Problem]) -> None:
        """A problem is told once; it is told again when it was away."""
        new = [each for each in problems if each not in self._told]
        self._told = frozenset(problems)
        if new:
            from snippets_app.app.rules import broken_rules

            self.failed.emit(broken_rules(new))


def _checks_of(opened: OpenRules) -> Checks:
    from snippets_app.core.guard.engine import Engine, find
    from snippets_app.core.guard.keys import KeyText
    from snippets_app.ui.typed_text import Checks

    compiled = opened.compiled
    return Checks(
        lambda: Engine(compiled),
        lambda text: find(compiled, text),
        KeyText,
        _Romanised(opened.rules).find,
    )


class _Romanised:
    """Compiled when keys are first read: in most windows they never are."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._compiled: Romanised | None = None

    def find(self, latin: str) -> Sequence[Finding]:
        if self._compiled is None:
            from snippets_app.app.library import readings
            from snippets_app.core.guard.romanised import compile_romanised

            self._compiled = compile_romanised(self._rules, readings().of)
        return self._compiled.find(latin)
