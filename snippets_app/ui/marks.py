"""Marks that the stylesheet shows: a widget that needs a correction, or has the focus."""

from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, name: str, *, on: bool) -> None:
    """Set or lift the mark ``name``, which the stylesheet knows as a property."""
    widget.setProperty(name, on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
