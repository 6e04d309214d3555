"""Which part of the import window does what, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from snippets_app.errors import AppError
from snippets_app.ui.importing.file_drops import FileDrops
from snippets_app.ui.importing.values import Asked

if TYPE_CHECKING:
    from snippets_app.ui.importing.window import ImportWindow

_COPYQ = "copyq"


def connect(window: ImportWindow) -> None:
    """Let each button do its work."""
    choosing, reading, outcome = window.choosing, window.reading, window.outcome
    choosing.file_wished.connect(window.choose_file)
    choosing.folder_wished.connect(window.choose_folder)
    choosing.copyq_wished.connect(lambda: window.read(Asked(None, _COPYQ)))
    reading.look_wished.connect(window.look)
    reading.changed.connect(window.show_step)
    window.review.choices_changed.connect(window.plan)
    outcome.undo_requested.connect(window.undo)
    outcome.save_requested.connect(window.save_list)
    drops = FileDrops(window)
    drops.dropped.connect(window.take)
    drops.refused.connect(lambda: refuse_several(window))
    footer = window.footer
    footer.stop.clicked.connect(lambda _=False: window.stop_requested.emit())
    footer.back.clicked.connect(lambda _=False: window.go_back())
    footer.close_button.clicked.connect(lambda _=False: window.reject())
    footer.next.clicked.connect(lambda _=False: window.go_on())
    for keys, act in (
        ("Ctrl+Return", window.go_on),
        ("Ctrl+Enter", window.go_on),
        ("Alt+Left", window.go_back),
        ("Ctrl+O", window.choose_file),
    ):
        QShortcut(QKeySequence(keys), window).activated.connect(act)


def refuse_several(window: ImportWindow) -> None:
    """More than one file was dropped."""
    if not window.is_working():
        window.show_step(AppError("Several files were dropped.", "Drop one file or one folder."))
