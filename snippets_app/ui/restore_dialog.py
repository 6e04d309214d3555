"""The copies of the library that can be restored; restoring one of them is confirmed first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableView, QVBoxLayout

from snippets_app.store.backups import Backup
from snippets_app.texts import Texts, in_a_row
from snippets_app.ui.backup_table import BackupModel, made
from snippets_app.ui.plain_buttons import button_line, plain_button, primary_button
from snippets_app.ui.question_box import ask_before
from snippets_app.ui.row_table import lay_out
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(760, 460)
WIDTHS = (160, 0, 135, 120)


class RestoreDialog(QDialog):
    """``restore_requested`` tells the Backup, once the agent has confirmed it."""

    restore_requested = Signal(object)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self.model = BackupModel(texts)
        self._build()
        self._connect()
        self.setWindowTitle(f"{texts('Restore a backup')} – Saywell")
        self.use(theme)
        self.show_backups(())
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def open_list(self, backups: Sequence[Backup]) -> None:
        """Show these and come to the front."""
        self.tell("")
        self.show_backups(backups)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.table if backups else self._close).setFocus()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, the first of them chosen."""
        self.model.show(backups)
        if backups:
            self.table.selectRow(0)
        self.table.setVisible(bool(backups))
        self._nothing.setVisible(not backups)
        self.restore.setEnabled(bool(backups))

    def tell(self, sentence: str) -> None:
        """What was done, or why it was not."""
        self._told.setText(sentence)

    def chosen(self) -> Backup | None:
        """The copy of the row that is current."""
        return self.model.row(self.table.currentIndex().row())

    def _ask(self) -> None:
        backup, texts = self.chosen(), self._texts
        if backup is None:
            return
        question = texts("Put the library back as it was on {when}?", when=made(texts, backup))
        hint = texts("What is there now is kept and joins this list.")
        act = lambda: self.restore_requested.emit(backup)  # noqa: E731
        said = in_a_row(question, hint)
        ask_before(self, said, texts("Restore"), texts("Cancel"), act)

    def _build(self) -> None:
        texts = self._texts
        self.table = QTableView()
        self.table.setModel(self.model)
        lay_out(self.table, texts("Backups"), WIDTHS, QTableView.SelectionMode.SingleSelection)
        self._nothing = QLabel(texts("There is no backup yet."))
        self._nothing.setObjectName("dim")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told = QLabel()
        self._told.setObjectName("dim")
        self._told.setWordWrap(True)
        self.restore = primary_button(texts("Restore…"))
        self._close = plain_button(texts("Close"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(12)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._nothing, 1)
        inside.addLayout(button_line((), (self.restore, self._close), self._told))

    def _connect(self) -> None:
        # Later: the same Enter, when the table is done with it, would press the question's button.
        self.table.activated.connect(lambda _: QTimer.singleShot(0, self._ask))
        self.restore.clicked.connect(lambda _=False: self._ask())
        self._close.clicked.connect(self.hide)
