"""The abbreviations' part of the settings: in which packs they are expanded, and how they begin."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.model import Library, Pack
from snippets_app.policy.keys import ADDING
from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings, is_prefix
from snippets_app.texts import Texts
from snippets_app.ui.locks import LockHint
from snippets_app.ui.row_table import SaidRows, lay_out

PREFIX_WIDTH, PACKS_WIDTH = 56, 320
KNOWN_WIDTHS = (140, 0)
_PACKS, _PREFIX = "abbreviation_packs", "abbreviation_prefix"
_ID = Qt.ItemDataRole.UserRole


class KnownRows(SaidRows[tuple[str, str]]):
    """An abbreviation as it is typed, and the title of its snippet."""

    def says(self, row: tuple[str, str]) -> tuple[str, str]:
        return row


class AbbreviationsPage(QWidget):
    """A pack that is chosen but not there now stays chosen."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._chosen: tuple[str, ...] = ()
        self.prefix = QLineEdit()
        self.prefix.setMaxLength(1)
        self.prefix.setFixedWidth(PREFIX_WIDTH)
        self.prefix.setAccessibleName(texts("Abbreviations begin with"))
        self._library = Library(())
        self.packs = QListWidget()
        self.packs.setObjectName("checks")
        self.packs.setAccessibleName(texts("Expand those of these packs"))
        self.packs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.packs.setFixedWidth(PACKS_WIDTH)
        self.rows = KnownRows((texts("Abbreviation"), texts("Title")))
        self.known = QTableView()
        self.known.setModel(self.rows)
        lay_out(self.known, texts("Abbreviations"), KNOWN_WIDTHS)
        self._example, self._wrong = _label("hint"), _label("error")
        self._hints = {_PREFIX: LockHint(texts, self.prefix), _PACKS: LockHint(texts, self.packs)}
        self._build()
        self.prefix.textChanged.connect(lambda _: self._show_example())
        self.packs.currentRowChanged.connect(lambda _: self._show_known())

    def show_settings(
        self, settings: Settings, library: Library, policy: CentrePolicy | None = None
    ) -> None:
        """Start from these settings; what ``policy`` decides is locked."""
        policy = policy or CentrePolicy({})
        self._chosen, self._library = settings.abbreviation_packs, library
        added = () if _PACKS in policy.locks else policy.rows(_PACKS + ADDING)
        self.packs.clear()
        for pack in library.packs:
            self.packs.addItem(self._item(pack, fixed=pack.id in added))
        first = (row for row, pack in enumerate(library.packs) if pack.id in self._chosen)
        self.packs.setCurrentRow(next(first, 0))
        self.prefix.setText(settings.abbreviation_prefix)
        self._show_example()
        for key, hint in self._hints.items():
            hint.tell(locked=key in policy.locks, added=policy.rows(key + ADDING))

    def settings(self, start: Settings) -> Settings:
        """``start`` with what is shown here."""
        items = [self.packs.item(row) for row in range(self.packs.count())]
        shown = {item.data(_ID): item.checkState() == Qt.CheckState.Checked for item in items}
        kept = tuple(pack for pack in self._chosen if shown.get(pack, True))
        new = tuple(pack for pack, on in shown.items() if on and pack not in kept)
        prefix = start.abbreviation_prefix if self.is_wrong() else self.prefix.text()
        return replace(start, abbreviation_packs=(*kept, *new), abbreviation_prefix=prefix)

    def is_wrong(self) -> bool:
        """Whether nothing can begin with what stands in the field."""
        return not is_prefix(self.prefix.text())

    def _item(self, pack: Pack, *, fixed: bool) -> QListWidgetItem:
        count = sum(bool(each.abbreviation) for each in pack.snippets)
        texts = self._texts
        item = QListWidgetItem(
            texts("{pack} (abbreviations: {count})", pack=pack.name, count=count)
        )
        item.setData(_ID, pack.id)
        checked = Qt.CheckState.Checked if pack.id in self._chosen else Qt.CheckState.Unchecked
        item.setCheckState(checked)
        if fixed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        return item

    def _show_example(self) -> None:
        wrong, prefix = self.is_wrong(), self.prefix.text()
        self._wrong.setVisible(wrong)
        self._example.setVisible(not wrong)
        self._example.setText(
            self._texts(
                "Such as {typed} and a blank, for the abbreviation hi.", typed=f"{prefix}hi"
            )
        )
        self._show_known()

    def _show_known(self) -> None:
        """Those of the current pack, as they are typed."""
        named: list[tuple[str, str]] = []
        packs, row = self._library.packs, self.packs.currentRow()
        if 0 <= row < len(packs):
            prefix = "" if self.is_wrong() else self.prefix.text()
            named = sorted(
                (each.abbreviation.removeprefix(prefix), each.title)
                for each in packs[row].snippets
                if each.abbreviation
            )
            named = [(f"{prefix}{word}", title) for word, title in named]
        self.rows.show(named)

    def _build(self) -> None:
        texts = self._texts
        self._wrong.setText(texts("One character that is no letter, no digit and no blank."))
        how = texts(
            "Type an abbreviation and a blank in any program, and the phrase takes its place, with "
            "a Chinese or Korean input method too. Backspace right after it brings back what you "
            "typed."
        )
        seen = texts(
            "While a pack is chosen here, the text and the keys of the field you write in are "
            "looked at, on this computer only. Password fields, terminals and programs that are "
            "never watched stay as they are."
        )
        begin = QHBoxLayout()
        begin.setSpacing(12)
        label = _label("", texts("Abbreviations begin with"))
        label.setWordWrap(False)
        for part in (label, self.prefix, self._example, self._wrong):
            begin.addWidget(part)
        begin.setStretch(2, 1)
        begin.setStretch(3, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 14, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(_label("heading", texts("Typed abbreviations")))
        rows.addWidget(_label("hint", how))
        rows.addLayout(begin)
        rows.addWidget(self._hints[_PREFIX])
        rows.addSpacing(6)
        rows.addWidget(_label("heading", texts("Expand those of these packs")))
        lists = QHBoxLayout()
        lists.setSpacing(12)
        lists.addWidget(self.packs)
        lists.addWidget(self.known, 1)
        rows.addLayout(lists, 1)
        rows.addWidget(self._hints[_PACKS])
        rows.addWidget(_label("hint", seen))


def _label(name: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
