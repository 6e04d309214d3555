"""The guard's part of the settings: when it warns, where it watches, what it keeps quiet about."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

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

from snippets_app.policy.keys import ADDING
from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings
from snippets_app.texts import Texts
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.form_fields import LinesEdit
from snippets_app.ui.locks import LockHint, hinted

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

    def show_rules(
        self, quiet: Sequence[Quiet], names: Mapping[str, str], locked: Collection[Quiet] = ()
    ) -> None:
        """Show these; ``names`` by the rules' ids. The ``locked`` ones are the centre's."""
        for _, row in self._rows:
            _remove(row)
        self._rows = [(each, self._row(each, names, locked=each in locked)) for each in quiet]
        for number, (_, row) in enumerate(self._rows):
            self._column.insertWidget(number, row)
        self._none.setVisible(not self._rows)

    def rules(self) -> tuple[Quiet, ...]:
        """Those that are still there."""
        return tuple(each for each, _ in self._rows)

    def _row(self, quiet: Quiet, names: Mapping[str, str], *, locked: bool) -> QWidget:
        said = self._said(quiet, names.get(quiet.rule, quiet.rule))
        row = QWidget()
        button = _small_button(self._texts("Warn again"))
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda _=False: self._drop(row))
        button.setEnabled(not locked)
        button.setToolTip(self._texts("Set by your centre.") if locked else "")
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
        self._policy = CentrePolicy({})
        self._hints = {
            "guard": LockHint(texts, self.warns),
            "guard_hold_enter": LockHint(texts, self.holds_enter),
            "guard_sound": LockHint(texts, self.sounds),
            "guard_excluded": LockHint(texts, self.excluded),
            "guard_keys": LockHint(texts, self.keys),
        }
        self._quiet_hint = _label("hint", texts("Set by your centre."))
        self.warns.toggled.connect(self._show_locks)
        self._build()

    def show_settings(
        self, settings: Settings, names: Mapping[str, str], policy: CentrePolicy | None = None
    ) -> None:
        """Start from these settings; ``names`` are what the agent calls rules, by id. What
        ``policy`` decides is locked."""
        self._policy = policy or CentrePolicy({})
        self.warns.setChecked(settings.guard)
        self.holds_enter.setChecked(settings.guard_hold_enter)
        self.sounds.setChecked(settings.guard_sound)
        self.excluded.setText("\n".join(self._own("guard_excluded", settings.guard_excluded)))
        self.keys.setText("\n".join(self._own("guard_keys", settings.guard_keys)))
        silenced = [_quiet(row) for row in settings.guard_silenced if _is_complete(row)]
        everywhere = [Quiet(rule) for rule in settings.guard_off]
        locked = {
            *self._locked("guard_silenced", silenced, _quiet),
            *self._locked("guard_off", everywhere, Quiet),
        }
        self.quiet.show_rules((*silenced, *everywhere), names, locked)
        self._show_locks()

    def settings(self, start: Settings) -> Settings:
        """``start`` with what is shown here."""
        quiet = self.quiet.rules()
        return replace(
            start,
            guard=self.warns.isChecked(),
            guard_hold_enter=self.holds_enter.isChecked(),
            guard_sound=self.sounds.isChecked(),
            guard_excluded=self._with_added("guard_excluded", _lines(self.excluded)),
            guard_keys=self._with_added("guard_keys", _lines(self.keys)),
            guard_silenced=tuple(
                {"rule": each.rule, "program": each.program} for each in quiet if each.program
            ),
            guard_off=tuple(each.rule for each in quiet if not each.program),
        )

    def _show_locks(self) -> None:
        self._quiet_hint.setVisible("guard_silenced" in self._policy.locks)
        for key, hint in self._hints.items():
            belongs_to_warnings = key in ("guard_hold_enter", "guard_sound")
            hint.tell(
                locked=key in self._policy.locks,
                added=self._policy.rows(key + ADDING),
                enabled=self.warns.isChecked() or not belongs_to_warnings,
            )

    def _added(self, key: str) -> tuple[object, ...]:
        """What the centre adds to the agent's rows; none where it decides the whole list."""
        return () if key in self._policy.locks else self._policy.rows(key + ADDING)

    def _own(self, key: str, rows: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(row for row in rows if row not in self._added(key))

    def _with_added(self, key: str, rows: tuple[str, ...]) -> tuple[str, ...]:
        added = self._added(key)
        return (*map(str, added), *(row for row in rows if row not in added))

    def _locked(
        self, key: str, shown: Sequence[Quiet], quiet_of: Callable[[Any], Quiet]
    ) -> Sequence[Quiet]:
        """Those of the rules shown that the centre keeps quiet."""
        return shown if key in self._policy.locks else [*map(quiet_of, self._added(key))]

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
            hinted(self.warns, self._hints["guard"]),
            hinted(self.holds_enter, self._hints["guard_hold_enter"]),
            hinted(self.sounds, self._hints["guard_sound"]),
            _label("hint", privacy),
        )
        rows.addSpacing(12)
        rows.addWidget(_label("heading", texts("Rules kept quiet")))
        rows.addWidget(self._quiet_hint)
        rows.addWidget(self.quiet, 1)
        return rows

    def _programs(self) -> QVBoxLayout:
        texts = self._texts
        how = texts("One on each line, as the tray's menu calls it; * stands for any letters.")
        keys = texts("Only for programs that do not tell their text: each key is looked at.")
        rows = _column(_label("heading", texts("Programs")), _label("hint", how))
        hints = self._hints
        never = Part(texts("Never watched"), self.excluded, below=hints["guard_excluded"])
        by_keys = Part(texts("Watched by their keys"), self.keys, below=hints["guard_keys"])
        rows.addWidget(never, 1)
        rows.addWidget(by_keys, 1)
        rows.addWidget(_label("hint", keys))
        return rows


def _remove(row: QWidget) -> None:
    row.hide()
    row.deleteLater()


def _is_complete(row: Mapping[str, str]) -> bool:
    return bool(row.get("rule") and row.get("program"))


def _quiet(row: Mapping[str, str]) -> Quiet:
    return Quiet(row["rule"], row["program"])


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
