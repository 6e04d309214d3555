"""What was found in a draft: its reason and a wording, in one place below the field."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from snippets_app.core.guard.model import Finding
from snippets_app.texts import Texts, in_a_row
from snippets_app.ui.banner_parts import (
    HIDDEN,
    KeyButton,
    SeverityIcon,
    Wordings,
    on_one_line,
)
from snippets_app.ui.severities import severity_name
from snippets_app.ui.theme import Theme

LOWEST = 140
"""Pixels that three lines and a button need in the system fonts of Windows and Linux."""
LONGEST = 40


class FindingCard(QFrame):
    """As high without a finding as with one, so that the field above does not jump."""

    replace_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._texts = texts
        self._theme = theme
        self._icon = SeverityIcon(theme)
        self._name = _label("")
        self._name.setTextFormat(Qt.TextFormat.RichText)
        self._more = _label("hint")
        self._reason = _label("")
        self._instead = _label("hint")
        self._instead.setText(texts("Say instead:"))
        self._wordings = Wordings(texts)
        self._button = KeyButton(texts("Replace"))
        self._button.clicked.connect(self.replace)
        self._arrange()
        self.show_message("")

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self._icon.use(theme)

    def show_chord(self, chord: str) -> None:
        """The chord that puts the wording in place."""
        self._button.show_chord(chord)

    def show_message(self, message: str) -> None:
        """Say that there is nothing to say, or nothing at all."""
        self._show(f"<span style='color:{self._theme.colours['dim']}'>{escape(message)}</span>")
        self._icon.hide()
        self._reason.setText("")
        self._wordings.show_wordings(())
        self._say(message)

    def show_finding(self, finding: Finding, count: int) -> None:
        """Show one of ``count`` findings."""
        severity = finding.rule.severity
        colour = self._theme.colours[f"severity_{severity.value}"]
        name = escape(severity_name(self._texts, severity))
        words = escape(_shortened(on_one_line(finding.text)) or HIDDEN)
        self._show(f"<b style='color:{colour}'>{name}</b>&nbsp; {words}", count - 1)
        self._icon.show_severity(severity)
        self._icon.show()
        reason = finding.rule.reason_in(self._texts.language)
        self._reason.setText(on_one_line(reason))
        self._wordings.show_wordings(finding.instead)
        for part in (self._instead, self._button):
            part.setVisible(bool(finding.instead))
        said = [severity_name(self._texts, severity), reason]
        if finding.instead:
            said += [self._texts("Say instead:"), self._wordings.shown()]
        self._say(in_a_row(*said))

    def replace(self) -> None:
        """Ask for the wording that is shown, if there is one."""
        wording = self._wordings.wording()
        if wording is not None:
            self.replace_requested.emit(wording)

    def text(self) -> str:
        """All that is said, as a screen reader has it."""
        return self.accessibleName()

    def _say(self, message: str) -> None:
        if message != self.accessibleName():
            self.setAccessibleName(message)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def _show(self, heading: str, more: int = 0) -> None:
        self._name.setText(heading)
        self._more.setText(self._texts("{count} more", count=more) if more else "")
        self._instead.hide()
        self._button.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._icon)
        top.addWidget(self._name, 1)
        top.addWidget(self._more)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._wordings, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 10, 10)
        rows.setSpacing(5)
        rows.addLayout(top)
        rows.addWidget(self._reason)
        rows.addWidget(self._instead)
        rows.addLayout(below)
        rows.addStretch(1)
        self.setMinimumHeight(LOWEST)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(name != "hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
