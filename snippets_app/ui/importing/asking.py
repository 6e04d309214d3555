"""The system's dialogs for files and folders, as the import window needs them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class Asking:
    """The system's dialogs; each is told the window and a title and answers "" for nothing."""

    file: Callable[[QWidget, str], str]
    folder: Callable[[QWidget, str], str]
    text_file: Callable[[QWidget, str], str]


def ask_file(window: QWidget, title: str) -> str:
    return QFileDialog.getOpenFileName(window, title)[0]


def ask_folder(window: QWidget, title: str) -> str:
    return QFileDialog.getExistingDirectory(window, title)


def ask_text_file(window: QWidget, title: str) -> str:
    return QFileDialog.getSaveFileName(window, title, "import.txt", "*.txt")[0]


ASKING = Asking(ask_file, ask_folder, ask_text_file)
