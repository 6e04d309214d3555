"""The form for what a snippet still needs to know: answered by keys alone, with the text beside."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from snippets_app.core.filling import Question
from snippets_app.desktop.base import Rect
from snippets_app.texts import Texts
from snippets_app.ui.form_fields import Field, LinesEdit
from snippets_app.ui.keys_line import KeysLine
from snippets_app.ui.preview import Preview, question_label
from snippets_app.ui.query_edit import QueryEdit
from snippets_app.ui.screens import place_over
from snippets_app.ui.theme import Theme

WIDTH = 780
FIELDS_WIDTH = 420
LOWEST, HIGHEST = 240, 560
AROUND_FIELDS, SCROLL_BAR, RIGHT = 104, 10, 2
PreviewOf = Callable[[Mapping[str, str]], Sequence[str | Question]]
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Form(QWidget):
    """Stays open while the agent looks something up in another window.

    ``answered`` tells every answer by its question's label, once nothing is left open;
    ``cancelled`` that the agent went away.
    """

    answered = Signal(dict)
    cancelled = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self._texts = texts
        self._preview_of: PreviewOf = _nothing
        self._fields: list[Field] = []
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._build(theme)
        self.use(theme)

    # What the program asks of it

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self._preview.use(theme)
        self._show_preview()

    def ask(
        self, title: str, questions: Sequence[Question], preview_of: PreviewOf, place: Rect | None
    ) -> None:
        """Show the questions over the window at ``place``; ``preview_of`` gives the text for the
        answers so far."""
        self._preview_of = preview_of
        self._heading.setText(title)
        self._explain("")
        self._show_fields(questions)
        self._show_preview()
        self._fit()
        self.move(place_over(self.size(), place, QGuiApplication.screens()))
        self.show()
        self.raise_()
        self.activateWindow()
        self._enter(self._fields[0])

    def fields(self) -> Sequence[Field]:
        return self._fields

    def answers(self) -> dict[str, str]:
        """What is written and chosen now, by label."""
        return {field.question.label: field.value() for field in self._fields}

    def preview_text(self) -> str:
        """The text beside the fields, as rich text."""
        return self._preview.text()

    def explanation(self) -> str:
        """Why Enter did not insert, or an empty text."""
        return self._problem.text()

    # What the agent does

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001
        """A Tab that the input method has no use for moves nothing: ours goes by ``_step``."""
        return False

    def cancel(self) -> None:
        self.hide()
        self.cancelled.emit()

    def answer(self) -> None:
        """Tell the answers; with a question still open, go to it and say so instead."""
        answers = self.answers()
        unanswered = self._first_open(answers)
        if unanswered is None:
            self.hide()
            self.answered.emit(answers)
            return
        for field in self._fields:
            field.mark(wrong=field is unanswered)
        self._enter(unanswered)
        self._explain(self._sentence(unanswered.question))

    def _first_open(self, answers: Mapping[str, str]) -> Field | None:
        open_labels = {
            part.label for part in self._preview_of(answers) if isinstance(part, Question)
        }
        open_fields = [each for each in self._fields if each.question.label in open_labels]
        # A name may stay empty once there is a form of address: that is what is missing then.
        needed = (each for each in open_fields if not each.question.optional)
        return next(needed, open_fields[0] if open_fields else None)

    def _sentence(self, question: Question) -> str:
        label = question_label(question, self._texts)
        if question.options and not question.free:
            return self._texts("“{label}” is still open: choose an option.", label=label)
        return self._texts("“{label}” is still empty: fill it in.", label=label)

    def _changed(self, field: Field) -> None:
        field.mark(wrong=False)
        self._explain("")
        self._show_preview()

    def _key(self, event: QKeyEvent) -> None:
        act = self._digit_key(event) or self._plain_key(event)
        if act is not None:
            event.accept()
            act()

    def _digit_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        digit = event.key() - Qt.Key.Key_0
        options = self._field().options
        alone = options is not None and options.hasFocus() and not event.modifiers() & ~_PLAIN
        held = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if 1 <= digit <= 9 and (alone or held):  # noqa: PLR2004 - the digits on the keyboard
            return lambda: self._pick(digit)
        return None

    def _plain_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~_PLAIN:
            return None
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return None if shift or event.isAutoRepeat() else self.answer
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.cancel,
            Qt.Key.Key_Tab: lambda: self._step(1),
            Qt.Key.Key_Backtab: lambda: self._step(-1),
        }
        return moves.get(key) or self._arrow_key(key)

    def _arrow_key(self, key: int) -> Callable[[], None] | None:
        field = self._field()
        beside = field.options is not None and field.options.hasFocus()
        back: tuple[int, ...] = (Qt.Key.Key_Up, Qt.Key.Key_Left) if beside else (Qt.Key.Key_Up,)
        on: tuple[int, ...] = (Qt.Key.Key_Down, Qt.Key.Key_Right) if beside else (Qt.Key.Key_Down,)
        if field.question.multiline or key not in back + on:
            return None
        return lambda: self._move_choice(1 if key in on else -1)

    def _pick(self, digit: int) -> None:
        field = self._field_with_options()
        if field is not None and field.options is not None:
            field.options.pick(digit)

    def _move_choice(self, step: int) -> None:
        field = self._field_with_options()
        if field is not None and field.options is not None:
            field.options.step(step)

    def _step(self, step: int) -> None:
        stops = [stop for field in self._fields for stop in field.stops]
        here = next((number for number, stop in enumerate(stops) if stop.hasFocus()), -1)
        self._focus(stops[(here + step) % len(stops)])

    def _field(self) -> Field:
        """The field that has the focus, or the first one."""
        focused = (field for field in self._fields if any(stop.hasFocus() for stop in field.stops))
        return next(focused, self._fields[0])

    def _field_with_options(self) -> Field | None:
        """The field with options that has the focus, else the next one, else the one before."""
        here = self._fields.index(self._field())
        order = self._fields[here:] + self._fields[:here]
        return next((field for field in order if field.options), None)

    # What is shown

    def _show_fields(self, questions: Sequence[Question]) -> None:
        column = QWidget()
        self._rows = QVBoxLayout(column)
        self._rows.setContentsMargins(0, 0, RIGHT, 0)
        self._rows.setSpacing(12)
        self._fields = [Field(self._texts, question) for question in _name_first(questions)]
        for field in self._fields:
            field.changed.connect(lambda each=field: self._changed(each))
            field.key.connect(self._key)
            self._rows.addWidget(field)
        self._rows.addStretch(1)
        self._area.setWidget(column)
        self._keys.show_keys(self._key_meanings(questions))

    def _key_meanings(self, questions: Sequence[Question]) -> list[tuple[str, str]]:
        keys = [("Enter", self._texts("insert"))]
        if any(question.multiline for question in questions):
            keys.append(("Shift+Enter", self._texts("line break")))
        if any(question.options for question in questions):
            keys.append(("Alt+1-9", self._texts("choose")))
        if len(questions) > 1:
            keys.append(("Tab", self._texts("next field")))
        return [*keys, ("Esc", self._texts("cancel"))]

    def _show_preview(self) -> None:
        self._preview.show_parts("", self._preview_of(self.answers()))

    def _explain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _enter(self, field: Field) -> None:
        chosen = field.options is not None and field.edit is not None and field.edit.query()
        self._focus(field.stops[-1 if chosen else 0])

    def _focus(self, stop: QWidget) -> None:
        stop.setFocus()
        if isinstance(stop, QueryEdit | LinesEdit):
            stop.selectAll()
        self._area.ensureWidgetVisible(stop.parentWidget() or stop, 0, 12)

    # How it is built

    def _build(self, theme: Theme) -> None:
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFixedWidth(FIELDS_WIDTH)
        self._preview = Preview(self._texts, theme)
        self._preview.setAccessibleName(self._texts("The text as it will be inserted"))
        self._problem = QLabel()
        self._problem.setObjectName("error")
        self._problem.setWordWrap(True)
        self._keys = KeysLine()
        self._arrange()

    def _arrange(self) -> None:
        window = QWidget()
        window.setObjectName("window")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(window)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._area)
        middle.addWidget(self._preview, 1)
        inside = QVBoxLayout(window)
        inside.setContentsMargins(16, 12, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(self._heading)
        inside.addLayout(middle, 1)
        inside.addWidget(self._problem)
        inside.addWidget(self._keys)

    def _fit(self) -> None:
        """As high as the fields need, within limits; what is beyond scrolls."""
        for field in self._fields:
            field.fit(FIELDS_WIDTH - SCROLL_BAR - RIGHT)
        self._rows.invalidate()
        self._rows.activate()
        fields = self._rows.sizeHint().height()
        self.resize(WIDTH, max(LOWEST, min(fields + AROUND_FIELDS, HIGHEST)))


def _nothing(_answers: Mapping[str, str]) -> Sequence[str | Question]:
    return ()


def _name_first(questions: Sequence[Question]) -> list[Question]:
    """A customer's name before the form of address, whichever the language says first."""
    asked = list(questions)
    name = next((each for each in asked if each.kind == "customer"), None)
    title = next((each for each in asked if each.kind == "honorific"), None)
    if name and title and asked.index(name) > asked.index(title):
        asked.remove(name)
        asked.insert(asked.index(title), name)
    return asked
