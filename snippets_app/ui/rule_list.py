"""The agent's own rules: look at them, add one, change one, delete one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from snippets_app.core.guard.model import Rule
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.question_box import ask_before
from snippets_app.ui.screens import fitting
from snippets_app.ui.severities import severity_name
from snippets_app.ui.theme import Theme

SIZE = QSize(520, 420)
SHOWN_TEXTS = 5
_RULE = Qt.ItemDataRole.UserRole


class RuleList(QDialog):
    """``edit_requested`` tells the Rule, ``delete_requested`` the id of one, once the agent has
    confirmed it. Show the rules anew when they have changed."""

    add_requested = Signal()
    edit_requested = Signal(object)
    delete_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._build()
        self._connect()
        self.setWindowTitle(f"{texts('Own rules')} – Saywell")
        self.use(theme)
        self.show_rules(())
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def open_list(self) -> None:
        """Show it and bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.rows.setFocus()

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show these; the row that was current stays so as far as there is one."""
        row = max(0, self.rows.currentRow())
        self.rows.clear()
        for rule in rules:
            item = QListWidgetItem(self._line(rule))
            item.setData(_RULE, rule)
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(row, self.rows.count() - 1))
        self._empty.setVisible(not rules)
        self.rows.setVisible(bool(rules))
        for button in (self._edit, self._delete):
            button.setEnabled(bool(rules))

    def rule(self) -> Rule | None:
        """The rule of the current row."""
        item = self.rows.currentItem()
        found = item.data(_RULE) if item else None
        return found if isinstance(found, Rule) else None

    def _line(self, rule: Rule) -> str:
        said = " · ".join(rule.texts[:SHOWN_TEXTS]) + (" …" if rule.texts[SHOWN_TEXTS:] else "")
        name, reason = severity_name(self._texts, rule.severity), on_one_line(rule.reason)
        why = self._texts("{name}: {text}", name=name, text=reason)
        return f"{on_one_line(said)}\n{why}"

    def _request_edit(self) -> None:
        rule = self.rule()
        if rule is not None:
            self.edit_requested.emit(rule)

    def _request_delete(self) -> None:
        rule = self.rule()
        if rule is not None:
            ask_before(
                self,
                self._texts("Delete this rule for good?"),
                self._texts("Delete"),
                self._texts("Cancel"),
                lambda: self.delete_requested.emit(rule.id),
            )

    def _build(self) -> None:
        texts = self._texts
        self.rows = QListWidget()
        self.rows.setObjectName("rows")
        self.rows.setWordWrap(True)
        self.rows.setAccessibleName(texts("Own rules"))
        self._empty = QLabel(texts("You have no rules of your own yet."))
        self._empty.setObjectName("dim")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add = _button(texts("New rule…"))
        self._edit = _button(texts("Change…"))
        self._delete = _button(texts("Delete…"))
        self._close = _button(texts("Close"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._add, self._edit, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(14)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self._empty, 1)
        inside.addLayout(buttons)

    def _connect(self) -> None:
        self.rows.itemActivated.connect(lambda _: self._request_edit())
        self._add.clicked.connect(lambda _=False: self.add_requested.emit())
        self._edit.clicked.connect(lambda _=False: self._request_edit())
        self._delete.clicked.connect(lambda _=False: self._request_delete())
        self._close.clicked.connect(self.hide)
        QShortcut(QKeySequence("Del"), self.rows).activated.connect(self._request_delete)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
