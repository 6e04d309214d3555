"""What a snippet is made of, each part with its label and what is wrong with it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.guard.model import Finding
from snippets_app.core.layers import PERSONAL, free_id, snippets_of
from snippets_app.core.limits import ABBREVIATION_LENGTH, TITLE_LENGTH
from snippets_app.core.model import Layer, Library, Pack, Snippet
from snippets_app.texts import Texts
from snippets_app.ui.chord_edit import ChordField, ReasonOf
from snippets_app.ui.compose_edit import DraftEdit
from snippets_app.ui.editor_findings import FindingsView
from snippets_app.ui.editor_menu import fill_menu
from snippets_app.ui.marks import mark
from snippets_app.ui.theme import Theme


class Part(QWidget):
    """A labelled widget and, below it, what is wrong with its content, then ``below``."""

    def __init__(
        self,
        label: str,
        widget: QWidget,
        aside: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.widget = widget
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        name = QLabel(label)
        name.setObjectName("label")
        widget.setAccessibleName(label)
        top = QHBoxLayout()
        top.addWidget(name, 1, Qt.AlignmentFlag.AlignBottom)
        if aside is None:
            self.setFocusProxy(widget)
        else:
            top.addWidget(aside)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        inside.addLayout(top)
        inside.addWidget(widget, 1)
        inside.addWidget(self._problem)
        if below is not None:
            inside.addWidget(below)
        self.explain("")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The widget's; to a proxy Tab would go past what stands beside it."""
        self.widget.setFocus(event.reason())

    def explain(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.widget.setAccessibleDescription(problem)
        mark(self.widget, "wrong", on=bool(problem))

    def problem(self) -> str:
        return self._problem.text()


class EditorFields(QWidget):
    """``changed`` tells that ``snippet()`` may be another."""

    changed = Signal()
    recording = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme, hotkey_reason: ReasonOf) -> None:
        super().__init__()
        self._texts = texts
        self._library = Library(())
        self._start: Snippet | None = None
        self._taken: Collection[str] = ()
        self._free_ids: dict[str, str] = {}
        self._edit = QLineEdit()
        self._edit.setMaxLength(TITLE_LENGTH)
        self.packs = QComboBox()
        self.stages = QComboBox()
        self.body_edit = DraftEdit(theme, texts.language)
        self.findings = FindingsView(texts, theme)
        self._abbreviation_edit = QLineEdit()
        self._abbreviation_edit.setMaxLength(ABBREVIATION_LENGTH)
        self.hotkey = ChordField(texts, theme, texts("Hotkey"), hotkey_reason)
        self.placeholders = QPushButton(texts("Insert placeholder"))
        self.placeholders.setObjectName("small")
        self.placeholders.setAutoDefault(False)
        self._menu = QMenu(self.placeholders)
        self.placeholders.setMenu(self._menu)
        self._build()
        self._connect()

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        for part in (self.findings, self.body_edit, self.hotkey):
            part.use(theme)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Tell these, and underline them unless an input method composes: they would not fit."""
        self.findings.show_findings(findings)
        if not self.composing():
            self.body_edit.show_findings(findings)

    def show_snippet(self, library: Library, snippet: Snippet) -> None:
        """Start from a snippet of the library."""
        self._begin(library, snippet, snippet.pack)
        self._edit.setText(snippet.title)
        self.body_edit.setText(snippet.body)
        self._abbreviation_edit.setText(snippet.abbreviation)
        self.hotkey.show_chord(snippet.hotkey)
        self.choose_stage(snippet.stage)

    def show_new(
        self, library: Library, pack: str, stage: str, taken: Collection[str] = ()
    ) -> None:
        """Start with nothing written; the id is none of the library and none of ``taken``."""
        self._taken = taken
        self._begin(library, None, pack)
        for edit in (self._edit, self.body_edit, self._abbreviation_edit):
            edit.clear()
        self.hotkey.show_chord("")
        self.choose_stage(stage)

    def go_on_from(self, snippet: Snippet) -> None:
        """A new snippet that was saved is one of the library from now on."""
        self._start = snippet
        self.packs.setEnabled(False)

    def snippet(self) -> Snippet:
        """The snippet as it is written now."""
        pack = self._start.pack if self._start else str(self.packs.currentData() or PERSONAL)
        return Snippet(
            id=self._start.id if self._start else self._free_id(pack),
            pack=pack,
            stage=str(self.stages.currentData() or PERSONAL),
            title=self._edit.text().strip(),
            body=self.body_edit.query(),
            abbreviation=self._abbreviation_edit.text().strip(),
            hotkey=self.hotkey.chord(),
            layer=Layer.PERSONAL,
        )

    def composing(self) -> bool:
        return self.body_edit.query() != self.body_edit.toPlainText()

    def choose_stage(self, stage: str) -> None:
        self.stages.setCurrentIndex(max(0, self.stages.findData(stage)))

    def pack(self) -> Pack | None:
        wanted = self.packs.currentData()
        return next((pack for pack in self._library.packs if pack.id == wanted), None)

    def _begin(self, library: Library, snippet: Snippet | None, pack: str) -> None:
        self._library = library
        self._free_ids.clear()
        self._start = snippet
        self.packs.clear()
        for each in library.packs:
            self.packs.addItem(each.name, each.id)
        self.packs.setCurrentIndex(max(0, self.packs.findData(pack)))
        self.packs.setEnabled(snippet is None)
        self._show_stages()

    def _show_stages(self) -> None:
        self.stages.clear()
        pack = self.pack()
        for stage in pack.stages if pack else ():
            self.stages.addItem(stage.title, stage.id)
        self.changed.emit()

    def _free_id(self, pack: str) -> str:
        if pack not in self._free_ids:
            taken = [*self._taken, *(each.id for each in snippets_of(self._library))]
            self._free_ids[pack] = free_id(pack, taken)
        return self._free_ids[pack]

    def _build(self) -> None:
        texts = self._texts
        self.title = Part(texts("Title"), self._edit)
        self.body = Part(texts("Text"), self.body_edit, self.placeholders)
        self.abbreviation = Part(texts("Abbreviation"), self._abbreviation_edit)
        self.hotkey_part = Part(texts("Hotkey"), self.hotkey)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(10)
        rows.setColumnStretch(0, 1)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self.title, 0, 0, 1, 2)
        rows.addWidget(Part(texts("Stage"), self.stages), 1, 0)
        rows.addWidget(Part(texts("Pack"), self.packs), 1, 1)
        rows.addWidget(self.body, 2, 0, 1, 2)
        rows.setRowStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        rows.addWidget(self.findings, 3, 0, 1, 2)
        rows.addWidget(self.abbreviation, 4, 0, top)
        rows.addWidget(self.hotkey_part, 4, 1, top)
        self.setTabOrder(self.body_edit, self.placeholders)

    def _connect(self) -> None:
        self._edit.textChanged.connect(self.changed)
        self._abbreviation_edit.textChanged.connect(self.changed)
        self.body_edit.query_changed.connect(self.changed)
        self.stages.currentIndexChanged.connect(self.changed)
        self.packs.activated.connect(lambda _: self._show_stages())
        self.hotkey.chord_changed.connect(self.changed)
        self.hotkey.recording.connect(self.recording)
        self._menu.aboutToShow.connect(self._fill_menu)

    def _fill_menu(self) -> None:
        fill_menu(self._menu, self._texts, self.pack(), self.body_edit)
