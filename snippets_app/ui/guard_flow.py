"""From typed text to a warning: what is found is shown beside the words, and Enter is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from snippets_app.core.chord import Chord
from snippets_app.core.guard.attention import Attention, Policy
from snippets_app.core.guard.model import Finding, Rule, Severity
from snippets_app.desktop.base import Coverage, Field
from snippets_app.ui.banner_view import BannerView
from snippets_app.ui.correction import Correction
from snippets_app.ui.typed_text import Seen, TypedText
from snippets_app.ui.warner import Warned, Warner

SETTLES_AFTER = 400
"""Milliseconds in which a next character may still make words harmless."""
TOLD_WITHIN = 2000
"""Milliseconds in which a control has told what was inserted into it."""
CONTEXT = 60
ENTER = (Chord((), "Enter"),)


class EnterHolder(Protocol):
    """Holds what sends a message back while asked to."""

    def hold(self, pressed: Callable[[Chord], None], chords: tuple[Chord, ...]) -> bool:
        """Call ``pressed`` with it, on any thread, instead of letting the next of these through;
        False when the system does not let us."""

    def let_go(self) -> None:
        """Each goes its usual way; nothing happens when it does already."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the agent and the centre want, asked for anew each time.

    ``wordings``: what may be put in a finding's place. ``reason``: why not, in the agent's
    language. ``chords``: of the actions that begin with ``settings.WARNING_HOTKEYS``. ``sending``:
    what sends a message in a program. ``may_silence``: whether the agent may keep a rule quiet in
    a program.
    """

    policy: Callable[[], Policy]
    wordings: Callable[[Finding], tuple[str, ...]]
    reason: Callable[[Finding], str]
    chords: Callable[[], Mapping[str, str]]
    sending: Callable[[str], tuple[Chord, ...]] = lambda _program: ENTER
    may_silence: bool = True


class GuardFlow(QObject):
    """Give ``typed`` to the desktop's typing as its listener.

    ``reported`` and ``dismissed`` tell a rule's id, ``alarmed`` that what was reported is more than
    a hint, which stays quiet, ``silence_requested`` a rule's id and a
    program, ``correction_requested`` a ``Correction``, ``field_changed`` a ``Field`` or None.
    """

    reported = Signal(str)
    alarmed = Signal()
    dismissed = Signal(str)
    silence_requested = Signal(str, str)
    correction_requested = Signal(object)
    field_changed = Signal(object)
    _typed = Signal()
    _enter_pressed = Signal(object)

    def __init__(self, warner: Warner, enter: EnterHolder, wishes: Wishes) -> None:
        super().__init__()
        self._warner = warner
        self._enter = enter
        self._wishes = wishes
        self._state = Attention()
        self._turn = 0
        self._field: Field | None = None
        self._holding: tuple[Chord, ...] = ()
        self._pressed = ENTER[0]
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLES_AFTER)
        self._settling.timeout.connect(self._settle)
        self._expecting = QTimer(self)
        self._expecting.setSingleShot(True)
        self._expecting.setInterval(TOLD_WITHIN)
        self._expecting.timeout.connect(lambda: self._show(self._state.expecting(())))
        self.typed = TypedText(self._typed.emit)
        self._connect()

    def apply_policy(self) -> None:
        """The policy has changed."""
        self._show(self._state.under(self._wishes.policy()))

    def expect(self, texts: Sequence[str]) -> None:
        """Saywell inserts these texts, which the agent has agreed to; none: they are there, and
        the control tells it any moment."""
        if texts:
            self._expecting.stop()
            self._show(self._state.expecting(texts))
        else:
            self._expecting.start()

    def close(self) -> None:
        """Show nothing more and let everything go; what the desktop still tells is not heard."""
        self.typed.ignore()
        self._show(self._state.left())
        self._warner.close()

    # What is typed

    def _take(self) -> None:
        seen = self.typed.take()
        self._enter_field(seen)
        self._show(self._state.found(seen.text, seen.findings), typed=True)

    def _enter_field(self, seen: Seen) -> None:
        if seen.turn == self._turn:
            return
        self._turn = seen.turn
        field, state = seen.field, self._state.under(self._wishes.policy())
        if field == self._field:
            self._state = state.left()
        else:
            program, window = (field.program, field.window) if field else ("", 0)
            self._state = state.entered(program, window)
            self._hold_enter()  # another program may send by other keys
            self._field = field
            self.field_changed.emit(field)
        if seen.field is not None and seen.field.coverage is not Coverage.NONE:
            self._warner.prepare()

    def _settle(self) -> None:
        seen = self.typed.settle()
        if seen.turn == self._turn:
            self._show(self._state.found(seen.text, seen.findings))

    def _hold_back(self, pressed: Chord) -> None:
        """The message was to be sent while something forbidden stands."""
        self._pressed = pressed
        self._settle()
        self._show(self._state.enter_held())

    # What is shown

    def _show(self, state: Attention, *, typed: bool = False) -> None:
        """Bring timer, Enter and windows into line with the state."""
        self._state = state
        self._wait_for_more(typed=typed)
        self._hold_enter()
        warned = self._warned()
        if warned is None:
            self._warner.show_nothing()
        else:
            self._warner.show(warned)
        if self._state.is_new:
            assert state.shown.finding
            self._state = state.reported()
            self._report(state.shown.finding.rule)

    def _report(self, rule: Rule) -> None:
        self.reported.emit(rule.id)
        if rule.severity is not Severity.HINT:
            self.alarmed.emit()

    def _wait_for_more(self, *, typed: bool) -> None:
        if not self._state.is_waiting:
            self._settling.stop()
        elif typed:
            self._settling.start()

    def _hold_enter(self) -> None:
        if self._state.holds_enter is bool(self._holding):
            return
        wanted = self._state.holds_enter
        self._holding = self._wishes.sending(self._state.program) if wanted else ()
        if self._holding:
            self._enter.hold(self._enter_pressed.emit, self._holding)
        elif not wanted:
            self._enter.let_go()

    def _warned(self) -> Warned | None:
        shown, text = self._state.shown, self._state.text
        finding, field = shown.finding, self._field
        if finding is None or field is None:
            return None
        view = BannerView(
            finding.rule.severity,
            text[max(0, finding.start - CONTEXT) : finding.start],
            finding.text,
            text[finding.end : finding.end + CONTEXT],
            self._wishes.reason(finding),
            self._wishes.wordings(finding),
            shown.others,
            self._state.was_held,
            self._wishes.chords(),
            str(self._pressed),
            self._wishes.may_silence,
        )
        return Warned(shown.show, view, field, finding.start, finding.end)

    # What the agent does

    def _connect(self) -> None:
        self._typed.connect(self._take)  # queued of itself: it comes from the typing's thread
        self._enter_pressed.connect(self._hold_back)
        self._warner.replace_requested.connect(self._replace)
        self._warner.ignore_requested.connect(self._ignore)
        self._warner.not_here_requested.connect(self._silence)
        self._warner.opened.connect(self._open)

    def _open(self) -> None:
        self._show(self._state.mark_opened())

    def _ignore(self) -> None:
        finding = self._state.shown.finding
        if finding is not None:
            self._show(self._state.ignored())
            self.dismissed.emit(finding.rule.id)

    def _silence(self) -> None:
        finding = self._state.shown.finding
        if finding is not None and self._field is not None:
            self.dismissed.emit(finding.rule.id)
            self.silence_requested.emit(finding.rule.id, self._field.program)

    def _replace(self, wording: str) -> None:
        finding, field = self._state.shown.finding, self._field
        if finding is not None and field is not None:
            old = self._state.words_of(finding)
            self.correction_requested.emit(
                Correction(field, finding.start, finding.end, old, wording)
            )
