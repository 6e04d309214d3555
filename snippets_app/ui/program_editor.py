"""One program: how a phrase gets into it, and what sends there."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.chord import parse_chord
from snippets_app.core.program_list import Listed
from snippets_app.core.target_rule import TargetRule
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.editor import SAVING_KEYS
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.rule_summary import NEWLINE_MESSAGES, SEND_MESSAGES, UNDO_MESSAGES

WIDTH = 560
PASTE_CHORDS = ("Ctrl+V", "Shift+Insert", "Ctrl+Shift+V")
DELAYS = (0, 100, 200, 300, 500, 1000, 2000, 5000)
"""Milliseconds."""


class ProgramEditor(QDialog):
    """Over the settings; ``saved`` tells the ``Listed`` it was opened for and its TargetRule."""

    saved = Signal(object, object)

    def __init__(self, texts: Texts, over: QWidget) -> None:
        super().__init__(over)
        self._texts = texts
        self._of = Listed(TargetRule())
        self.program = QLineEdit()
        self.title = QLineEdit()
        self.paste = QComboBox()
        self.paste.setEditable(True)
        self.newline, self.send, self.undo = QComboBox(), QComboBox(), QComboBox()
        self.delay = QComboBox()
        self.copy_only = QCheckBox(texts("Only copy: I paste it myself"))
        self._fill_choices()
        self._build()
        self._connect()
        self.setModal(True)

    def edit(self, of: Listed) -> None:
        """Open for one of the list; a program of the agent's has its patterns to write."""
        self._of = of
        name = of.name_in(self._texts.language) if of.profile or of.number is not None else ""
        self.setWindowTitle(f"{name or self._texts('Add a program')} – Saywell")
        self._show_names(of)
        rule = of.rule
        self.title.setText("" if rule.title == "*" else rule.title)
        self.paste.setCurrentText(rule.paste)
        self._show_delays(rule.paste_delay)
        for box, value in (
            (self.newline, rule.newline),
            (self.send, rule.send),
            (self.undo, rule.undo),
            (self.delay, rule.paste_delay),
        ):
            box.setCurrentIndex(box.findData(value))
        self.copy_only.setChecked(rule.copy_only)
        for part in (self.program_part, self.paste_part):
            part.explain("")
        self._enable()
        self.open()
        (self.program if self.program.isEnabled() else self.paste).setFocus()

    def rule(self) -> TargetRule:
        """The rule as it is shown now."""
        written = self.program.text().strip()
        return replace(
            self._of.rule,
            program=self._of.rule.program if self._of.profile else written or "*",
            title=self.title.text().strip() or "*",
            paste=self.paste.currentText().strip(),
            newline=self.newline.currentData(),
            send=self.send.currentData(),
            undo=self.undo.currentData(),
            paste_delay=self.delay.currentData(),
            copy_only=self.copy_only.isChecked(),
        )

    def save(self) -> None:
        """Tell the rule, or say what is wrong with it."""
        rule = self.rule()
        if self._of.profile is None and rule.program == rule.title == "*":
            self.program_part.explain(self._texts("Write the program's name; * stands for any."))
            self.program.setFocus()
            return
        try:
            chord = parse_chord(rule.paste)
        except AppError as error:
            self.paste_part.explain(self._texts.title(error))
            self.paste.setFocus()
            return
        self.hide()
        self.saved.emit(self._of, replace(rule, paste=str(chord)))

    def _show_names(self, of: Listed) -> None:
        self.program.setEnabled(of.profile is None)
        names = ", ".join(of.profile.patterns) if of.profile else of.rule.program
        self.program.setText("" if names == "*" else names)
        self.program.setCursorPosition(0)

    def _show_delays(self, own: int) -> None:
        """With one that was written by hand."""
        self.delay.clear()
        for count in sorted({*DELAYS, own}):
            said = self._texts("{count} ms", count=count) if count else self._texts("Not at all")
            self.delay.addItem(said, count)

    def _enable(self) -> None:
        """What only concerns pasting means nothing for a text that is copied."""
        pastes = not self.copy_only.isChecked()
        for widget in (self.paste, self.newline, self.undo, self.delay):
            widget.setEnabled(pastes)

    def _fill_choices(self) -> None:
        for chord in PASTE_CHORDS:
            self.paste.addItem(chord)
        for newline, message in NEWLINE_MESSAGES.items():
            self.newline.addItem(self._texts(message), newline)
        for send, message in SEND_MESSAGES.items():
            self.send.addItem(self._texts(message), send)
        for undo, message in UNDO_MESSAGES.items():
            self.undo.addItem(self._texts(message), undo)

    def _build(self) -> None:
        texts = self._texts
        self.program_part = Part(texts("Program"), self.program)
        self.paste_part = Part(texts("Keys that paste"), self.paste)
        title = Part(texts("Only in windows with this title"), self.title)
        self.title.setPlaceholderText(texts("All windows"))
        rows = QGridLayout()
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        rows.addWidget(self.program_part, 0, 0, top)
        rows.addWidget(title, 0, 1, top)
        rows.addWidget(self.paste_part, 1, 0, top)
        rows.addWidget(Part(texts("Wait before the paste"), self.delay), 1, 1, top)
        rows.addWidget(Part(texts("Line breaks"), self.newline), 2, 0, top)
        rows.addWidget(Part(texts("What sends a message"), self.send), 2, 1, top)
        rows.addWidget(Part(texts("Taking back"), self.undo), 3, 0, top)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 18, 16, 14)
        inside.setSpacing(14)
        inside.addLayout(rows)
        inside.addWidget(self.copy_only)
        inside.addWidget(self._hint())
        inside.addStretch(1)
        inside.addLayout(self._buttons())
        self.setMinimumWidth(WIDTH)

    def _hint(self) -> QLabel:
        held = self._texts("What sends is held once while a forbidden phrase stands there.")
        label = QLabel(held)
        label.setObjectName("hint")
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QHBoxLayout:
        self._cancel = QPushButton(self._texts("Cancel"))
        self._apply = QPushButton(self._texts("Apply"))
        self._apply.setObjectName("primary")
        self._apply.setToolTip("Ctrl+Enter")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._cancel, self._apply):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.copy_only.toggled.connect(lambda _: self._enable())
        self._apply.clicked.connect(self.save)
        self._cancel.clicked.connect(self.reject)
        for keys in SAVING_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
