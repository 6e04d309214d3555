"""The settings: who the agent is, looks and language, hotkeys, guard, abbreviations, programs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from snippets_app.core.model import Library
from snippets_app.core.profiles import Profile
from snippets_app.policy.locks import CentrePolicy
from snippets_app.policy.overlay import locked_hotkeys
from snippets_app.settings import Settings
from snippets_app.texts import Texts
from snippets_app.ui.autostart_box import AutostartBox
from snippets_app.ui.editor import SAVING_KEYS
from snippets_app.ui.editor_fields import Part
from snippets_app.ui.hotkey_owners import Probe
from snippets_app.ui.locks import LockHint, hinted
from snippets_app.ui.question_box import close_unless_changed
from snippets_app.ui.screens import fitting
from snippets_app.ui.settings_abbreviations import AbbreviationsPage
from snippets_app.ui.settings_guard import GuardPage
from snippets_app.ui.settings_hotkeys import HotkeyTable
from snippets_app.ui.settings_programs import ProgramsPage
from snippets_app.ui.theme import Theme

SIZE = QSize(860, 640)
GENERAL_WIDTH = 300
LANGUAGE_NAMES = (("en", "English"), ("zh_CN", "简体中文"), ("ko", "한국어"))
LONGEST_NAME = 60


class SettingsDialog(QDialog):
    """``saved`` tells the Settings as they are wanted, and as they were shown at first;
    ``autostart_wished``, which is none of them, is told only when it was changed. While
    ``recording`` a hotkey is being pressed, and none of ours must fire."""

    saved = Signal(object, object)
    autostart_wished = Signal(bool)
    recording = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme, probe: Probe) -> None:
        super().__init__()
        self._texts = texts
        self._start = self._shown = Settings()
        self.company = _name_edit()
        self.agent = _name_edit()
        self.language = QComboBox()
        self.theme = QComboBox()
        self.hotkeys = HotkeyTable(texts, theme, probe)
        self.two_step = QCheckBox(texts("Hotkeys in two steps, such as Ctrl+; then 3"))
        self.autostart = AutostartBox(texts)
        self.guard = GuardPage(texts)
        self.abbreviations = AbbreviationsPage(texts)
        self.programs = ProgramsPage(texts)
        self._hints = {
            "company": LockHint(texts, self.company),
            "agent": LockHint(texts, self.agent),
            "language": LockHint(texts, self.language),
            "theme": LockHint(texts, self.theme),
            "two_step_chords": LockHint(texts, self.two_step),
        }
        self.pages = _Pages()
        self._fill_choices()
        self._build()
        self._connect()
        self.setWindowTitle(f"{texts('Settings')} – Saywell")
        self.use(theme)
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)
        self.hotkeys.use(theme)

    def edit(
        self,
        settings: Settings,
        library: Library,
        pack: str,
        two_step_reason: str = "",
        *,
        rule_names: Mapping[str, str] | None = None,
        profiles: Sequence[Profile] = (),
        policy: CentrePolicy | None = None,
    ) -> None:
        """Open with these settings and the stages of ``pack``; ``two_step_reason`` says why there
        are no hotkeys in two steps here, empty when there are; ``rule_names`` what the agent calls
        rules, by id; ``profiles`` are the shipped ones; what ``policy`` decides is locked. Unsaved
        changes stay as they are."""
        if not self.isVisible():
            policy = policy or CentrePolicy({})
            self._show_settings(settings, two_step_reason)
            self.hotkeys.show_hotkeys(settings.hotkeys, library, pack, locked_hotkeys(policy))
            self._show_locks(policy, two_step_reason)
            self.guard.show_settings(settings, rule_names or {}, policy)
            self.abbreviations.show_settings(settings, library, policy)
            self.programs.show_settings(settings, profiles, policy)
            self._shown = self.settings()
            self.pages.setCurrentIndex(0)
            self.show()
            first = (self.company, self.agent, self.language, self.theme, self._cancel)
            next(each for each in first if each.isEnabled()).setFocus()
        self.raise_()
        self.activateWindow()

    def _show_settings(self, settings: Settings, two_step_reason: str) -> None:
        self._start = settings
        self.company.setText(settings.company)
        self.agent.setText(settings.agent)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.two_step.setChecked(settings.two_step_chords)
        self._two_step_reason.setText(two_step_reason)
        self._two_step_reason.setVisible(bool(two_step_reason))

    def _show_locks(self, policy: CentrePolicy, two_step_reason: str) -> None:
        for key, hint in self._hints.items():
            enabled = not two_step_reason or key != "two_step_chords"
            hint.tell(locked=key in policy.locks, enabled=enabled)

    def settings(self) -> Settings:
        """The settings as they are shown now."""
        return replace(
            self.programs.settings(self.guard.settings(self.abbreviations.settings(self._start))),
            company=self.company.text().strip(),
            agent=self.agent.text().strip(),
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            hotkeys=self.hotkeys.hotkeys(),
            two_step_chords=self.two_step.isChecked(),
        )

    def two_step_reason(self) -> str:
        """Why there are no hotkeys in two steps, or an empty text."""
        return self._two_step_reason.text()

    def save(self) -> None:
        """Tell the settings, or go to the hotkey or prefix that cannot be used."""
        wrong: QWidget | None = self.hotkeys.first_wrong()
        page = 0
        if wrong is None and self.abbreviations.is_wrong():
            wrong, page = self.abbreviations.prefix, self.pages.indexOf(self.abbreviations)
        if wrong is not None:
            self.pages.setCurrentIndex(page)
            wrong.setFocus()
            return
        self.hide()
        wish = self.autostart.wish()
        if wish is not None:
            self.autostart_wished.emit(wish)
        self.saved.emit(self.settings(), self._shown)

    def reject(self) -> None:
        """Close, but ask before changes are thrown away."""
        keep = self._texts("Go on changing")
        changed = self.settings() != self._shown or self.autostart.wish() is not None
        close_unless_changed(self, self._texts, keep, changed=changed)

    def _fill_choices(self) -> None:
        self.language.addItem(self._texts("Automatic"), "")
        for language, name in LANGUAGE_NAMES:
            self.language.addItem(name, language)
        self.theme.addItem(self._texts("Automatic"), "auto")
        self.theme.addItem(self._texts("Light"), "light")
        self.theme.addItem(self._texts("Dark"), "dark")

    def _build(self) -> None:
        self._two_step_reason = _wrapped("hint", "")
        self._cancel = _button(self._texts("Cancel"))
        self._save = _button(self._texts("Save"))
        self._save.setObjectName("primary")
        self._save.setToolTip("Ctrl+Enter")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        self.pages.setDocumentMode(True)
        self.pages.addTab(self._first_page(), self._texts("General"))
        self.pages.addTab(self.guard, self._texts("Forbidden phrases"))
        self.pages.addTab(self.abbreviations, self._texts("Abbreviations"))
        self.pages.addTab(self.programs, self._texts("Programs"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 10, 16, 14)
        inside.setSpacing(14)
        inside.addWidget(self.pages, 1)
        inside.addLayout(buttons)

    def _first_page(self) -> QWidget:
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 14, 0, 0)
        columns.setSpacing(28)
        columns.addWidget(self._general())
        columns.addLayout(self._hotkey_column(), 1)
        return page

    def _general(self) -> QWidget:
        texts = self._texts
        column = QWidget()
        column.setFixedWidth(GENERAL_WIDTH)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(_wrapped("heading", texts("You")))
        hints = self._hints
        rows.addWidget(Part(texts("Company"), self.company, below=hints["company"]))
        called = texts("Your name, as customers hear it")
        rows.addWidget(Part(called, self.agent, below=hints["agent"]))
        rows.addWidget(_wrapped("hint", texts("What stays empty is asked for when it is needed.")))
        rows.addSpacing(12)
        rows.addWidget(_wrapped("heading", texts("Appearance")))
        rows.addWidget(Part(texts("Language"), self.language, below=hints["language"]))
        rows.addWidget(Part(texts("Theme"), self.theme, below=hints["theme"]))
        rows.addSpacing(6)
        rows.addWidget(self.autostart)
        rows.addStretch(1)
        return column

    def _hotkey_column(self) -> QVBoxLayout:
        texts = self._texts
        rows = QVBoxLayout()
        rows.setSpacing(10)
        rows.addWidget(_wrapped("heading", texts("Hotkeys")))
        how = texts("Press the keys in a field to set them. Backspace means no hotkey.")
        rows.addWidget(_wrapped("hint", how))
        rows.addWidget(self.hotkeys, 1)
        rows.addWidget(hinted(self.two_step, self._hints["two_step_chords"]))
        rows.addWidget(self._two_step_reason)
        return rows

    def _connect(self) -> None:
        self.hotkeys.recording.connect(self.recording)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.reject)
        for keys in SAVING_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)


class _Pages(QTabWidget):
    """Asks for no more height than its pages must have, not for what they would like: a whole
    small screen would be too little for that."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False


def _name_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(LONGEST_NAME)
    return edit


def _wrapped(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
