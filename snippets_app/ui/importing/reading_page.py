"""How a file is to be read: which tool's it is, in which encoding, and which column holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from snippets_app.formats.sources.base import Options
from snippets_app.formats.sources.columns import Columns
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.importing.cells import line_of, row_line, snippet_lines
from snippets_app.ui.importing.columns_box import BOX_WIDTH, LABEL_WIDTH, ColumnsBox
from snippets_app.ui.importing.parts import fill, heading, label_for
from snippets_app.ui.importing.values import Asked, Seen
from snippets_app.ui.importing.words import DELIMITER_MESSAGES, ENCODING_MESSAGES
from snippets_app.ui.library.two_lines import TwoLines
from snippets_app.ui.theme import Theme

SHOWN_ROWS = 3
ASIDE_WIDTH = 330
_DELIMITED = "csv"
Kinds = Sequence[tuple[str, str]]
"""Names of sources, and what they are called."""


class ReadingPage(QWidget):
    """``look_wished`` tells how the file is to be looked at now; ``changed`` that ``is_complete``
    may be another."""

    look_wished = Signal(object)
    changed = Signal()

    def __init__(self, texts: Texts, theme: Theme, kinds: Kinds) -> None:
        super().__init__()
        self._texts = texts
        self._kinds = tuple(kinds)
        self._asked = self._wanted = Asked(None)
        self._seen = Seen()
        self._columns: Columns | None = None
        self.file = heading()
        self.kind = QComboBox()
        self.delimiter = QComboBox()
        self.sheet = QComboBox()
        self.start = QComboBox()
        self.header = QCheckBox(texts("The first row holds headings"))
        self.columns = ColumnsBox(texts)
        self.encodings = QListView()
        self.snippets = QListView()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self._lines = tuple(TwoLines(view, theme) for view in (self.encodings, self.snippets))
        self._build()
        self._connect()

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        for lines in self._lines:
            lines.theme = theme
        for view in (self.encodings, self.snippets):
            view.viewport().update()

    def show_seen(self, asked: Asked, seen: Seen) -> None:
        """Show what the file looks like when it is read so."""
        if asked.file != self._asked.file:
            self._columns = None
        self._asked, self._wanted, self._seen = asked, asked, seen
        self.file.setText(on_one_line(asked.file.name) if asked.file else "CopyQ")
        self._show_kinds()
        self._show_encodings()
        self._show_table()
        self._show_snippets()
        self.changed.emit()

    def show_again(self) -> None:
        """What was asked for last came to nothing: all is as it was."""
        self.show_seen(self._asked, self._seen)

    def asked(self) -> Asked:
        """How the file is to be read, as it is chosen now."""
        options = self._asked.options
        if self._seen.preview is not None:
            options = replace(options, columns=self.columns.columns())
        return replace(self._asked, source=self._seen.source, options=options)

    def is_complete(self) -> bool:
        """Whether the file can be read so."""
        if not self._seen.source or self._seen.trouble:
            return False
        return self._seen.preview is None or self.columns.columns().body is not None

    # What the agent does

    def choose_encoding(self, row: int) -> None:
        found = self._seen.encodings
        if found is not None and 0 <= row < len(found.candidates):
            self._ask(encoding=found.candidates[row].encoding)

    def _kind_chosen(self) -> None:
        self._columns = None
        options = Options(encoding=self._wanted.options.encoding)
        self._look(Asked(self._asked.file, str(self.kind.currentData()), options))

    def _ask(self, **chosen: object) -> None:
        """Look again with another choice; the columns are guessed anew unless a person chose."""
        options = replace(self._wanted.options, columns=self._columns, **chosen)  # type: ignore[arg-type]
        source = self._wanted.source or self._seen.source
        self._look(Asked(self._asked.file, source, options))

    def _ask_anew(self, **chosen: object) -> None:
        """The columns are others too, and so may be where they begin."""
        self._columns = None
        self._ask(**({"header": None, "skip": None} | chosen))

    def _look(self, asked: Asked) -> None:
        self._wanted = asked
        self.look_wished.emit(asked)

    def _columns_chosen(self) -> None:
        self._columns = self.columns.columns()
        self._show_snippets()
        self.changed.emit()

    # What is shown

    def _show_kinds(self) -> None:
        fitting, texts = self._seen.kinds, self._texts
        named = [(texts(label), name) for name, label in self._kinds]
        named.sort(key=lambda each: each[1] not in fitting)
        first = [] if self._seen.source else [(texts("Choose…"), "")]
        fill(self.kind, first + named, self._seen.source)

    def _show_encodings(self) -> None:
        found = self._seen.encodings
        shown = found.candidates if found is not None and self._seen.has_encodings else ()
        rows = [f"{self._encoding(each.encoding)}\n{line_of(each.preview)}" for each in shown]
        model = self.encodings.model()
        assert isinstance(model, QStringListModel)
        if model.stringList() != rows:
            model.setStringList(rows)
        wanted = self._asked.options.encoding or (found.best if found else "")
        names = [each.encoding for each in shown]
        row = names.index(wanted) if wanted in names else 0
        selection = self.encodings.selectionModel()
        selection.blockSignals(True)
        self.encodings.setCurrentIndex(model.index(row, 0))
        selection.blockSignals(False)
        self.encodings.viewport().update()
        for part in (self.encodings, self._encoding_label):
            part.setVisible(bool(rows))

    def _show_table(self) -> None:
        preview, texts = self._seen.preview, self._texts
        self.columns.setVisible(preview is not None)
        self.header.setVisible(preview is not None)
        is_delimited = self._seen.source == _DELIMITED
        for part in (self.delimiter, self._delimiter_label):
            part.setVisible(is_delimited)
        many_sheets = preview is not None and len(preview.sheets) > 1
        for part in (self.sheet, self._sheet_label):
            part.setVisible(many_sheets)
        for part in (self.start, self._start_label):
            part.setVisible(preview is not None and len(preview.first) > 1)
        signs = [(texts(said), sign) for sign, said in DELIMITER_MESSAGES.items()]
        fill(self.delimiter, signs, self._asked.options.delimiter)
        if preview is not None:
            sheets = [(each, each) for each in preview.sheets]
            fill(self.sheet, sheets, self._asked.options.sheet, BOX_WIDTH)
            starts = [(row_line(texts, *each), above) for above, each in enumerate(preview.first)]
            fill(self.start, starts, preview.skipped, BOX_WIDTH)
            self.columns.show_preview(preview)
            self.header.blockSignals(True)
            self.header.setChecked(bool(preview.header))
            self.header.blockSignals(False)

    def _show_snippets(self) -> None:
        """The first rows as they would become snippets, or why there are none."""
        preview, trouble = self._seen.preview, self._seen.trouble
        columns, shown = self.columns.columns(), preview.rows[:SHOWN_ROWS] if preview else ()
        rows = [snippet_lines(columns, cells) for cells in shown]
        model = self.snippets.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(rows if self.is_complete() else [])
        for part in (self.snippets, self._snippets_label):
            part.setVisible(preview is not None and self.is_complete())
        if trouble is not None:
            self.said.setText(self._texts.whole(trouble.error()))
        elif preview is not None and not self.is_complete():
            self.said.setText(self._texts("Choose the column that holds the texts."))
        else:
            self.said.clear()
        self.said.setVisible(bool(self.said.text()))

    def _encoding(self, name: str) -> str:
        return self._texts(ENCODING_MESSAGES.get(name, name))

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        for view, name in (
            (self.encodings, texts("Encoding")),
            (self.snippets, texts("The first snippets")),
        ):
            view.setObjectName("stages")
            view.setModel(QStringListModel(self))
            view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
            view.setAccessibleName(name)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.encodings.setItemDelegate(self._lines[0])
        self.snippets.setItemDelegate(self._lines[1])
        self.snippets.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.snippets.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._encoding_label = label_for(texts("Which of these reads right?"), self.encodings)
        self._snippets_label = label_for(texts("The first snippets"), self.snippets)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self._aside())
        sides.addLayout(self._shown_side(), 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.file)
        inside.addLayout(sides, 1)

    def _aside(self) -> QWidget:
        texts, aside = self._texts, QWidget()
        aside.setFixedWidth(ASIDE_WIDTH)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self._delimiter_label = label_for(texts("Divided by"), self.delimiter)
        self._sheet_label = label_for(texts("Sheet"), self.sheet)
        self._start_label = label_for(texts("Starts at"), self.start)
        parts: tuple[tuple[QLabel, QComboBox], ...] = (
            (label_for(texts("Kind of file"), self.kind), self.kind),
            (self._delimiter_label, self.delimiter),
            (self._sheet_label, self.sheet),
            (self._start_label, self.start),
        )
        for row, (label, box) in enumerate(parts):
            box.setMinimumContentsLength(12)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        inside = QVBoxLayout(aside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(grid)
        inside.addWidget(self.header)
        inside.addWidget(self.columns)
        inside.addStretch(1)
        return aside

    def _shown_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self._encoding_label)
        side.addWidget(self.encodings, 4)
        side.addWidget(self._snippets_label)
        side.addWidget(self.snippets, 4)
        side.addWidget(self.said)
        side.addStretch(1)
        return side

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self._kind_chosen())
        self.delimiter.activated.connect(
            lambda _: self._ask_anew(delimiter=self.delimiter.currentData())
        )
        self.sheet.activated.connect(lambda _: self._ask_anew(sheet=self.sheet.currentData()))
        self.start.activated.connect(lambda _: self._ask_anew(skip=self.start.currentData()))
        self.header.toggled.connect(lambda on: self._ask(header=on))
        self.columns.changed.connect(self._columns_chosen)
        self.encodings.selectionModel().currentChanged.connect(
            lambda now, _: self.choose_encoding(now.row())
        )
