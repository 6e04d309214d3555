"""The palette: find a snippet by stage or by typing, look at it, choose it."""

from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from snippets_app.core.catalogue import Catalogue
from snippets_app.core.filling import Question
from snippets_app.core.model import Snippet
from snippets_app.core.search.index import Hit
from snippets_app.desktop.base import Rect
from snippets_app.texts import Texts
from snippets_app.ui.keys_line import KeysLine
from snippets_app.ui.preview import Preview, apart, blank_text
from snippets_app.ui.query_edit import QueryEdit
from snippets_app.ui.screens import place_over
from snippets_app.ui.snippet_list import DIGITS, SnippetList, SnippetModel
from snippets_app.ui.stage_list import StageList
from snippets_app.ui.theme import Theme

SIZE = (940, 528)
SHOWN_HITS = 200
PreviewOf = Callable[[Snippet], Sequence[str | Question]]


class Palette(QWidget):
    """Takes the focus while it is open and lets it go with every way out.

    ``snippet_chosen`` tells the snippet and whether it is only to be copied; ``left`` that the
    agent pressed Esc; ``new_answers_requested`` a snippet whose questions are to be asked again,
    although their answers are remembered. A click into another window closes it without a word.
    """

    snippet_chosen = Signal(object, bool)
    new_answers_requested = Signal(object)
    edit_requested = Signal(object)
    new_requested = Signal(str, str)
    pack_chosen = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self._texts = texts
        self._preview_of: PreviewOf = _bare
        self._catalogue: Catalogue | None = None
        self._first_lines: dict[str, str] = {}
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._build(theme)
        self._connect()
        self.use(theme)
        self.resize(*SIZE)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        for part in (self._stages, self._list, self._preview):
            part.use(theme)
        self._show_current()

    def show_catalogue(self, catalogue: Catalogue, pack: str) -> None:
        """Look through this library from now on, starting with a pack."""
        self._catalogue = catalogue
        self._first_lines.clear()
        self._packs.blockSignals(True)
        self._packs.clear()
        for each in catalogue.library.packs:
            self._packs.addItem(each.name, each.id)
        self._packs.setCurrentIndex(max(0, self._packs.findData(pack)))
        self._packs.blockSignals(False)
        self._show_pack()

    def show_previews(self, preview_of: PreviewOf) -> None:
        """Ask this for what a snippet would say now."""
        self._preview_of = preview_of

    def show_usage(self, catalogue: Catalogue) -> None:
        """The same library with newer use: the next search orders by it."""
        self._catalogue = catalogue

    def open_over(self, place: Rect | None, stage: str = "") -> None:
        """Show it, fresh, over the window at ``place``."""
        self._first_lines.clear()
        self._query.forget()
        self._stages.choose(stage)
        self._search()
        self.move(place_over(self.size(), place, QGuiApplication.screens()))
        self.show()
        self.raise_()
        self.activateWindow()
        self._query.setFocus()

    def pack(self) -> str:
        return str(self._packs.currentData() or "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        gone = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if gone and self.isVisible() and not self._packs.view().isVisible():
            self.hide()

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def choose_row(self, row: int, *, copy: bool = False) -> None:
        hit = self._model.hit(row)
        if hit is not None:
            # The form opens before this closes: between them a key would fall into the target.
            self.snippet_chosen.emit(hit.snippet, copy)
            self.hide()

    def _key(self, event: QKeyEvent) -> None:
        act = self._plain_key(event) or self._command_key(event)
        if act is not None:
            event.accept()
            act()

    def _plain_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            return None
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return None if event.isAutoRepeat() else lambda: self._choose_current(copy=shift)
        if not shift and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            row = self._list.row_of_digit(key - Qt.Key.Key_0)
            return lambda: self.choose_row(row)
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Tab: lambda: self._stages.step(1),
            Qt.Key.Key_Backtab: lambda: self._stages.step(-1),
            Qt.Key.Key_Down: lambda: self._move(1),
            Qt.Key.Key_Up: lambda: self._move(-1),
            Qt.Key.Key_PageDown: lambda: self._move(DIGITS),
            Qt.Key.Key_PageUp: lambda: self._move(-DIGITS),
        }
        return moves.get(key)

    def _command_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return None
        commands: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self._ask_anew,
            Qt.Key.Key_Enter: self._ask_anew,
            Qt.Key.Key_E: self._edit_current,
            Qt.Key.Key_N: lambda: self.new_requested.emit(self.pack(), self._stages.stage()),
            Qt.Key.Key_P: self._next_pack,
        }
        return commands.get(event.key())

    def _choose_current(self, *, copy: bool = False) -> None:
        self.choose_row(self._list.currentIndex().row(), copy=copy)

    def _ask_anew(self) -> None:
        hit = self._model.hit(self._list.currentIndex().row())
        if hit is not None:
            self.new_answers_requested.emit(hit.snippet)
            self.hide()

    def _edit_current(self) -> None:
        hit = self._model.hit(self._list.currentIndex().row())
        if hit is not None:
            self.edit_requested.emit(hit.snippet)

    def _move(self, step: int) -> None:
        last = self._model.rowCount() - 1
        row = min(max(0, self._list.currentIndex().row() + step), last)
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _next_pack(self) -> None:
        if self._packs.count():
            self._packs.setCurrentIndex((self._packs.currentIndex() + 1) % self._packs.count())

    def _show_pack(self) -> None:
        pack = self._catalogue.pack(self.pack()) if self._catalogue else None
        counts = Counter(map(attrgetter("stage"), pack.snippets if pack else ()))
        stages = pack.stages if pack else ()
        self._stages.show_stages(self._texts("All"), stages, counts)
        self._search()

    def _search(self) -> None:
        hits: list[Hit] = []
        query = self._query.query()
        if self._catalogue:
            stage = self._stages.stage()
            hits = self._catalogue.search(query, pack=self.pack(), stage=stage, limit=SHOWN_HITS)
            if not query.strip() and stage:
                hits = [hit for hit in hits if hit.snippet.stage == stage]
        self._model.show(hits)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.scrollToTop()
        self._show_current()

    def _show_current(self) -> None:
        hit = self._model.hit(self._list.currentIndex().row())
        if hit is not None:
            self._preview.show_parts(hit.snippet.title, self._preview_of(hit.snippet))
        elif self._query.query():
            self._preview.show_message(
                self._texts("Nothing found. Try fewer letters, or another pack (Ctrl+P).")
            )
        else:
            self._preview.show_message(self._texts("No snippets here yet. Ctrl+N writes one."))

    def _first_line(self, hit: Hit) -> str:
        found = self._first_lines.get(hit.snippet.id)
        if found is None:
            parts = apart(self._preview_of(hit.snippet))
            whole = "".join(p if isinstance(p, str) else blank_text(p, self._texts) for p in parts)
            found = self._first_lines[hit.snippet.id] = " ".join(whole[:200].split())
        return found

    def _aside(self, hit: Hit) -> str:
        if hit.snippet.pack != self.pack() and self._catalogue:
            pack = self._catalogue.pack(hit.snippet.pack)
            return pack.name if pack else ""
        return hit.snippet.hotkey

    def _build(self, theme: Theme) -> None:
        self._query = QueryEdit()
        self._query.setPlaceholderText(self._texts("Search: words, pinyin, initials, 초성"))
        self._query.setAccessibleName(self._texts("Search"))
        self._packs = QComboBox()
        self._packs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._packs.setAccessibleName(self._texts("Pack"))
        self._packs.setMinimumWidth(150)
        self._stages = StageList(theme)
        self._stages.setFixedWidth(158)
        self._stages.setAccessibleName(self._texts("Stages"))
        self._model = SnippetModel(self._first_line, self._aside)
        self._list = SnippetList(self._model, theme)
        self._list.setAccessibleName(self._texts("Snippets"))
        self._preview = Preview(self._texts, theme)
        self._preview.setFixedWidth(288)
        self._arrange()

    def _arrange(self) -> None:
        window = QWidget()
        window.setObjectName("window")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(window)
        top = QHBoxLayout()
        top.addWidget(self._query, 1)
        top.addWidget(self._packs)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._stages)
        middle.addWidget(self._list, 1)
        middle.addWidget(self._preview)
        inside = QVBoxLayout(window)
        inside.setContentsMargins(12, 12, 12, 8)
        inside.setSpacing(8)
        inside.addLayout(top)
        inside.addLayout(middle, 1)
        inside.addWidget(self._keys())

    def _keys(self) -> KeysLine:
        line = KeysLine()
        line.show_keys(
            (
                ("Enter", self._texts("insert")),
                ("1-9", self._texts("pick")),
                ("Tab", self._texts("stage")),
                ("Shift+Enter", self._texts("copy")),
                ("Ctrl+Enter", self._texts("ask again")),
                ("Ctrl+P", self._texts("pack")),
                ("Ctrl+E", self._texts("edit")),
                ("Ctrl+N", self._texts("new")),
                ("Esc", self._texts("close")),
            )
        )
        return line

    def _connect(self) -> None:
        self._query.query_changed.connect(lambda _: self._search())
        self._query.key.connect(self._key)
        self._stages.stage_chosen.connect(lambda _: self._search())
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self._list.clicked.connect(lambda index: self.choose_row(index.row()))
        self._packs.currentIndexChanged.connect(lambda _: self._pack_changed())

    def _pack_changed(self) -> None:
        self._show_pack()
        self.pack_chosen.emit(self.pack())


def _bare(snippet: Snippet) -> Sequence[str | Question]:
    return (snippet.body,)
