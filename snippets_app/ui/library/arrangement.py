"""The parts of the library window and where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from snippets_app.texts import Texts
from snippets_app.ui.library.actions import (
    FOR_MANY,
    LIBRARY_MENU,
    PACK_MENU,
    SNIPPET_MENU,
    LibraryActions,
    action_button,
    menu_button,
)
from snippets_app.ui.library.editing_pane import EditingPane
from snippets_app.ui.library.pack_tree import PackTree
from snippets_app.ui.library.snippet_list import LibraryList
from snippets_app.ui.library.snippet_rows import SnippetRows
from snippets_app.ui.query_edit import QueryEdit
from snippets_app.ui.snippet_writing import SnippetWriting
from snippets_app.ui.theme import Theme

WIDTHS = (225, 345, 560)
GUTTER = 12


class Arrangement:
    """Three columns below one line of buttons."""

    def __init__(
        self, texts: Texts, theme: Theme, window: QWidget, writing: SnippetWriting
    ) -> None:
        self._texts = texts
        self.actions = LibraryActions(texts, window)
        self.tree = PackTree(texts, theme)
        self.query = QueryEdit()
        self.query.setPlaceholderText(texts("Search"))
        self.query.setAccessibleName(texts("Search"))
        self.query.setClearButtonEnabled(True)
        self.rows = SnippetRows(texts)
        self.list = LibraryList(texts, theme, self.rows)
        self.count = QLabel()
        self.count.setObjectName("hint")
        self.hidden = QCheckBox(texts("Show hidden ones"))
        self.pane = EditingPane(texts, theme, writing)
        self.pane.offer(*(action_button(self.actions[each]) for each in FOR_MANY))
        self.move_menu = QMenu(window)
        self._library = menu_button(texts("Library"), QMenu(window))
        self._arrange(window)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        for part in (self.tree, self.list, self.pane):
            part.use(theme)

    def offer(self, name: str) -> None:
        """From now on somebody does what this action asks for."""
        self.actions[name].setVisible(True)
        self._library.setVisible(
            any(self.actions[each].isVisible() for each in LIBRARY_MENU if each)
        )

    def _arrange(self, window: QWidget) -> None:
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(GUTTER)
        for part in (self.tree, self._middle(), self.pane):
            columns.addWidget(part)
        columns.setSizes(WIDTHS)
        for number, stretch in enumerate((0, 2, 3)):
            columns.setStretchFactor(number, stretch)
        rows = QVBoxLayout(window)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(10)
        rows.addLayout(self._buttons(window))
        rows.addWidget(columns, 1)

    def _middle(self) -> QWidget:
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.hidden)
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.query)
        rows.addWidget(self.list, 1)
        rows.addLayout(below)
        return column

    def _buttons(self, window: QWidget) -> QHBoxLayout:
        actions, line = self.actions, QHBoxLayout()
        line.setSpacing(6)
        new = action_button(actions["new"])
        new.setObjectName("primary")
        line.addWidget(new)
        for label, names in (
            (self._texts("Snippet"), SNIPPET_MENU),
            (self._texts("Pack"), PACK_MENU),
        ):
            menu = QMenu(window)
            actions.fill(menu, names)
            line.addWidget(menu_button(label, menu))
        actions.fill(self._library.menu(), LIBRARY_MENU)
        self._library.hide()
        line.addWidget(self._library)
        line.addWidget(action_button(actions["replace"]))
        line.addStretch(1)
        line.addWidget(action_button(actions["undo"]))
        line.addWidget(action_button(actions["redo"]))
        return line
