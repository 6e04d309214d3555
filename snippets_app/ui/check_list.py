"""Suggestions to tick, in a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from snippets_app.ui.plain_tip import plain_tip


class CheckList(QListWidget):
    """Space ticks the current row; ``changed`` tells that ``ticked()`` may be another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checks")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.changed.emit())

    def offer(self, words: Sequence[str], ticked: Sequence[str]) -> None:
        """Offer these; what was ticked by hand stays, and is offered whatever is suggested. No row
        leaves its place or the keyboard because it is ticked."""
        kept, before = [*self.ticked(), *ticked], self.words()
        stay = [word for word in before if word in kept or word in words]
        rows = list(dict.fromkeys([*stay, *kept, *words]))
        if rows == before:
            return
        current = self.currentItem().text() if self.currentItem() else ""
        self.blockSignals(True)
        self.clear()
        for word in rows:
            self._add(word, on=word in kept)
        if current in rows:
            self.setCurrentRow(rows.index(current))
        self.blockSignals(False)
        self.changed.emit()

    def start(self, ticked: Sequence[str]) -> None:
        """Begin anew with these, all ticked."""
        self.clear()
        self.offer((), ticked)

    def ticked(self) -> tuple[str, ...]:
        rows = (self.item(row) for row in range(self.count()))
        return tuple(each.text() for each in rows if each.checkState() == Qt.CheckState.Checked)

    def tick(self, word: str, *, on: bool = True) -> None:
        for row in range(self.count()):
            if self.item(row).text() == word:
                self.item(row).setCheckState(_state(on=on))

    def words(self) -> list[str]:
        """All that is offered."""
        return [self.item(row).text() for row in range(self.count())]

    def _add(self, word: str, *, on: bool) -> None:
        item = QListWidgetItem(word)
        item.setToolTip(plain_tip(word))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                      | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
        item.setCheckState(_state(on=on))
        self.addItem(item)


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
