"""The import window: from a file, by a plan that is looked at, into the library and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.importing.asking import ASKING, Asking
from snippets_app.ui.importing.choose_page import ChoosePage
from snippets_app.ui.importing.done_page import DonePage
from snippets_app.ui.importing.file_drops import FileDrops
from snippets_app.ui.importing.footer import Footer
from snippets_app.ui.importing.reading_page import Kinds, ReadingPage
from snippets_app.ui.importing.review_page import ReviewPage
from snippets_app.ui.importing.values import Asked, Imported, Review, Seen
from snippets_app.ui.importing.words import CHECK, CHOOSE, DONE, READ, next_of, status_of, steps_of
from snippets_app.ui.question_box import ask_before
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(960, 600)


class ImportWindow(QDialog):
    """Asks for one thing after the other; the answer is ``show_seen``, ``show_review``,
    ``show_result``, ``show_undone`` or ``fail``. ``look_requested`` and ``read_requested`` tell
    Asked, ``plan_requested`` Choices."""

    look_requested = Signal(object)
    read_requested = Signal(object)
    plan_requested = Signal(object)
    import_requested = Signal()
    undo_requested = Signal()
    stop_requested = Signal()
    save_requested = Signal(object, str)

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        kinds: Kinds,
        asking: Asking = ASKING,
        *,
        has_copyq: bool = False,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._asking = asking
        self._review: Review | None = None
        self._asked = Asked(None)
        self._is_working = False
        self._labels = dict(kinds)
        self.choosing = ChoosePage(texts, tuple(self._labels.values()), has_copyq=has_copyq)
        self.reading = ReadingPage(texts, theme, kinds)
        self.review = ReviewPage(texts, theme)
        self.outcome = DonePage(texts)
        self.footer = Footer(texts)
        self._build()
        self._connect()
        self.setWindowTitle(f"{texts('Import')} – Saywell")
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))
        self._go(CHOOSE)

    # What the program asks of it

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self.reading.use(theme)
        self.review.use(theme)

    def open_window(self) -> None:
        """Come to the front, where it was left; after an import with the choice of a file."""
        if self.page() == DONE:
            self._go(CHOOSE)
        self.show()
        self.raise_()
        self.activateWindow()

    def take(self, file: Path) -> None:
        """Look at this file or folder, unless an import is under way."""
        if not self._is_working:
            self._look(Asked(file))

    def show_progress(self, done: int, of: int) -> None:
        if self._is_working:
            self.footer.show_progress(done, of)

    def show_seen(self, asked: Asked, seen: Seen) -> None:
        """How the file looks; read on if there is nothing to ask."""
        self._end()
        self._asked = asked
        was_reading = self.page() == READ
        self.reading.show_seen(asked, seen)
        if was_reading or seen.needs_answer:
            self._go(READ)
        else:
            self._read(self.reading.asked())

    def show_review(self, review: Review) -> None:
        """What would change."""
        self._end()
        self._review = review
        if self.page() == CHECK:
            self.review.show_review(review)
            self._show_step()
        else:
            self.review.begin(review)
            self._go(CHECK)
            self.review.table.setFocus()

    def show_result(self, done: Imported) -> None:
        self._end()
        assert self._review
        self.outcome.show_result(done, self._review)
        self._go(DONE)
        self.footer.close_button.setFocus()

    def show_undone(self) -> None:
        self._end()
        self.outcome.show_undone()

    def fail(self, error: AppError | None = None) -> None:
        """It came to nothing, without an error because it was stopped: all is as it was."""
        self._end()
        if self.page() == READ:
            self.reading.show_again()
        self._show_step(error)

    # What the agent does

    def page(self) -> int:
        return self._pages.currentIndex()

    def go_on(self) -> None:
        """The main button of the page."""
        if self._is_working or not self.footer.next.isEnabled():
            return
        if self.page() == READ:
            self._read(self.reading.asked())
        elif self.page() == CHECK:
            self._begin(self._texts("Importing…"))
            self._pages.setEnabled(False)
            self.import_requested.emit()
        elif self.page() == DONE:
            self._go(CHOOSE)

    def go_back(self) -> None:
        """One page back; nothing is imported yet."""
        if self._is_working:
            self.stop_requested.emit()
        elif self.page() == CHECK and self._asked.file is not None:
            self._leave(lambda: self._go(READ))
        else:
            self._leave(lambda: self._go(CHOOSE))

    def reject(self) -> None:
        """Esc stops what is under way; else it closes."""
        if self._is_working:
            self.stop_requested.emit()
        else:
            self._leave(self._close)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The window's own button wants it gone, and what is under way with it."""
        event.ignore()
        if self._is_working:
            self.stop_requested.emit()
            self.hide()
        else:
            self._leave(self._close)

    def _leave(self, go: Callable[[], None]) -> None:
        """Ask first where choices for single rows would be lost."""
        if self.page() != CHECK or not self.review.has_single_choices():
            go()
            return
        texts = self._texts
        question = texts("Throw away what you chose for single rows?")
        ask_before(self, question, texts("Throw away"), texts("Keep"), go)

    def _close(self) -> None:
        self.hide()
        self._go(CHOOSE)

    def _choose(self, ask: Callable[[QWidget, str], str], title: str) -> None:
        if told := ask(self, title):
            self._look(Asked(Path(told)))

    def _look(self, asked: Asked) -> None:
        def look() -> None:
            if self.page() != READ or asked.file != self._asked.file:
                self._go(CHOOSE)
            self._begin(self._texts("Looking…"))
            self.look_requested.emit(asked)

        self._leave(look)

    def _read(self, asked: Asked) -> None:
        self._asked = asked
        self._begin(self._texts("Reading…"))
        self.read_requested.emit(asked)

    def _plan(self) -> None:
        if self.review.destination.problem():
            self._show_step()
            return
        self._begin(self._texts("Comparing…"))
        self.plan_requested.emit(self.review.choices())

    def _save_refused(self, text: str) -> None:
        if told := self._asking.text_file(self, self._texts("Save the refused rows")):
            self.save_requested.emit(Path(told), text)

    # What is shown

    def _begin(self, doing: str) -> None:
        self._is_working = True
        self.footer.begin(doing)
        self._show_step()

    def _end(self) -> None:
        self._is_working = False
        self.footer.end()
        self._pages.setEnabled(True)

    def _go(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._show_step()
        if page == CHOOSE:
            self.choosing.file.setFocus()

    def _show_step(self, error: AppError | None = None) -> None:
        page, texts, footer = self.page(), self._texts, self.footer
        self.steps.setText(steps_of(texts, page))
        footer.tell(self._status(), error)
        footer.back.setVisible(page in (READ, CHECK))
        footer.next.setVisible(page != CHOOSE)
        footer.next.setText(next_of(texts, page, self._review))
        footer.next.setEnabled(self._may_go_on() and not self._is_working)

    def _may_go_on(self) -> bool:
        if self.page() == READ:
            return self.reading.is_complete()
        if self.page() == CHECK:
            problem = self.review.destination.problem()
            return bool(self._review and self._review.imported) and not problem
        return True

    def _status(self) -> str:
        """What the file is, and what would come of it."""
        review = self._review
        if self.page() != CHECK or review is None:
            return ""
        return status_of(self._texts, review, self._labels.get(review.source, review.source))

    # How it is built

    def _build(self) -> None:
        self.steps = QLabel()
        self.steps.setObjectName("dim")
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self._pages = QStackedWidget()
        for page in (self.choosing, self.reading, self.review, self.outcome):
            self._pages.addWidget(page)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 14)
        inside.setSpacing(10)
        inside.addWidget(self.steps)
        inside.addWidget(self._pages, 1)
        inside.addWidget(self.footer)

    def _connect(self) -> None:
        texts, footer, asking = self._texts, self.footer, self._asking
        self.choosing.file_wished.connect(
            lambda: self._choose(asking.file, texts("Import from a file"))
        )
        self.choosing.folder_wished.connect(
            lambda: self._choose(asking.folder, texts("Import from a folder"))
        )
        self.choosing.copyq_wished.connect(lambda: self._read(Asked(None, "copyq")))
        self.reading.look_wished.connect(self._look)
        self.reading.changed.connect(self._show_step)
        self.review.choices_changed.connect(self._plan)
        self.outcome.undo_requested.connect(self.undo_requested)
        self.outcome.save_requested.connect(self._save_refused)
        footer.stop.clicked.connect(lambda _=False: self.stop_requested.emit())
        footer.back.clicked.connect(lambda _=False: self.go_back())
        footer.close_button.clicked.connect(lambda _=False: self.reject())
        footer.next.clicked.connect(lambda _=False: self.go_on())
        FileDrops(self).dropped.connect(self.take)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_on)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
