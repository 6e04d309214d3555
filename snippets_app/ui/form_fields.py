"""The fields of the form: a line, several lines, or options to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.filling import Question
from snippets_app.core.placeholders.customer import NO_HONORIFIC
from snippets_app.texts import Texts
from snippets_app.ui.composition import Composition
from snippets_app.ui.marks import mark
from snippets_app.ui.preview import question_label
from snippets_app.ui.query_edit import QueryEdit

ROW_OF_OPTIONS = 9
SHORT_OPTION, LISTED, SPACING = 24, 6, 2
LINES_SHOWN = 4
OTHER_WIDTH, GAP = 100, 6
_FILL = Qt.AlignmentFlag(0)
_VALUE = Qt.ItemDataRole.UserRole


class LinesEdit(QPlainTextEdit):
    """Several lines, with the manners of ``QueryEdit``: the composition counts as written, and its
    keys stay with the input method."""

    query_changed = Signal(str)
    key = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._composition = Composition()
        self.setTabChangesFocus(False)
        self.textChanged.connect(self._tell)

    def query(self) -> str:
        """The text as it would stand if the composition were committed now."""
        text = self.toPlainText()
        caret = self.textCursor().position()
        return text[:caret] + self._composition.preedit + text[caret:]

    def setText(self, text: str) -> None:  # noqa: N802 - as QLineEdit has it
        self.setPlainText(text)

    def selectAll(self) -> None:  # noqa: N802
        """Select from the end to the start, so that a long text shows its beginning."""
        caret = self.textCursor()
        caret.movePosition(caret.MoveOperation.End)
        caret.movePosition(caret.MoveOperation.Start, caret.MoveMode.KeepAnchor)
        self.setTextCursor(caret)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        key = self._composition.follow(event)
        super().inputMethodEvent(event)
        self._tell()
        if key is not None:
            self.keyPressEvent(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._composition.keeps(event):
            return
        event.ignore()
        self.key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.query_changed.emit(self.query())


class Options(QListWidget):
    """A row of options that breaks into further rows; a list when they are long or many.

    The first nine carry their digit. ``picked`` tells that one was chosen.
    """

    picked = Signal()
    key = Signal(object)

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        """``options``: what each is called and its value."""
        super().__init__()
        self.setObjectName("options")
        short = all(len(name) <= SHORT_OPTION for name, _ in options)
        self._in_row = short and len(options) <= ROW_OF_OPTIONS
        if self._in_row:
            self.setFlow(QListWidget.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListWidget.ResizeMode.Adjust)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(SPACING)
        self.setViewportMargins(-SPACING, 0, 0, 0)  # the first one stands in line with the fields
        self.setWordWrap(not self._in_row)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for number, (name, value) in enumerate(options, start=1):
            self._add(number, name, value)
        self.itemSelectionChanged.connect(self.picked)

    def value(self) -> str:
        """The value chosen, or an empty text."""
        selected = self.selectedItems()
        return str(selected[0].data(_VALUE)) if selected else ""

    def choose(self, value: str) -> None:
        """Select the option of this value; none when there is no such option."""
        rows = [row for row in range(self.count()) if self.item(row).data(_VALUE) == value]
        self.setCurrentRow(rows[0] if rows else -1)
        if not rows:
            self.clearSelection()

    def step(self, step: int) -> None:
        """Select the next option or the one before, round and round."""
        chosen = self.currentRow() if self.selectedItems() else (-1 if step > 0 else 0)
        self.setCurrentRow((chosen + step) % self.count())

    def pick(self, digit: int) -> None:
        if 1 <= digit <= self.count():
            self.setCurrentRow(digit - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        event.ignore()
        self.key.emit(event)

    def event(self, event: QEvent) -> bool:
        """Tab is the form's, as in the other fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        mark(self, "focused", on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        mark(self, "focused", on=False)

    def fit(self, width: int) -> None:
        """Take this width and as much height as the rows of options need, before it is shown."""
        self.ensurePolished()
        self.setFixedWidth(width)
        QCoreApplication.sendEvent(self, QResizeEvent(QSize(width, self.height()), self.size()))
        self.doItemsLayout()
        last = self.item(self.count() - 1 if self._in_row else min(self.count(), LISTED) - 1)
        bottom = self.visualItemRect(last).bottom() + self.verticalOffset() + self.spacing()
        self.setFixedHeight(bottom + 2 + 2 * self.frameWidth())

    def _add(self, number: int, name: str, value: str) -> None:
        digit = f"{number}  " if number <= ROW_OF_OPTIONS else "    "
        item = QListWidgetItem(f"{digit}{name}")
        item.setData(_VALUE, value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        self.addItem(item)


class Field(QWidget):
    """One question with its label: options, a box to write in, or both.

    ``changed`` tells that ``value()`` may be another. ``stops`` are what Tab goes through.
    """

    changed = Signal()
    key = Signal(object)

    def __init__(self, texts: Texts, question: Question) -> None:
        super().__init__()
        self.question = question
        self._label = QLabel(question_label(question, texts))
        self._label.setObjectName("label")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.options = _options(texts, question)
        self.edit = _edit(texts, question)
        self.stops: tuple[QWidget, ...] = tuple(
            each for each in (self.options, self.edit) if each is not None
        )
        self._arrange()
        self._connect()
        self.show_value(question.default)

    def value(self) -> str:
        """The answer as it stands, without blanks around it."""
        written = self.edit.query().strip() if self.edit else ""
        chosen = self.options.value() if self.options else ""
        return written or chosen

    def show_value(self, value: str) -> None:
        if self.options:
            self.options.choose(value)
        if self.edit and not (self.options and self.options.value()):
            self.edit.setText(value)

    def fit(self, width: int) -> None:
        """Take this width, before it is shown."""
        if self.options:
            self.options.fit(width - (OTHER_WIDTH + GAP if self.edit else 0))
            self._inside.invalidate()
            self._inside.activate()

    def mark(self, *, wrong: bool) -> None:
        for widget in (self._label, *self.stops):
            mark(widget, "wrong", on=wrong)

    def _arrange(self) -> None:
        answers = QHBoxLayout()
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(GAP)
        for each in self.stops:
            each.setAccessibleName(self._label.text())
            left = Qt.AlignmentFlag.AlignLeft if each is self.options else _FILL
            answers.addWidget(each, 1, Qt.AlignmentFlag.AlignTop | left)
        if self.options and self.edit:
            self.edit.setFixedWidth(OTHER_WIDTH)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(3)
        self._inside.addWidget(self._label)
        self._inside.addLayout(answers)

    def _connect(self) -> None:
        if self.options:
            self.options.picked.connect(self._picked)
            self.options.key.connect(self.key)
        if self.edit:
            self.edit.query_changed.connect(self._written)
            self.edit.key.connect(self.key)

    def _picked(self) -> None:
        if self.edit and self.options and self.options.value():
            self.edit.blockSignals(True)
            self.edit.clear()
            self.edit.blockSignals(False)
        self.changed.emit()

    def _written(self, text: str) -> None:
        if self.options and text.strip():
            self.options.blockSignals(True)
            self.options.choose("")
            self.options.blockSignals(False)
        self.changed.emit()


def _options(texts: Texts, question: Question) -> Options | None:
    if not question.options:
        return None
    names = {NO_HONORIFIC: texts("none")} if question.kind == "honorific" else {}
    return Options([(names.get(each, each), each) for each in question.options])


def _edit(texts: Texts, question: Question) -> QueryEdit | LinesEdit | None:
    if question.multiline and not question.options:
        lines = LinesEdit()
        frame = 2 * (lines.frameWidth() + 8)
        lines.setFixedHeight(lines.fontMetrics().lineSpacing() * LINES_SHOWN + frame)
        return lines
    if question.options and not question.free:
        return None
    line = QueryEdit()
    line.setObjectName("field")
    if question.options:
        line.setPlaceholderText(texts("or another"))
    elif question.optional:
        line.setPlaceholderText(texts("may stay empty"))
    return line
