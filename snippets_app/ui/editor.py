"""Write a new snippet, change one, hide one; the text is shown as it will be inserted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from snippets_app.core.layers import difference
from snippets_app.core.model import Layer, Library, Snippet
from snippets_app.texts import Texts
from snippets_app.ui.editor_buttons import EditorButtons
from snippets_app.ui.editor_findings import Check
from snippets_app.ui.hotkey_owners import Probe
from snippets_app.ui.question_box import ask_before, close_unless_changed
from snippets_app.ui.screens import fitting
from snippets_app.ui.snippet_writing import PreviewOf, SnippetWriting
from snippets_app.ui.theme import Theme

SIZE = QSize(860, 600)
PREVIEW_WIDTH = 300
SAVING_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")


class Editor(QDialog):
    """``saved`` tells a PersonalChange; ``hide_requested`` and ``reset_requested`` a snippet's id.

    For an agent's own snippet hiding means deleting: nothing is below it. While ``recording`` a
    hotkey is being pressed, and none of ours must fire.
    """

    saved = Signal(object)
    hide_requested = Signal(str)
    reset_requested = Signal(str)
    recording = Signal(bool)

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        preview_of: PreviewOf,
        probe: Probe,
        check: Check | None = None,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._below: Snippet | None = None
        self._own = True
        self.writing = SnippetWriting(texts, theme, preview_of, probe, check)
        self.fields = self.writing.fields
        self._build()
        self._connect()
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))

    # What the program asks of it

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self.writing.use(theme)

    def new(self, library: Library, hotkeys: Mapping[str, str], pack: str, stage: str) -> None:
        """Open for a new snippet; ``hotkeys`` are those of the settings, by action.

        A snippet that is being written is never thrown away: it comes to the front instead.
        """
        if not self._is_being_written():
            self._begin(None)
            self.writing.begin_new(library, hotkeys, pack, stage)
            self._started(self._texts("New snippet"))
        self._come_to_front()

    def edit(
        self,
        library: Library,
        hotkeys: Mapping[str, str],
        snippet: Snippet,
        below: Snippet | None,
    ) -> None:
        """Open for a snippet, as ``new``; ``below`` is how it is shipped, None for an own one."""
        if not self._is_being_written():
            self._begin(below)
            self.writing.begin(library, hotkeys, snippet)
            self._own = below is None
            self._buttons.offer(own=self._own, changed=snippet.layer is Layer.PERSONAL)
            self._started(self._texts("Change a snippet"))
        self._come_to_front()

    def snippet(self) -> Snippet:
        """The snippet as it is written now."""
        return self.writing.snippet()

    def preview_text(self) -> str:
        """What stands beside the fields, as rich text."""
        return self.writing.preview.text()

    # What the agent does

    def save(self) -> None:
        """Tell the change, or go to the first part that needs a correction.

        A text that warns is saved once the agent agrees; one that stays as it was needs no answer.
        """
        wrong = self.writing.first_wrong()
        if wrong is not None:
            wrong.setFocus()
        elif self.writing.needs_consent():
            question = self._texts("There are forbidden phrases in this text. Save it anyway?")
            yes, no = self._texts("Save anyway"), self._texts("Keep writing")
            ask_before(self, question, yes, no, self._tell_change)
        else:
            self._tell_change()

    def _tell_change(self) -> None:
        self.hide()
        self.saved.emit(difference(self._below, self.snippet()))

    def reject(self) -> None:
        """Close, but ask before written text is thrown away."""
        keep = self._texts("Keep writing")
        close_unless_changed(self, self._texts, keep, changed=self.writing.is_changed())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc is the input method's while it composes."""
        if not self.fields.composing():
            super().keyPressEvent(event)

    def _request_hiding(self) -> None:
        snippet = self.snippet().id
        question = self._texts("Hide this snippet? It will not be found any more.")
        if self._own:
            question = self._texts("Delete this snippet for good?")
        answer = self._texts("Delete") if self._own else self._texts("Hide")
        self._ask(question, answer, lambda: self.hide_requested.emit(snippet))

    def _request_reset(self) -> None:
        snippet = self.snippet().id
        self._ask(
            self._texts("Go back to the shipped text? Your changes will be lost."),
            self._texts("Go back"),
            lambda: self.reset_requested.emit(snippet),
        )

    def _ask(self, question: str, answer: str, tell: Callable[[], None]) -> None:
        def agreed() -> None:
            self.hide()
            tell()

        ask_before(self, question, answer, self._texts("Cancel"), agreed)

    # What is shown

    def _begin(self, below: Snippet | None) -> None:
        self._below = below
        self._own = True
        self._buttons.offer_nothing()

    def _started(self, title: str) -> None:
        self.setWindowTitle(f"{title} – Saywell")
        self.fields.title.setFocus()

    def come_back(self) -> None:
        """What was told could not be saved: show it again as it was written."""
        self._come_to_front()

    def _come_to_front(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def _is_being_written(self) -> bool:
        return self.isVisible() and self.writing.is_changed()

    # How it is built

    def _build(self) -> None:
        self.writing.preview.setFixedWidth(PREVIEW_WIDTH)
        self._buttons = EditorButtons(self._texts)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.fields, 1)
        middle.addLayout(self._preview_column())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(14)
        inside.addLayout(middle, 1)
        inside.addWidget(self._buttons)

    def _preview_column(self) -> QVBoxLayout:
        label = QLabel(self._texts("Preview"))
        label.setObjectName("label")
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(self.writing.preview, 1)
        return column

    def _connect(self) -> None:
        self.writing.recording.connect(self.recording)
        self._buttons.save.clicked.connect(self.save)
        self._buttons.cancel.clicked.connect(self.reject)
        self._buttons.remove.clicked.connect(self._request_hiding)
        self._buttons.reset.clicked.connect(self._request_reset)
        for keys in SAVING_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
