"""Which snippets are exported: a part of the library, and of that every stage or one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from snippets_app.core.model import Pack
from snippets_app.core.selection import count, in_stages, of_snippets, own_pack
from snippets_app.texts import Texts

_SHOWN = 14


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the library under the name that a person gives it."""

    name: str
    packs: tuple[Pack, ...]


class ExportChoice(QWidget):
    """``changed`` tells that other snippets are meant now."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._parts: list[Part] = []
        self.part = QComboBox()
        self.stage = QComboBox()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (label, box) in enumerate(
            ((texts("Snippets"), self.part), (texts("Stage"), self.stage))
        ):
            grid.addWidget(_label(label, box), 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
            box.setMaxVisibleItems(_SHOWN)
            box.setAccessibleName(label)
        self.part.currentIndexChanged.connect(lambda _: self._show_stages(""))
        self.stage.currentIndexChanged.connect(lambda _: self.changed.emit())

    def show_library(
        self, packs: Sequence[Pack], wanted: Sequence[str], stage: str, snippets: Sequence[str]
    ) -> None:
        """Offer every part of the library, beginning with the selection, or else with the wanted
        pack and its stage."""
        self._parts = _parts(self._texts, packs, snippets)
        self.part.blockSignals(True)
        self.part.clear()
        for each in self._parts:
            self.part.addItem(_counted(self._texts, each))
        self.part.setCurrentIndex(self._start(wanted, selected=bool(snippets)))
        self.part.blockSignals(False)
        self._show_stages("" if snippets else stage)

    def chosen(self) -> Part:
        """What is meant now."""
        part = self._parts[self.part.currentIndex()]
        stage = self.stage.currentData()
        return Part(part.name, in_stages(part.packs, [stage])) if stage else part

    def _start(self, wanted: Sequence[str], *, selected: bool) -> int:
        if selected or len(wanted) != 1:
            return 0
        found = (n for n, each in enumerate(self._parts) if _is_pack(each, wanted[0]))
        return next(found, 0)

    def _show_stages(self, wanted: str) -> None:
        part = self._parts[self.part.currentIndex()]
        stages = {stage.id: stage.title for pack in part.packs for stage in pack.stages}
        self.stage.blockSignals(True)
        self.stage.clear()
        self.stage.addItem(self._texts("Every stage"), "")
        for name, title in stages.items():
            self.stage.addItem(title, name)
        self.stage.setCurrentIndex(max(0, self.stage.findData(wanted)))
        self.stage.blockSignals(False)
        self.stage.setEnabled(len(stages) > 1)
        self.changed.emit()


def _parts(texts: Texts, packs: Sequence[Pack], snippets: Sequence[str]) -> list[Part]:
    selection = of_snippets(packs, snippets)
    own = own_pack(packs)
    parts = [Part(texts("Selected snippets"), selection)] if selection else []
    parts.append(Part(texts("All packs"), tuple(packs)))
    if own.snippets:
        parts.append(Part(texts("Own and changed snippets"), (own,)))
    return parts + [Part(pack.name, (pack,)) for pack in packs]


def _is_pack(part: Part, pack: str) -> bool:
    return len(part.packs) == 1 and part.packs[0].id == pack and part.name == part.packs[0].name


def _counted(texts: Texts, part: Part) -> str:
    return texts("{name} ({count})", name=part.name, count=count(part.packs))


def _label(text: str, box: QComboBox) -> QLabel:
    label = QLabel(text)
    label.setObjectName("label")
    label.setBuddy(box)
    return label
