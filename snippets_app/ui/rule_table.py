"""The rules as rows: on or off, what should not be said, how serious, why, and whose it is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from snippets_app.core.guard.rule_rows import Origin, RuleItem
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.plain_tip import plain_tip
from snippets_app.ui.rule_words import phrases_of
from snippets_app.ui.severities import severity_name

SHOWN_TEXTS = 5
ORIGIN_MESSAGES = {
    Origin.OWN: "Own",
    Origin.CHANGED: "Shipped, changed",
    Origin.BY_HAND: "From a file",
    Origin.SHIPPED: "Shipped",
    Origin.UNKNOWN: "",
}
HEAD_MESSAGES = ("What should not be said", "How serious it is", "Why not", "Whose")
TEXTS, SEVERITY, REASON, ORIGIN = range(4)
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class RuleModel(QAbstractTableModel):
    """``switch_requested`` tells ids of rules and whether they are to be on."""

    switch_requested = Signal(object, bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._every: tuple[RuleItem, ...] = ()
        self._items: tuple[RuleItem, ...] = ()
        self._words: list[str] = []
        self.may_switch = True

    def show(self, items: Sequence[RuleItem]) -> None:
        self._every = tuple(items)
        self._filter()

    def search(self, query: str) -> None:
        """Show only what says all words of the query."""
        self._words = query.casefold().split()
        self._filter()

    def every(self) -> tuple[RuleItem, ...]:
        """All rules, found or not."""
        return self._every

    def item(self, row: int) -> RuleItem | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def rows_of(self, rules: Sequence[str]) -> list[int]:
        """The rows that show the rules of these ids."""
        wanted = frozenset(rules)
        return [at for at, each in enumerate(self._items) if each.rule.id in wanted]

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(HEAD_MESSAGES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._texts(HEAD_MESSAGES[section]) if is_head else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        may = index.column() == TEXTS and self.may_switch
        return flags | Qt.ItemFlag.ItemIsUserCheckable if may else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row())
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(item, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._said(item, index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TEXTS:
            return Qt.CheckState.Checked if item.on else Qt.CheckState.Unchecked
        return None

    def setData(  # noqa: N802
        self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        item = self.item(index.row())
        if item is None or role != Qt.ItemDataRole.CheckStateRole or not self.may_switch:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.switch_requested.emit((item.rule.id,), on)
        return True

    def _said(self, item: RuleItem, column: int) -> str:
        texts, rule = self._texts, item.rule
        if column == TEXTS:
            said = phrases_of(texts, rule)
            more = " …" if said[SHOWN_TEXTS:] else ""
            return on_one_line(" · ".join(said[:SHOWN_TEXTS]) + more)
        if column == SEVERITY:
            return severity_name(texts, rule.severity)
        if column == REASON:
            return on_one_line(rule.reason_in(texts.language))
        message = ORIGIN_MESSAGES[item.origin]
        return texts(message) if message else ""

    def _filter(self) -> None:
        self.beginResetModel()
        words = self._words
        self._items = tuple(each for each in self._every if not words or each.says(words))
        self.endResetModel()
