"""The guard's part of the settings: when it warns, where it watches, what it keeps quiet about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from snippets_app.settings import Settings
from snippets_app.texts import Texts
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.form_fields import LinesEdit

QUIET_HEIGHT = 120


@dataclass(frozen=True, slots=True)
class Quiet:
    """A rule that is silent in one program, or everywhere when ``program`` is empty."""

    rule: str
    program: str = ""


class QuietRules(QScrollArea):
    """One row for each rule that is kept quiet, with a button that lets it warn again."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: list[tuple[Quiet, QWidget]] = []
        self._none = _label("hint", texts("Every rule warns everywhere."))
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setMinimumHeight(QUIET_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rules(self, quiet: Sequence[Quiet], names: Mapping[str, str]) -> None:
        """Show these; ``names`` by the rules' ids."""
        for _, row in self._rows:
            _remove(row)
        self._rows = [(each, self._row(each, names)) for each in quiet]
        for number, (_, row) in enumerate(self._rows):
            self._column.insertWidget(number, row)
        self._none.setVisible(not self._rows)

    def rules(self) -> tuple[Quiet, ...]:
        """Those that are still there."""
        return tuple(each for each, _ in self._rows)

    def _row(self, quiet: Quiet, names: Mapping[str, str]) -> QWidget:
        said = self._said(quiet, names.get(quiet.rule, quiet.rule))
        row = QWidget()
        button = _small_button(self._texts("Warn again"))
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda _=False: self._drop(row))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(_label("", said), 1)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _said(self, quiet: Quiet, name: str) -> str:
        if not quiet.program:
            return self._texts("“{rule}” everywhere", rule=name)
        return self._texts("“{rule}” in {program}", rule=name, program=quiet.program)

    def _drop(self, row: QWidget) -> None:
        row.focusNextChild()  # else the keyboard would be nowhere
        self._rows = [each for each in self._rows if each[1] is not row]
        _remove(row)
        self._none.setVisible(not self._rows)


class GuardPage(QWidget):
    """Everything of the settings whose name begins with ``guard``."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.warns = QCheckBox(texts("Warn me of forbidden phrases while I type"))
        self.holds_enter = QCheckBox(texts("Hold Enter once while a forbidden phrase stands there"))
        self.sounds = QCheckBox(texts("Play a sound with each warning"))
        self.excluded = _programs()
        self.keys = _programs()
        self.quiet = QuietRules(texts)
        self.warns.toggled.connect(self._enable)
        self._build()

    def show_settings(self, settings: Settings, names: Mapping[str, str]) -> None:
        """Start from these settings; ``names`` are what the agent calls rules, by id."""
        self.warns.setChecked(settings.guard)
        self.holds_enter.setChecked(settings.guard_hold_enter)
        self.sounds.setChecked(settings.guard_sound)
        self.excluded.setText("\n".join(settings.guard_excluded))
        self.keys.setText("\n".join(settings.guard_keys))
        silenced = (Quiet(row["rule"], row["program"]) for row in _complete(settings))
        everywhere = (Quiet(rule) for rule in settings.guard_off)
        self.quiet.show_rules((*silenced, *everywhere), names)
        self._enable(on=settings.guard)

    def settings(self, start: Settings) -> Settings:
        """``start`` with what is shown here."""
        quiet = self.quiet.rules()
        return replace(
            start,
            guard=self.warns.isChecked(),
            guard_hold_enter=self.holds_enter.isChecked(),
            guard_sound=self.sounds.isChecked(),
            guard_excluded=_lines(self.excluded),
            guard_keys=_lines(self.keys),
            guard_silenced=tuple(
                {"rule": each.rule, "program": each.program} for each in quiet if each.program
            ),
            guard_off=tuple(each.rule for each in quiet if not each.program),
        )

    def _enable(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        for box in (self.holds_enter, self.sounds):
            box.setEnabled(on)

    def _build(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 14, 0, 0)
        columns.setSpacing(28)
        columns.addLayout(self._warnings(), 1)
        columns.addLayout(self._programs(), 1)

    def _warnings(self) -> QVBoxLayout:
        texts = self._texts
        privacy = texts("What you type is looked at on this computer only, never stored or sent.")
        rows = _column(
            _label("heading", texts("Warnings")),
            *(self.warns, self.holds_enter, self.sounds),
            _label("hint", privacy),
        )
        rows.addSpacing(12)
        rows.addWidget(_label("heading", texts("Rules kept quiet")))
        rows.addWidget(self.quiet, 1)
        return rows

    def _programs(self) -> QVBoxLayout:
        texts = self._texts
        how = texts("One on each line, as the tray's menu calls it; * stands for any letters.")
        keys = texts("Only for programs that do not tell their text: each key is looked at.")
        rows = _column(_label("heading", texts("Programs")), _label("hint", how))
        rows.addWidget(Part(texts("Never watched"), self.excluded), 1)
        rows.addWidget(Part(texts("Watched by their keys"), self.keys), 1)
        rows.addWidget(_label("hint", keys))
        return rows


def _remove(row: QWidget) -> None:
    row.hide()
    row.deleteLater()


def _complete(settings: Settings) -> list[dict[str, str]]:
    return [row for row in settings.guard_silenced if row.get("rule") and row.get("program")]


def _lines(edit: LinesEdit) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, edit.query().splitlines()))))


def _programs() -> LinesEdit:
    edit = LinesEdit()
    edit.setTabChangesFocus(True)
    return edit


def _column(*widgets: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(10)
    for widget in widgets:
        rows.addWidget(widget)
    return rows


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _small_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("small")
    button.setAutoDefault(False)
    return button
