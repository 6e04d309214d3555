"""The right side of the library window: the chosen snippet being written, with its preview."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.model import Snippet
from snippets_app.texts import Texts
from snippets_app.ui.library.shelf import Shelf
from snippets_app.ui.question_box import ask_before
from snippets_app.ui.snippet_writing import SnippetWriting
from snippets_app.ui.theme import Theme

_HEIGHTS = (400, 170)


class EditingPane(QStackedWidget):
    """``written`` tells a snippet to be saved and whether it is a new one; ``changed`` that
    ``is_changed()`` may say otherwise. What cannot be saved yet is never left."""

    written = Signal(object, bool)
    changed = Signal()
    reset_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, writing: SnippetWriting) -> None:
        super().__init__()
        self._texts = texts
        self.writing = writing
        self._is_shown = False
        self._is_new = False
        self._message = QLabel()
        self._message.setObjectName("dim")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state = QLabel()
        self._state.setObjectName("hint")
        self.reset = QPushButton(texts("Back to the shipped text"))
        self.reset.setObjectName("small")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self.reset_requested)
        self._choices = QWidget()
        self._choice_line = QHBoxLayout(self._choices)
        self._offered: Sequence[QWidget] = ()
        self.addWidget(self._first_page())
        self.addWidget(self._page())
        writing.changed.connect(self._tell)
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.writing.use(theme)

    # What is shown

    def snippet(self) -> Snippet | None:
        """The snippet as it is written now, None while none is shown."""
        return self.writing.snippet() if self._is_shown else None

    def shown(self) -> str:
        """The id of the snippet that is shown, or an empty text."""
        return self.writing.snippet().id if self._is_shown else ""

    def is_changed(self) -> bool:
        """Whether there is something that is not saved yet."""
        return self._is_shown and self.writing.is_changed()

    def is_new(self) -> bool:
        """Whether a new snippet is written that was never saved."""
        return self._is_shown and self._is_new

    def show_snippet(self, shelf: Shelf, snippet: Snippet) -> None:
        """Write in this one from now on."""
        self._is_shown, self._is_new = True, False
        self.writing.begin(shelf.library, shelf.hotkeys, snippet)
        self._say(self._state_of(shelf, snippet), may_reset=shelf.is_changed(snippet))

    def show_new(self, shelf: Shelf, pack: str, stage: str) -> None:
        """Write a new snippet."""
        self._is_shown = self._is_new = True
        self.writing.begin_new(shelf.library, shelf.hotkeys, pack, stage, shelf.spent)
        self._say(self._texts("New snippet"), may_reset=False)
        self.focus_title()

    def show_written(self, shelf: Shelf, snippet: Snippet, *, is_new: bool) -> None:
        """Show what could not be saved, as it was written."""
        self._is_shown, self._is_new = True, is_new
        self.writing.come_back(shelf.library, shelf.hotkeys, snippet)
        self._say(self._texts("Not saved"), may_reset=False)

    def offer(self, *choices: QWidget) -> None:
        """What can be done with several snippets at once."""
        self._offered = choices
        for each in choices:
            self._choice_line.addWidget(each)

    def show_many(self, count: int) -> None:
        """Several are selected: nothing is written, but much can be done."""
        self.show_message(self._texts("{count} snippets are selected.", count=count))
        self._choices.show()

    def show_message(self, message: str) -> None:
        """Nothing to write in, and why."""
        self._is_shown = False
        self._choices.hide()
        self._message.setText(message)
        self.setCurrentIndex(0)
        self.changed.emit()

    def take_focus(self) -> bool:
        """Go to the title, or to what can be done with several; False when there is neither."""
        if self._is_shown:
            self.focus_title()
        elif not self._choices.isHidden():
            self._offered[0].setFocus()
        return self._is_shown or not self._choices.isHidden()

    def focus_title(self) -> None:
        self.writing.fields.title.setFocus()

    # What the agent does

    def leave(self, then: Callable[[], None]) -> bool:
        """Save what is written, then go on; False when that must wait, as the agent has to correct
        something, or to agree to a text that warns."""
        if not self.is_changed() or self._is_untouched():
            then()
            return True
        wrong = self.writing.first_wrong()
        if wrong is not None:
            wrong.setFocus()
            return False
        if self.writing.needs_consent():
            self._ask(then)
            return False
        self._save()
        then()
        return True

    def save_quietly(self) -> None:
        """Save what is written if there is nothing to ask and nothing to correct."""
        if self.is_changed() and not self._is_untouched():
            wrong = self.writing.first_wrong()
            if wrong is None and not self.writing.needs_consent():
                self._save()

    def problem(self) -> str:
        """Why what is written cannot be saved, or an empty text."""
        wrong = self.writing.first_wrong() if self.is_changed() else None
        if wrong is None:
            return ""
        hotkey = self.writing.fields.hotkey
        return wrong.problem() or hotkey.problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc is the input method's while it composes."""
        if not self.writing.fields.composing():
            super().keyPressEvent(event)

    def _is_untouched(self) -> bool:
        """A new snippet in which nothing is written yet."""
        written = self.writing.snippet()
        return self._is_new and not any(
            (written.title, written.body.strip(), written.abbreviation, written.hotkey)
        )

    def _ask(self, then: Callable[[], None]) -> None:
        def agreed() -> None:
            self._save()
            then()

        question = self._texts("There are forbidden phrases in this text. Save it anyway?")
        yes, no = self._texts("Save anyway"), self._texts("Keep writing")
        ask_before(self.window(), question, yes, no, agreed)

    def _save(self) -> None:
        is_new, self._is_new = self._is_new, False
        self.writing.go_on_from_here()
        self.written.emit(self.writing.snippet(), is_new)
        self.changed.emit()

    def _state_of(self, shelf: Shelf, snippet: Snippet) -> str:
        """What is special about it."""
        texts = self._texts
        if snippet.id in shelf.hidden:
            return texts("Hidden: it is not found when you answer a customer.")
        if shelf.is_changed(snippet):
            return texts("You have changed this shipped snippet.")
        return "" if snippet.id in shelf.shipped else texts("Your own snippet")

    def _say(self, state: str, *, may_reset: bool) -> None:
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self.reset.setVisible(may_reset)
        self.setCurrentIndex(1)
        self.changed.emit()

    def _tell(self) -> None:
        if self._is_shown:
            self.changed.emit()

    # How it is built

    def _first_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.addStretch(1)
        rows.addWidget(self._message)
        rows.addWidget(self._choices, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        return page

    def _page(self) -> QWidget:
        label = QLabel(self._texts("Preview"))
        label.setObjectName("label")
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(self.writing.preview, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.writing.fields)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setSizes(_HEIGHTS)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._top())
        rows.addWidget(parts, 1)
        return page

    def _top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._state, 1)
        line.addWidget(self.reset)
        return line
