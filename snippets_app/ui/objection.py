"""The question before Saywell itself inserts what should not be said."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from snippets_app.core.guard.model import Finding
from snippets_app.desktop.base import Rect
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import HIDDEN, on_one_line
from snippets_app.ui.screens import place_over
from snippets_app.ui.theme import Theme

NAMED = 3


class Objection:
    """One question at a time; Esc and Enter go back, only the button inserts."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        self._texts = texts
        self._theme = theme
        self._box: QMessageBox | None = None

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        if self._box is not None:
            self._box.setStyleSheet(theme.stylesheet)

    def ask(
        self,
        findings: Sequence[Finding],
        place: Rect | None,
        insert: Callable[[], None],
        go_back: Callable[[], None],
    ) -> None:
        """Ask over ``place`` and call one of the two."""
        box = self._box = QMessageBox()
        box.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        box.setWindowTitle("Saywell")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setStyleSheet(self._theme.stylesheet)
        box.setText(self._texts("This text says what should not be said:"))
        box.setInformativeText("\n".join(self._named(findings)))
        agree = box.addButton(self._texts("Insert anyway"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(self._texts("Cancel"), QMessageBox.ButtonRole.RejectRole)
        back.setObjectName("primary")
        box.setDefaultButton(back)
        box.setEscapeButton(back)

        def answered(_code: int) -> None:
            agreed = box.clickedButton() is agree
            self.close()
            (insert if agreed else go_back)()

        box.finished.connect(answered)
        box.adjustSize()
        box.move(place_over(box.size(), place, QGuiApplication.screens()))
        box.show()
        self.come_forward()

    def is_open(self) -> bool:
        return self._box is not None

    def come_forward(self) -> None:
        if self._box is not None:
            self._box.raise_()
            self._box.activateWindow()

    def box(self) -> QMessageBox | None:
        """The question that stands now."""
        return self._box

    def close(self) -> None:
        """Withdraw the question; nobody is told."""
        box, self._box = self._box, None
        if box is not None:
            box.finished.disconnect()
            box.hide()
            box.deleteLater()

    def _named(self, findings: Sequence[Finding]) -> list[str]:
        lines = [self._line(each) for each in findings[:NAMED]]
        more = len(findings) - len(lines)
        return [*lines, self._texts("{count} more", count=more)] if more else lines

    def _line(self, finding: Finding) -> str:
        words = on_one_line(finding.text) or HIDDEN
        reason = on_one_line(finding.rule.reason_in(self._texts.language))
        return self._texts("“{words}”: {reason}", words=words, reason=reason)
