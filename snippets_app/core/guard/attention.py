"""What the agent's attention is drawn to: which finding is shown, and whether Enter is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from snippets_app.core.guard.buffer import changed
from snippets_app.core.guard.model import Finding, Rule, Severity

WINDOWS_LEFT = 8
"""In so many windows that were left last, what was reported is known again."""


class Show(Enum):
    """How a finding is shown: not at all, by a small mark, or by a banner."""

    NOTHING = "nothing"
    MARK = "mark"
    BANNER = "banner"


@dataclass(frozen=True, slots=True)
class Policy:
    """``off``: ids of rules that never count; ``silenced``: pairs of a rule's id and a program."""

    hold_enter: bool = True
    off: frozenset[str] = frozenset()
    silenced: frozenset[tuple[str, str]] = frozenset()

    def counts(self, rule: Rule, program: str) -> bool:
        """Whether this rule says anything in this program."""
        if rule.id in self.off:
            return False
        return (rule.id, program.casefold()) not in {
            (each, where.casefold()) for each, where in self.silenced
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """``others`` counts what would be shown in the same way besides ``finding``."""

    show: Show = Show.NOTHING
    finding: Finding | None = field(default=None, repr=False)
    others: int = 0


class Mark(NamedTuple):
    """A finding by its place, for as long as nothing changes there."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attention:
    """The state for the control that has the focus; every event gives the next state.

    ``quiet``: ignored once. ``let_through``: Enter has been held for these. ``told``: reported.
    ``left_told``: what was reported in windows that were left, and ``back`` those of this window
    until its first text is seen: a draft that is come back to is reported once.
    ``expected``: texts that Saywell itself is inserting, which the agent has agreed to.
    ``opened``: the agent wants to read what a small mark stands for. ``held``: Enter was held
    and nothing has been typed since.
    """

    policy: Policy = Policy()
    program: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    quiet: frozenset[Mark] = frozenset()
    let_through: frozenset[Mark] = frozenset()
    told: frozenset[Mark] = frozenset()
    window: int = 0
    left_told: tuple[tuple[int, frozenset[Mark]], ...] = ()
    back: frozenset[Mark] = frozenset()
    expected: tuple[str, ...] = field(default=(), repr=False)
    opened: bool = False
    held: bool = False

    # Events

    def entered(self, program: str, window: int = 0) -> Attention:
        """Another control has the focus; in the same window it is another draft."""
        left = self.left()
        elsewhere = dict(left.left_told)
        known = elsewhere.pop(window, frozenset())
        return replace(
            left,
            program=program,
            window=window,
            left_told=tuple(elsewhere.items()),
            back=known if window != self.window else frozenset(),
        )

    def left(self) -> Attention:
        """What was typed is forgotten; where it was reported, by numbers alone, is not."""
        told = dict(self.left_told) | ({self.window: self.told} if self.told else {})
        return Attention(
            self.policy,
            self.program,
            window=self.window,
            left_told=tuple(told.items())[-WINDOWS_LEFT:],
            expected=self.expected,
        )

    def found(self, text: str, findings: Sequence[Finding]) -> Attention:
        """So reads the control now, with these findings."""
        edit = _edit(self.text, text) if text != self.text else None
        return replace(
            self,
            text=text,
            findings=tuple(findings),
            quiet=_moved(self.quiet, edit) | _marks_within(text, self.expected, findings),
            let_through=_moved(self.let_through, edit),
            told=_moved(self.told, edit) | (self.back & {_mark(each) for each in findings}),
            back=frozenset() if text else self.back,
            opened=self.opened and edit is None,
            held=self.held and edit is None,
        )

    def ignored(self) -> Attention:
        """The agent ignores the finding that is shown, until the text there changes."""
        shown = self.shown.finding
        return replace(self, quiet=self.quiet | {_mark(shown)}) if shown else self

    def enter_held(self) -> Attention:
        """The agent pressed Enter and it was held: the next one goes through."""
        held = self.let_through | set(map(_mark, self._holding()))
        return replace(self, let_through=held, held=True)

    def reported(self) -> Attention:
        """The finding that is shown has been counted."""
        shown = self.shown.finding
        return replace(self, told=self.told | {_mark(shown)}) if shown else self

    def mark_opened(self) -> Attention:
        return replace(self, opened=True)

    def expecting(self, texts: Iterable[str]) -> Attention:
        """Saywell inserts these texts; an empty one ends that."""
        pieces = (line for text in texts for line in text.split("\n"))
        return replace(self, expected=tuple(filter(None, pieces)))

    def under(self, policy: Policy) -> Attention:
        return replace(self, policy=policy)

    # What follows

    @property
    def shown(self) -> Shown:
        """One finding: the most severe, of those the one that stands last."""
        standing = [each for each in self._standing() if not each.pending]
        if not standing:
            return Shown()
        quietly = all(_is_hint(each) for each in standing)
        alike = [each for each in standing if quietly or not _is_hint(each)]
        worst = max(alike, key=lambda each: (each.rule.severity.rank, each.start, each.end))
        show = Show.MARK if quietly and not self.opened else Show.BANNER
        return Shown(show, worst, len(alike) - 1)

    @property
    def is_new(self) -> bool:
        """Whether the finding that is shown has not been reported yet."""
        shown = self.shown.finding
        return shown is not None and _mark(shown) not in self.told

    @property
    def was_held(self) -> bool:
        """Whether Enter was held just now for the finding that is shown."""
        shown = self.shown.finding
        return self.held and shown is not None and _mark(shown) in self.let_through

    @property
    def holds_enter(self) -> bool:
        """Whether the next Enter is held: also for what only the next character could excuse."""
        return self.policy.hold_enter and any(self._holding())

    @property
    def is_waiting(self) -> bool:
        """Whether a finding waits for the next character."""
        return any(each.pending for each in self._standing())

    def words_of(self, finding: Finding) -> str:
        """What stands in the finding's place, for customer data too."""
        return self.text[finding.start : finding.end]

    def _standing(self) -> list[Finding]:
        return [
            each
            for each in self.findings
            if _mark(each) not in self.quiet and self.policy.counts(each.rule, self.program)
        ]

    def _holding(self) -> list[Finding]:
        return [
            each
            for each in self._standing()
            if each.rule.severity is Severity.FORBID and _mark(each) not in self.let_through
        ]


class _Edit(NamedTuple):
    """``[start, end)`` of the text before was replaced; what follows moved by ``shift``."""

    start: int
    end: int
    shift: int


def _mark(finding: Finding) -> Mark:
    return Mark(finding.rule.id, finding.start, finding.end)


def _is_hint(finding: Finding) -> bool:
    return finding.rule.severity is Severity.HINT


def _marks_within(text: str, pieces: Iterable[str], findings: Iterable[Finding]) -> set[Mark]:
    """The findings that lie wholly in one of the pieces."""
    places = [place for piece in pieces for place in _places(text, piece)]
    return {
        _mark(each)
        for each in findings
        if any(start <= each.start and each.end <= end for start, end in places)
    }


def _moved(marks: frozenset[Mark], edit: _Edit | None) -> frozenset[Mark]:
    """The marks where they stand after an edit; those it touched are gone."""
    if edit is None:
        return marks
    after = (
        mark._replace(start=mark.start + edit.shift, end=mark.end + edit.shift)
        for mark in marks
        if mark.start >= edit.end
    )
    return frozenset([*after, *(mark for mark in marks if mark.end <= edit.start)])


def _edit(before: str, after: str) -> _Edit:
    """The one change that makes ``after`` of ``before``."""
    start, end, _ = changed(before, after)
    return _Edit(start, end, len(after) - len(before))


def _places(text: str, piece: str) -> Iterable[tuple[int, int]]:
    start = text.find(piece)
    while start >= 0:
        yield start, start + len(piece)
        start = text.find(piece, start + 1)
