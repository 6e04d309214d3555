"""What the agent asks to be checked: what was copied, and what is composed in our own window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.desktop.base import Desktop, ScreenLock, Target
from snippets_app.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from snippets_app.app.guarding import Guarding
    from snippets_app.app.session import Session
    from snippets_app.core.guard.model import Finding
    from snippets_app.ui.compose import ComposePanel
    from snippets_app.ui.typed_text import Checks, Engine

NAMED = 3


class Checking(QObject):
    """Works with the guard switched off too: here the agent asks for it.

    A draft is forgotten when the screen is locked, which is listened for while there may be one.
    """

    _locked = Signal()

    def __init__(self, session: Session, desktop: Desktop, guarding: Guarding) -> None:
        super().__init__()
        self._session = session
        self._desktop = desktop
        self._guarding = guarding
        self._target: Target | None = None
        self._engine: Engine | None = None
        self._panel: ComposePanel | None = None
        self._lock: ScreenLock | None = None
        guarding.rules.changed.connect(self._use)
        self._locked.connect(self.forget)  # queued of itself: it comes from the lock's thread

    def check_copied(self) -> None:
        """Say what is found in the clipboard's text."""
        self._guarding.rules.load(self._check_copied)

    def compose(self) -> None:
        """Open the panel beside the window that has the focus, which becomes the target."""
        self._guarding.rules.load(self._compose)

    def find(self, text: str) -> Sequence[Finding]:
        """What is found in a text that is being written; nothing before the rules are loaded."""
        checks = self._guarding.rules.checks
        if checks is None or not text:
            return ()
        return self._counting(checks.find(text))

    def forget(self) -> None:
        """Throw away what is being composed: the screen was locked, or Saywell is paused."""
        if self._panel is not None:
            self._panel.forget()

    def close(self) -> None:
        self._end_lock()
        self.forget()

    # What was copied

    def _check_copied(self) -> None:
        self._guarding.working.run(
            self._desktop.clipboard.text, self._tell_copied, self._session.tell
        )

    def _tell_copied(self, text: str) -> None:
        texts, notice = self._session.texts, self._session.windows.notice
        findings = sorted(self.find(text), key=lambda each: -each.rule.severity.rank)
        if findings:
            lines = [self._line(each) for each in findings[:NAMED]]
            if len(findings) > NAMED:
                lines.append(texts("{count} more", count=len(findings) - NAMED))
            notice.tell(texts("In what you copied:"), "\n".join(lines))
        elif text.strip():
            notice.tell(texts("Nothing forbidden in what you copied."))
        else:
            notice.tell(texts("You have copied no text."))

    def _line(self, finding: Finding) -> str:
        from snippets_app.ui.banner_parts import HIDDEN, on_one_line

        texts = self._session.texts
        words = on_one_line(finding.text) or HIDDEN
        reason = on_one_line(finding.rule.reason_in(texts.language))
        return texts("“{words}”: {reason}", words=words, reason=reason)

    # What is composed

    def _compose(self) -> None:
        panel = self._made_panel()
        if not (panel.isVisible() and panel.isActiveWindow()):
            self._target = self._desktop.windows.current()
        checks = self._guarding.rules.checks
        assert checks
        self._engine = checks.engine()
        panel.hold_enter = self._session.settings.guard_hold_enter
        panel.show_chords(self._guarding.chords())
        self._begin_lock()
        target = self._target
        panel.open_beside(self._desktop.windows.place(target) if target else None)

    def _made_panel(self) -> ComposePanel:
        if self._panel is None:
            self._panel = panel = self._session.windows.compose
            panel.changed.connect(self._changed)
            panel.settled.connect(self._settled)
            panel.submitted.connect(self._submitted)
            panel.left.connect(self._left)
        return self._panel

    def _use(self, checks: Checks) -> None:
        """New rules count for what is being composed too."""
        if self._engine is not None and self._panel is not None:
            self._engine = checks.engine()
            self._changed(self._panel.draft.toPlainText())

    def _changed(self, text: str) -> None:
        if self._engine is not None and self._panel is not None:
            self._panel.show_findings(self._counting(self._engine.update(text)))

    def _settled(self, text: str) -> None:
        if self._engine is not None and self._panel is not None:
            self._engine.update(text)
            self._panel.show_findings(self._counting(self._engine.settle()))

    def _submitted(self, text: str) -> None:
        self._engine = None
        self._end_lock()
        try:
            self._session.flow.insert_text(text, self._target)
        except AppError as error:
            self._session.tell(error)

    def _begin_lock(self) -> None:
        if self._lock is None:
            self._lock = self._desktop.screen_lock(self._locked.emit)
            self._lock.start()

    def _end_lock(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.close()

    def _left(self) -> None:
        self._engine = None
        self._session.flow.go_back_to(self._target)

    def _counting(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        policy = self._guarding.policy()
        return [each for each in findings if policy.counts(each.rule, "")]
