"""The rows of the list of backups."""

from PySide6.QtCore import QDateTime, QLocale

from snippets_app.store.backups import Backup, BackupKind
from snippets_app.texts import Texts
from snippets_app.ui.row_table import SaidRows

_KIND_MESSAGES = {
    BackupKind.DAILY: "the backup of that day",
    BackupKind.BEFORE_EDIT: "before an import or another large change",
    BackupKind.BEFORE_RESTORE: "before another was restored",
    BackupKind.BEFORE_VERSION: "before an update of Saywell",
    BackupKind.OTHER: "made by hand",
}


class BackupModel(SaidRows[Backup]):
    """When each was made, why, and how much is in it."""

    def __init__(self, texts: Texts) -> None:
        heads = (texts("Made"), texts("Kind"), texts("Own snippets"), texts("Own packs"))
        super().__init__(heads)
        self._texts = texts

    def says(self, row: Backup) -> tuple[str, ...]:
        language = QLocale(self._texts.language)
        why = self._texts(_KIND_MESSAGES[row.kind])
        counts = (language.toString(row.snippets), language.toString(row.packs))
        return made(self._texts, row), why, *counts

    def tip(self, row: Backup, column: int) -> str:
        """The file, for who looks for it."""
        return row.file.name


def made(texts: Texts, backup: Backup) -> str:
    """The moment as the agent's language writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
    return QLocale(texts.language).toString(moment, QLocale.FormatType.ShortFormat)
