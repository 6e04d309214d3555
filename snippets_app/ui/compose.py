"""The compose panel: write here, checked as you write, and insert into any program."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from snippets_app.core.guard.model import Finding, Severity
from snippets_app.desktop.base import Rect
from snippets_app.texts import Texts
from snippets_app.ui.banner_view import REPLACE
from snippets_app.ui.chord_edit import chord_of
from snippets_app.ui.compose_edit import DraftEdit
from snippets_app.ui.compose_finding import FindingCard
from snippets_app.ui.keys_line import KeysLine
from snippets_app.ui.screens import place_at_edge, screen_of
from snippets_app.ui.theme import Theme

WIDTH, HEIGHT = 380, 460
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ComposePanel(QWidget):
    """Takes the focus, for input methods must work in it, and stays open beside other windows.

    ``changed`` tells the committed text to be checked, ``settled`` that all of it stands now, right
    before Enter is judged: whoever hears either answers by ``show_findings`` at once. ``submitted``
    tells the text to be inserted; the draft is forgotten by then. ``left``: Esc was pressed; the
    draft stays until the next opening, or ``forget``.
    """

    changed = Signal(str)
    settled = Signal(str)
    submitted = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts, theme: Theme, *, hold_enter: bool = True) -> None:
        """``hold_enter``: the first Enter is held while a forbidden phrase stands."""
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self.hold_enter = hold_enter
        self._texts = texts
        self._replace_chord = ""
        self._held_for: str | None = None
        self.draft = DraftEdit(theme, texts.language)
        self.card = FindingCard(texts, theme)
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._build()
        self._connect()
        self.use(theme)

    # What the program asks of it

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        for part in (self.draft, self.card):
            part.use(theme)
        self._show_finding()

    def show_chords(self, chords: Mapping[str, str]) -> None:
        """Chords by action; ``banner.REPLACE`` puts the wording in place here too."""
        self._replace_chord = chords.get(REPLACE, "")
        self.card.show_chord(self._replace_chord)

    def open_beside(self, place: Rect | None) -> None:
        """Show it, with the draft kept, at the right edge of the screen of the window there."""
        screens = QGuiApplication.screens()
        room = screen_of(place, screens).availableGeometry()
        width = max(WIDTH, self.minimumSizeHint().width())
        self.setFixedSize(QSize(width, min(HEIGHT, room.height())))
        self.move(place_at_edge(self.size(), place, screens))
        self._release()
        self.changed.emit(self.draft.toPlainText())
        self.show()
        self.raise_()
        self.activateWindow()
        self.draft.setFocus()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline these, explain the one at the caret; they belong to the text as it is."""
        self.draft.show_findings(findings)

    def forget(self) -> None:
        """Throw the draft away: it was inserted, or Saywell ends."""
        QGuiApplication.inputMethod().reset()
        self._release()
        self.draft.forget()

    def explanation(self) -> str:
        """Why Enter did not insert, or an empty text."""
        return self._problem.text()

    # What the agent does

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def submit(self) -> None:
        """Tell the text; while a forbidden phrase stands, only when asked a second time."""
        text = self.draft.toPlainText()
        if not text.strip():
            return
        self.settled.emit(text)
        if self.hold_enter and self._held_for != text and self._is_forbidden():
            self._hold(text)
            return
        self.forget()
        self.hide()
        self.submitted.emit(text)

    def _key(self, event: QKeyEvent) -> None:
        act = self._plain_key(event)
        if act is None and self._replace_chord and chord_of(event) == self._replace_chord:
            act = self.card.replace
        if act is not None:
            event.accept()
            act()

    def _plain_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~_PLAIN:
            return None
        if event.key() == Qt.Key.Key_Escape:
            return self.leave
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return lambda: self.draft.insertPlainText("\n")
        return _nothing if event.isAutoRepeat() else self.submit

    def _written(self, text: str) -> None:
        if text != self._held_for:
            self._release()
        self.changed.emit(text)

    def _replace(self, wording: str) -> None:
        self.draft.replace(wording)
        self.draft.setFocus()

    # What is shown

    def _is_forbidden(self) -> bool:
        return any(each.rule.severity is Severity.FORBID for each in self.draft.findings())

    def _hold(self, text: str) -> None:
        self._held_for = text
        self.draft.turn_to_gravest(only=True)
        self._explain(
            self._texts("A forbidden phrase stands here. Press Enter again to insert it anyway.")
        )

    def _release(self) -> None:
        self._held_for = None
        self.draft.turn_to_gravest(only=False)
        self._explain("")

    def _explain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.draft.setAccessibleDescription(sentence)

    def _show_finding(self) -> None:
        finding = self.draft.finding()
        if finding is not None:
            self.card.show_finding(finding, len(self.draft.findings()))
        else:
            empty = not self.draft.toPlainText().strip()
            self.card.show_message(
                self._texts("What should be said differently is explained here.")
                if empty
                else self._texts("Nothing found.")
            )

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        self._heading = QLabel(texts("Write a message"))
        self._heading.setObjectName("heading")
        self.draft.setObjectName("draft")
        self.draft.setAccessibleName(texts("Message"))
        self.draft.setPlaceholderText(
            texts("It is checked as you write, and Enter inserts it where you were.")
        )
        self._problem = QLabel()
        self._problem.setObjectName("error")
        self._problem.setWordWrap(True)
        self._keys = KeysLine()
        self._keys.show_keys(
            (
                ("Enter", texts("insert")),
                ("Shift+Enter", texts("line break")),
                ("Esc", texts("close")),
            )
        )
        self._arrange()

    def _arrange(self) -> None:
        window = QWidget()
        window.setObjectName("window")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(window)
        inside = QVBoxLayout(window)
        inside.setContentsMargins(14, 12, 14, 10)
        inside.setSpacing(8)
        inside.addWidget(self._heading)
        inside.addWidget(self.draft, 1)
        inside.addWidget(self._problem)
        inside.addWidget(self.card)
        inside.addWidget(self._keys)

    def _connect(self) -> None:
        self.draft.written.connect(self._written)
        self.draft.key.connect(self._key)
        self.draft.finding_changed.connect(self._show_finding)
        self.card.replace_requested.connect(self._replace)


def _nothing() -> None:
    """A key that is held down does nothing more."""
