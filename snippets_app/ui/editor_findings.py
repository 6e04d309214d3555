"""What the guard finds in a text that is being written: why, and what to say instead."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from snippets_app.core.guard.model import Finding, Severity
from snippets_app.texts import Texts, in_a_row
from snippets_app.ui.severities import severity_name
from snippets_app.ui.theme import Theme

Check = Callable[[str], Sequence[Finding]]
"""What the guard finds in a text."""

SHOWN = 3


class FindingsView(QLabel):
    """The gravest findings, one line each; without any it takes no room."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._findings: list[Finding] = []
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAccessibleName(texts("Forbidden phrases"))
        self.hide()

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self._show()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, each rule and words once, the gravest first."""
        once = {(each.rule.id, each.text): each for each in findings}
        self._findings = sorted(once.values(), key=lambda each: -each.rule.severity.rank)
        self._show()

    def needs_consent(self) -> bool:
        """Whether one of them is more than a hint."""
        return any(each.rule.severity is not Severity.HINT for each in self._findings)

    def _show(self) -> None:
        lines = [self._line(each) for each in self._findings[:SHOWN]]
        more = len(self._findings) - SHOWN
        if more > 0:
            lines.append(escape(self._texts("and {count} more", count=more)))
        self.setText("<br>".join(lines))
        self.setVisible(bool(lines))

    def _line(self, finding: Finding) -> str:
        rule = finding.rule
        colour = self._theme.colours[f"severity_{rule.severity.value}"]
        name = escape(severity_name(self._texts, rule.severity))
        words = f"“{escape(finding.text)}” – " if finding.text else ""
        reason = escape(rule.reason_in(self._texts.language))
        told = in_a_row(f"{words}{reason}", escape(self._instead(finding)))
        name = f'<b style="color: {colour}">{name}</b>'
        return self._texts("{name}: {text}", name=name, text=told)

    def _instead(self, finding: Finding) -> str:
        wordings = [f"“{each}”" for each in finding.instead if each]
        if wordings:
            return self._texts("Say instead: {wordings}", wordings=" / ".join(wordings))
        return self._texts("Leave it out.") if "" in finding.instead else ""
