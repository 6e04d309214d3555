"""The rows of the list of backups."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, Qt
from PySide6.QtCore import QPersistentModelIndex as _Persistent

from snippets_app.store.backups import Backup, BackupKind
from snippets_app.texts import Texts

_ROOT = QModelIndex()
_Index = QModelIndex | _Persistent
_KIND_MESSAGES = {
    BackupKind.DAILY: "the backup of that day",
    BackupKind.BEFORE_EDIT: "before an import or another large change",
    BackupKind.BEFORE_RESTORE: "before another was restored",
    BackupKind.BEFORE_VERSION: "before an update of Saywell",
    BackupKind.OTHER: "made by hand",
}


class BackupModel(QAbstractTableModel):
    """When each was made, why, and how much is in it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._heads = (texts("Made"), texts("Kind"), texts("Own snippets"), texts("Own packs"))
        self._rows: tuple[Backup, ...] = ()

    def show(self, rows: Sequence[Backup]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Backup | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._heads)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._said(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.file.name
        return None

    def _said(self, row: Backup) -> tuple[str, str, str, str]:
        language = QLocale(self._texts.language)
        why = self._texts(_KIND_MESSAGES[row.kind])
        counts = (language.toString(row.snippets), language.toString(row.packs))
        return made(self._texts, row), why, *counts


def made(texts: Texts, backup: Backup) -> str:
    """The moment as the agent's language writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
    return QLocale(texts.language).toString(moment, QLocale.FormatType.ShortFormat)
