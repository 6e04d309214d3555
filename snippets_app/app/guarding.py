"""The guard in the running program: when typing is watched, and what follows from a warning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from snippets_app.app.abbreviating import Abbreviating
from snippets_app.app.live_rules import LiveRules
from snippets_app.app.permission import is_watching, permission_for
from snippets_app.app.refusals import Refusals
from snippets_app.app.watching import Watching
from snippets_app.desktop.base import Desktop, Field, Permission, TypingListener
from snippets_app.paths import Paths
from snippets_app.settings import SILENCING, WARNING_HOTKEYS
from snippets_app.ui.tasks import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from snippets_app.app.session import Session
    from snippets_app.core.guard.attention import Policy
    from snippets_app.core.guard.model import Finding
    from snippets_app.ui.guard_flow import GuardFlow
    from snippets_app.ui.typed_text import Checks


class Guarding(QObject):
    """Nothing is loaded, and no thread begun, while the guard is off.

    ``field_changed`` tells the control in front: a ``Field``, or None while nothing is watched.
    """

    field_changed = Signal(object)

    def __init__(self, session: Session, desktop: Desktop, places: Paths, storing: Worker) -> None:
        super().__init__()
        self._session = session
        self._desktop = desktop
        self._storing = storing
        self._working: Worker | None = None
        self._flow: GuardFlow | None = None
        self._is_watching = False
        self._permitted: tuple[object, ...] = ()
        self.abbreviating = Abbreviating(session, desktop)
        self.watching = Watching(desktop.typing, self._permission, self._run)
        self._refusals = Refusals(session.texts, lambda *told: session.windows.notice.tell(*told))
        self.rules = LiveRules(places, lambda: self.working)
        self.rules.changed.connect(self._use)
        self.rules.failed.connect(session.tell)

    @property
    def working(self) -> Worker:
        """For what takes its time: rules, places on the screen, the clipboard of others."""
        if self._working is None:
            self._working = Worker("guarding")
        return self._working

    def apply(self) -> None:
        """Begin, end or change what is watched, as settings and pause want it now."""
        self.abbreviating.apply()
        wanted = self._session.settings.guard and not self._session.is_paused()
        if wanted and self.rules.checks is None:
            self.rules.load(self.apply)
            return
        if wanted is not self._is_watching:
            self._is_watching = wanted
            (self._begin if wanted else self._end)()
        elif self._permissions() != self._permitted:
            self.watching.refresh()
        self._permitted = self._permissions()
        if self._flow is not None:
            self._flow.apply_policy()

    def check(self, text: str, program: str, then: Callable[[Sequence[Finding]], None]) -> None:
        """Give ``then`` what should not be said in a text that we insert, hints left out, the
        worst first; once the rules are read, if that has begun."""
        self.rules.after_reading(lambda: then(self._objections(text, program)))

    def _objections(self, text: str, program: str) -> Sequence[Finding]:
        checks = self.rules.checks
        if checks is None or not self._session.settings.guard:
            return ()
        policy = self.policy()
        found = [
            each
            for each in checks.find(text)
            if each.rule.severity.rank and policy.counts(each.rule, program)
        ]
        return sorted(found, key=lambda each: -each.rule.severity.rank)

    def expect(self, texts: Sequence[str]) -> None:
        """What comes into the target is ours; none: it is there."""
        if self._flow is not None:
            self._flow.expect(texts)

    def read_along(self, listener: TypingListener, program: str, then: Callable[[], None]) -> None:
        """Tell ``listener`` too what stands in the field that has the focus, if the program may be
        read; with the guard off, of this program alone. ``then`` comes when that has begun."""
        if self.watching.is_on:
            self.watching.listen_too(listener)
            then()
            return
        reads = permission_for(program, replace(self._session.settings, guard=True))
        granted = Permission.NOTHING if reads is Permission.NOTHING else Permission.TEXT

        def permission(asked: str) -> Permission:
            return granted if asked == program else Permission.NOTHING

        def begun(_result: object) -> None:
            then()

        start = self._desktop.typing.start
        self.working.run(lambda: start(listener, permission), begun, self._session.tell)

    def read_no_more(self, listener: TypingListener) -> None:
        """End what ``read_along`` began."""
        self.watching.listen_no_more(listener)
        if not self.watching.is_on:
            self._run(self._desktop.typing.stop)

    def policy(self) -> Policy:
        from snippets_app.core.guard.attention import Policy

        chosen = self._session.settings
        silenced = ((row.get("rule", ""), row.get("program", "")) for row in chosen.guard_silenced)
        return Policy(chosen.guard_hold_enter, frozenset(chosen.guard_off), frozenset(silenced))

    def chords(self) -> dict[str, str]:
        """The hotkeys that are held while a warning stands."""
        return {
            action: chord
            for action, chord in self._session.settings.hotkeys.items()
            if action.startswith(WARNING_HOTKEYS)
            and chord
            and (self._may_silence or action != SILENCING)
        }

    @property
    def _may_silence(self) -> bool:
        return not self._session.chosen.is_locked("guard_silenced")

    def close(self) -> None:
        """End everything; what was begun is finished first."""
        self.watching.close()
        if self._working is not None:
            self._working.close()
        if self._flow is not None:
            self._flow.close()

    # Watching

    def _use(self, checks: Checks) -> None:
        if self._flow is not None:
            self._flow.typed.use(checks)

    def _begin(self) -> None:
        typed = self._made_flow().typed
        typed.listen()
        self.watching.join(typed)

    def _end(self) -> None:
        typed = self._made_flow().typed
        typed.ignore()
        self.watching.leave(typed)

    def _permissions(self) -> tuple[object, ...]:
        """What in the settings says who may be watched."""
        chosen = self._session.settings
        return is_watching(chosen), chosen.guard_excluded, chosen.guard_keys

    def _permission(self, program: str) -> Permission:
        """Asked on any thread: settings are values that are replaced whole."""
        return permission_for(program, self._session.settings)

    def _made_flow(self) -> GuardFlow:
        if self._flow is None:
            self._flow = self._new_flow()
        return self._flow

    def _new_flow(self) -> GuardFlow:
        from snippets_app.ui.guard_flow import GuardFlow, Wishes
        from snippets_app.ui.held_enter import HeldEnter
        from snippets_app.ui.hotkeys import GlobalHotkeys
        from snippets_app.ui.warner import Warner

        session, desktop, checks = self._session, self._desktop, self.rules.checks
        assert checks
        hotkeys = GlobalHotkeys(desktop.hotkeys, session.texts)
        warner = Warner(desktop.typing, session.windows.warnings, hotkeys, self.working)
        warner.keys_asked.connect(self._refusals.tell)
        sending, may_silence = session.programs.sending, self._may_silence
        wishes = Wishes(
            self.policy, self._wordings, self._reason, self.chords, sending, may_silence
        )
        flow = GuardFlow(warner, HeldEnter(desktop.hotkeys), wishes)
        flow.typed.use(checks)
        flow.reported.connect(self._report)
        flow.alarmed.connect(self._sound)
        flow.dismissed.connect(self._count_dismissal)
        flow.silence_requested.connect(self._silence)
        flow.correction_requested.connect(lambda wanted: session.flow.replace(wanted))
        flow.field_changed.connect(self._tell_field)
        return flow

    def _tell_field(self, field: Field | None) -> None:
        self.field_changed.emit(field if self._is_watching else None)

    def _wordings(self, finding: Finding) -> tuple[str, ...]:
        """What to say instead; a snippet only where it needs no answers."""
        if finding.instead or not finding.rule.snippet:
            return finding.instead
        said = self._session.said_by(finding.rule.snippet)
        return (said,) if said else ()

    def _reason(self, finding: Finding) -> str:
        return finding.rule.reason_in(self._session.texts.language)

    # What follows from a warning. Counted are the rule's id and the day, nothing else.

    def _sound(self) -> None:
        if self._session.settings.guard_sound:
            QApplication.beep()

    def _report(self, rule: str) -> None:
        self._count(self._session.library.store.record_finding, rule)

    def _count_dismissal(self, rule: str) -> None:
        self._count(self._session.library.store.record_dismissal, rule)

    def _count(self, record: Callable[[str, date], None], rule: str) -> None:
        today = date.today()  # noqa: DTZ011 - the agent's calendar says which day it is
        self._storing.run(lambda: record(rule, today), _nothing, self._session.tell)

    def _silence(self, rule: str, program: str) -> None:
        row = {"rule": rule, "program": program}
        silenced = self._session.settings.guard_silenced
        if row not in silenced:
            self._session.change_settings(guard_silenced=(*silenced, row))
        self.apply()

    def _run(self, work: Callable[[], None]) -> None:
        self.working.run(work, _nothing, self._session.tell)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
