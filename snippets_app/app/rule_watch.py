"""Tells when a rule file was written, added or taken away."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

CALM = 200
"""Milliseconds without a further change: editors write a file in several steps."""


class RuleWatch(QObject):
    """The system tells of changes: nothing is looked for while nothing happens."""

    changed = Signal()

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__()
        self._folders = tuple(folders)
        self._watcher = QFileSystemWatcher()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._tell)
        self._watcher.fileChanged.connect(lambda _: self._calm.start())
        self._watcher.directoryChanged.connect(lambda _: self._calm.start())
        self.look()

    def _tell(self) -> None:
        self.look()  # a file that was replaced is another one
        self.changed.emit()

    def look(self) -> bool:
        """Watch what is there now; whether any of it was not watched until now."""
        there = [folder for folder in self._folders if folder.is_dir()]
        files = [file for folder in there for file in folder.glob("*.toml")]
        known = {*self._watcher.files(), *self._watcher.directories()}
        new = [str(each) for each in (*there, *files) if str(each) not in known]
        if new:
            self._watcher.addPaths(new)
        return bool(new)
