"""The import window: from a file, by a plan that is looked at, into the library and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout

from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.importing.asking import ASKING, Asking
from snippets_app.ui.importing.choose_page import ChoosePage
from snippets_app.ui.importing.connections import connect
from snippets_app.ui.importing.done_page import DonePage
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
    Asked, ``plan_requested`` Choices; ``left`` that nothing of them is needed any more."""

    look_requested = Signal(object)
    read_requested = Signal(object)
    plan_requested = Signal(object)
    import_requested = Signal()
    undo_requested = Signal()
    stop_requested = Signal()
    left = Signal()
    save_requested = Signal(object, object)

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
        self._is_stale = False
        self._labels = dict(kinds)
        self.choosing = ChoosePage(texts, tuple(self._labels.values()), has_copyq=has_copyq)
        self.reading = ReadingPage(texts, theme, kinds)
        self.review = ReviewPage(texts, theme)
        self.outcome = DonePage(texts)
        self.footer = Footer(texts)
        self._build()
        connect(self)
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
        """Look at this file or folder instead of another, unless something is being stored."""
        if self._pages.isEnabled():
            self.look(Asked(file))

    def show_seen(self, asked: Asked, seen: Seen) -> None:
        """How the file looks; read on if there is nothing to ask."""
        self._end()
        self._asked = asked
        was_reading = self.page() == READ
        self.reading.show_seen(asked, seen)
        if was_reading or seen.needs_answer:
            self._go(READ)
        else:
            self.read(self.reading.asked())

    def show_review(self, review: Review) -> None:
        """What would change."""
        self._end()
        self._review, self._is_stale = review, False
        if self.page() == CHECK:
            self.review.show_review(review)
            self.show_step()
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
        self.show_step(error)

    def forget(self) -> None:
        """Keep no plan."""
        self._review = None
        self.review.forget()

    # What the agent does

    def page(self) -> int:
        return self._pages.currentIndex()

    def is_working(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_working

    def go_on(self) -> None:
        """The main button of the page."""
        if self._is_working or not self.footer.next.isEnabled():
            return
        if self.page() == READ:
            self.read(self.reading.asked())
        elif self.page() == CHECK and self.review.destination.is_waiting():
            self.review.destination.take()
        elif self.page() == CHECK and self._is_stale:
            self.plan()
        elif self.page() == CHECK:
            self._begin(self._texts("Importing…"), alone=True)
            self.import_requested.emit()
        elif self.page() == DONE:
            self._go(CHOOSE)

    def go_back(self) -> None:
        """One page back; nothing is imported yet."""
        if self._is_working:
            self.stop_requested.emit()
        else:
            page = READ if self.page() == CHECK and self._asked.file else CHOOSE
            self._leave(lambda: self._go(page))

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
            self.hide()
        self.reject()

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
        self.left.emit()

    def choose_file(self) -> None:
        if self._pages.isEnabled() and (
            told := self._asking.file(self, self._texts("Import from a file"))
        ):
            self.look(Asked(Path(told)))

    def choose_folder(self) -> None:
        if told := self._asking.folder(self, self._texts("Import from a folder")):
            self.look(Asked(Path(told)))

    def look(self, asked: Asked) -> None:
        """Look at a file, or at the same one in another way."""

        def look() -> None:
            if self.page() != READ or asked.file != self._asked.file:
                self._go(CHOOSE)
            self._begin(self._texts("Looking…"))
            self.look_requested.emit(asked)

        self._leave(look)

    def read(self, asked: Asked) -> None:
        """Read all of it."""
        self._asked = asked
        self._begin(self._texts("Reading…"))
        self.read_requested.emit(asked)

    def plan(self) -> None:
        """Compare again: something else was chosen."""
        if self.review.destination.problem():
            self.show_step()
            return
        self._is_stale = True
        self._begin(self._texts("Comparing…"))
        self.plan_requested.emit(self.review.choices())

    def undo(self) -> None:
        """Take the import back."""
        self._begin(self._texts("Taking it back…"), alone=True)
        self.undo_requested.emit()

    def save_list(self, text: Callable[[], str]) -> None:
        """Ask for a file to keep the text in."""
        if told := self._asking.text_file(self, self._texts("Save this list")):
            self.save_requested.emit(Path(told), text)

    # What is shown

    def _begin(self, doing: str, *, alone: bool = False) -> None:
        """``alone``: nothing else can be done meanwhile."""
        self._is_working = True
        self._pages.setEnabled(not alone)
        self.footer.begin(doing)
        self.show_step()

    def _end(self) -> None:
        self._is_working = False
        self.footer.end()
        self._pages.setEnabled(True)

    def _go(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.show_step()
        if page == CHOOSE:
            self.choosing.file.setFocus()
            self.outcome.forget()

    def show_step(self, error: AppError | None = None) -> None:
        """Show where we are, what may be done, and what went wrong, if anything."""
        page, texts, footer = self.page(), self._texts, self.footer
        self.steps.setText(steps_of(texts, page))
        footer.tell(status_of(texts, page, self._review, self._labels), error)
        footer.back.setVisible(page in (READ, CHECK))
        footer.next.setVisible(page != CHOOSE)
        footer.next.setText(next_of(texts, page, None if self._is_stale else self._review))
        footer.next.setEnabled(self._may_go_on() and not self._is_working)

    def _may_go_on(self) -> bool:
        if self.page() == READ:
            return self.reading.is_complete()
        if self.page() == CHECK:
            would_import = self._is_stale or bool(self._review and self._review.imported)
            return would_import and not self.review.destination.problem()
        return True

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
