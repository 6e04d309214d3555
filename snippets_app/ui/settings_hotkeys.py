"""The hotkeys of the settings, one row each, every conflict shown in the row where it is."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from snippets_app.core.model import Library
from snippets_app.settings import DEFAULT_HOTKEYS, WARNING_HOTKEYS
from snippets_app.texts import Texts
from snippets_app.ui.chord_edit import ChordField
from snippets_app.ui.hotkey_owners import (
    HotkeyOwner,
    Probe,
    conflict,
    settings_owners,
    snippet_owners,
)
from snippets_app.ui.theme import Theme

NAME_WIDTH = 190
STAGE_HOTKEYS = "stage:"
_GROUP_MESSAGES = {
    WARNING_HOTKEYS: "While a warning stands",
    STAGE_HOTKEYS: "Open the palette at a stage",
}
"""Stand above the first of the actions that begin so."""


class HotkeyTable(QScrollArea):
    """One row for each action and each stage of a pack."""

    recording = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme, probe: Probe) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._probe = probe
        self._start: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._fields: dict[str, ChordField] = {}
        self._others: tuple[HotkeyOwner, ...] = ()
        self._answers: dict[tuple[str, str], str] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        for field in self._fields.values():
            field.use(theme)

    def show_hotkeys(
        self,
        hotkeys: Mapping[str, str],
        library: Library,
        pack: str,
        locked: Collection[str] = (),
    ) -> None:
        """A row for each action and each stage of ``pack``; the others only count as taken. The
        ``locked`` actions are the centre's."""
        self._start = dict(hotkeys)
        self._answers = {}
        actions = _actions(library, pack)
        known = {action: hotkeys.get(action, "") for action in actions} | self._start
        owners = list(settings_owners(self._texts, known, library, pack))
        self._names = {owner.action: owner.name for owner in owners if owner.action in actions}
        others = (owner for owner in owners if owner.action not in actions)
        self._others = (*others, *snippet_owners(library))
        self._show_rows(actions, known)
        for action in locked:
            self._lock(action)

    def hotkeys(self) -> dict[str, str]:
        """Every chord by action, those without a row included."""
        return self._start | {action: field.chord() for action, field in self._fields.items()}

    def field(self, action: str) -> ChordField:
        return self._fields[action]

    def first_wrong(self) -> ChordField | None:
        """The first newly set chord that cannot be used; an old one may wait for better times."""
        for action, field in self._fields.items():
            if field.problem() and field.chord() != self._start.get(action, ""):
                return field
        return None

    def _show_rows(self, actions: Sequence[str], chords: Mapping[str, str]) -> None:
        column = QWidget()
        rows = QGridLayout(column)
        rows.setContentsMargins(0, 0, 10, 0)
        rows.setVerticalSpacing(8)
        rows.setColumnMinimumWidth(0, NAME_WIDTH)
        rows.setColumnStretch(1, 1)
        self._fields = {action: self._new_field(action) for action in actions}
        groups = {_first(actions, start): told for start, told in _GROUP_MESSAGES.items()}
        for action, field in self._fields.items():
            if action in groups:
                label = _label("label", self._texts(groups[action]))
                rows.addWidget(label, rows.rowCount(), 0, 1, 2)
            row = rows.rowCount()
            rows.addWidget(_label("", self._names[action]), row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
        rows.setRowStretch(rows.rowCount(), 1)
        self.setWidget(column)
        for action, field in self._fields.items():
            field.edit.show_chord(chords.get(action, ""))
        self._recheck()

    def _new_field(self, action: str) -> ChordField:
        name = self._names[action]
        field = ChordField(
            self._texts, self._theme, name, lambda chord: self._reason(action, chord)
        )
        field.chord_changed.connect(lambda _: self._recheck())
        field.recording.connect(self.recording)
        field.recording.connect(lambda on: self.ensureWidgetVisible(field) if on else None)
        return field

    def _lock(self, action: str) -> None:
        if action in self._fields:  # the stages of other packs have no row
            self._fields[action].lock()

    def _recheck(self) -> None:
        for field in self._fields.values():
            field.recheck()

    def _reason(self, action: str, chord: str) -> str:
        owners = (*self._rows(), *self._others)
        return conflict(self._texts, chord, action, owners) or self._refusal(action, chord)

    def _rows(self) -> Iterator[HotkeyOwner]:
        for action, field in self._fields.items():
            yield HotkeyOwner(action, self._names[action], field.chord())

    def _refusal(self, action: str, chord: str) -> str:
        """What the system says; a chord that another row had until now is still held for that."""
        holder = next((each for each, had in self._start.items() if had == chord), action)
        if (chord, holder) not in self._answers:
            self._answers[chord, holder] = self._probe(chord, holder)
        return self._answers[chord, holder]


def _first(actions: Sequence[str], start: str) -> str:
    return next((action for action in actions if action.startswith(start)), "")


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(0, 6, 0, 0)
    return label


def _actions(library: Library, pack: str) -> list[str]:
    found = next((each for each in library.packs if each.id == pack), None)
    stages = found.stages if found else ()
    return [*DEFAULT_HOTKEYS, *(f"{STAGE_HOTKEYS}{stage.id}" for stage in stages)]
