"""Export snippets: which ones, as what, and where to; afterwards what to know about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, QStringListModel, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.model import Pack
from snippets_app.core.selection import count
from snippets_app.errors import AppError
from snippets_app.formats.exports import Export, Exported
from snippets_app.texts import Texts
from snippets_app.ui.export_choice import ExportChoice, Part
from snippets_app.ui.export_report import ExportReport
from snippets_app.ui.library.two_lines import TwoLines
from snippets_app.ui.long_words import breakable
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(620, 570)
PATIENCE = 300
"""Milliseconds before a progress is shown."""
SAVING_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))
AskFile = Callable[[QWidget, str, Path, str], str]
"""Asks for a file to write: over a window, with a title, a start and a filter; "" for none."""


@dataclass(frozen=True, slots=True)
class Wish:
    """``is_confirmed``: the agent was asked about this very file, should it be there already."""

    packs: tuple[Pack, ...]
    export: Export
    file: Path
    is_confirmed: bool


def ask_file(window: QWidget, title: str, start: Path, pattern: str) -> str:
    """By the system's own dialog, which also asks before a file is replaced."""
    return QFileDialog.getSaveFileName(window, title, str(start), pattern)[0]


class ExportDialog(QDialog):
    """``export_wished`` tells a Wish; answer by ``show_result``, or ``come_back`` where it came to
    nothing. ``stop_requested`` wants an end of it; ``folder_requested`` tells a file's folder."""

    export_wished = Signal(object)
    stop_requested = Signal()
    folder_requested = Signal(object)

    def __init__(
        self, texts: Texts, theme: Theme, exports: Sequence[Export], ask: AskFile = ask_file
    ) -> None:
        super().__init__()
        self._texts = texts
        self._exports = tuple(exports)
        self._ask = ask
        self._folder = Path()
        self._is_working = False
        self.choice = ExportChoice(texts)
        self.kinds = QListView()
        self.error = QLabel()
        self.progress = QProgressBar()
        self.report = ExportReport(texts, theme)
        self._patience = QTimer(self)
        self._build(theme)
        self._connect()
        self.setWindowTitle(f"{texts('Export')} – Saywell")
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))

    # What the program asks of it

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self._rows.theme = theme
        self.report.use(theme)
        self.kinds.viewport().update()

    def open_for(
        self,
        packs: Sequence[Pack],
        wanted: Sequence[str] = (),
        stage: str = "",
        snippets: Sequence[str] = (),
    ) -> None:
        """Open for the library, beginning with what was looked at: ids of packs, a stage, snippets.

        An export that is under way is never lost: it comes to the front instead.
        """
        if not self._is_working:
            self.choice.show_library(packs, wanted, stage, snippets)
            self._pages.setCurrentIndex(0)
            self._tell(None)
            self.kinds.setFocus()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_progress(self, done: int) -> None:
        """So many snippets are written."""
        self.progress.setValue(done)

    def show_result(self, files: Sequence[Path], exported: Exported) -> None:
        self._set_working(working=False)
        self._folder = files[0].parent
        self._pages.setCurrentIndex(1)
        self.report.show_result(files, exported, self.progress.maximum())

    def come_back(self, error: AppError | None = None) -> None:
        """Nothing was written, because of the ``error`` or since it was stopped."""
        self._set_working(working=False)
        self._tell(error)
        self.kinds.setFocus()  # lost while nothing could be changed

    # What the agent does

    def save(self) -> None:
        """Ask for the file, then wish."""
        if self._is_working or not self._save.isEnabled() or self._pages.currentIndex():
            return
        part, export = self.choice.chosen(), self.export()
        ending = export.extensions[0]
        start = self._start_folder() / (_file_name(export, part) + ending)
        pattern = f"{self._texts(export.label)} (*{ending})"
        told = self._ask(self, self._texts("Export to"), start, pattern)
        if told:
            self._wish(part, export, Path(told))

    def reject(self) -> None:
        """Esc stops what is under way; else it closes."""
        if self._is_working:
            self.stop_requested.emit()
        else:
            self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The window's own button wants it gone, and what is under way with it."""
        if self._is_working:
            self.stop_requested.emit()
        event.accept()

    def export(self) -> Export:
        """The kind of file that is chosen."""
        return self._exports[max(0, self.kinds.currentIndex().row())]

    def _wish(self, part: Part, export: Export, told: Path) -> None:
        known = told.suffix.lower() in export.extensions
        file = told if known else told.with_name(told.name + export.extensions[0])
        self._folder = file.parent
        self.progress.setRange(0, count(part.packs))
        self.progress.setValue(0)
        self._tell(None)
        self._set_working(working=True)
        self.export_wished.emit(Wish(part.packs, export, file, is_confirmed=known))

    def _start_folder(self) -> Path:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        found = self._folder if self._folder.name else QStandardPaths.writableLocation(documents)
        return Path(found)

    # What is shown

    def _tell(self, error: AppError | None) -> None:
        """Why the last one came to nothing, above the button that tries again; read aloud too."""
        said = self._texts.whole(error) if error else ""
        self.error.setText(breakable(said))
        self.error.setVisible(bool(said))
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.error, said))

    def _set_working(self, *, working: bool) -> None:
        """While it works nothing can be changed; soon it also shows how far it is."""
        self._is_working = working
        for part in (self.choice, self.kinds, self._save):
            part.setEnabled(not working)
        if working:
            self._patience.start(PATIENCE)
        else:
            self._patience.stop()
            self._show_progress(shown=False)
            self._show_count()

    def _show_progress(self, *, shown: bool) -> None:
        self.progress.setVisible(shown)
        self._count.setVisible(not shown)
        self._cancel.setText(self._texts("Stop") if shown else self._texts("Cancel"))

    def _show_count(self) -> None:
        number = count(self.choice.chosen().packs)
        self._count.setText(self._texts("Snippets: {count}", count=number))
        self._save.setEnabled(number > 0)

    def _build(self, theme: Theme) -> None:
        texts = self._texts
        self._rows = TwoLines(self.kinds, theme)
        self.kinds.setObjectName("stages")
        self.kinds.setItemDelegate(self._rows)
        self.kinds.setAccessibleName(texts("Format"))
        self.kinds.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        lines = [f"{texts(each.label)}\n{texts(each.use)}" for each in self._exports]
        self.kinds.setModel(QStringListModel(lines, self))
        self.kinds.setCurrentIndex(self.kinds.model().index(0, 0))
        self.error.setObjectName("error")
        self.error.setWordWrap(True)
        self._count = QLabel()
        self._count.setObjectName("dim")
        self._cancel, self._save = QPushButton(texts("Cancel")), QPushButton(texts("Export…"))
        self._save.setObjectName("primary")
        for button in (self._cancel, self._save):
            button.setAutoDefault(False)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first_page())
        self._pages.addWidget(self.report)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(self._pages)
        self._show_progress(shown=False)
        self._tell(None)

    def _first_page(self) -> QWidget:
        page, label = QWidget(), QLabel(self._texts("Format"))
        label.setObjectName("label")
        label.setBuddy(self.kinds)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._count, 1)
        bottom.addWidget(self.progress, 1)
        bottom.addWidget(self._cancel)
        bottom.addWidget(self._save)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.choice)
        inside.addWidget(label)
        inside.addWidget(self.kinds, 1)
        inside.addWidget(self.error)
        inside.addLayout(bottom)
        return page

    def _connect(self) -> None:
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._show_progress(shown=True))
        self.choice.changed.connect(self._show_count)
        self.kinds.activated.connect(lambda _: self.save())
        self._save.clicked.connect(lambda _=False: self.save())
        self._cancel.clicked.connect(lambda _=False: self.reject())
        self.report.folder_requested.connect(lambda: self.folder_requested.emit(self._folder))
        self.report.another_requested.connect(lambda: self._pages.setCurrentIndex(0))
        self.report.closed.connect(self.hide)
        for keys in SAVING_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)


def _file_name(export: Export, part: Part) -> str:
    """The name that the other program looks for, or what is in it."""
    return export.usual_name or part.name.translate(_NOT_IN_NAMES).strip(". ") or "Saywell"
