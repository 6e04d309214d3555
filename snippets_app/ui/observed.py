"""The page “What Saywell sees”: what is observed, when, what never, and how it is here and now."""

from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from snippets_app.desktop.base import Coverage
from snippets_app.texts import Texts
from snippets_app.ui.screens import fitting
from snippets_app.ui.theme import Theme

SIZE = QSize(560, 620)


@dataclass(frozen=True, slots=True)
class ObservedState:
    """How the window that had the focus last is observed.

    ``coverage`` is None without such a window, and ``reason`` a message: why its text is not read.
    ``program`` is shown and never kept. ``may_watch_keys``: its keys could be watched if the agent
    wanted; ``pause_chord`` is "" where there is none. ``watching``: something here watches.
    ``may_exclude`` and ``may_pause``: the centre leaves that to the agent.
    """

    coverage: Coverage | None = None
    reason: str = ""
    program: str = field(default="", repr=False)
    may_watch_keys: bool = False
    paused: bool = False
    watching: bool = True
    pause_chord: str = ""
    may_exclude: bool = True
    may_pause: bool = True


class ObservedPage(QDialog):
    """``paused`` tells the new state; the others name the program they are about."""

    paused = Signal(bool)
    never_watch_requested = Signal(str)
    watch_keys_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self._state = ObservedState()
        self._build()
        self._connect()
        self.setWindowTitle(f"{texts('What Saywell sees')} – Saywell")
        self.use(theme)
        self.show_state(self._state)
        self.resize(fitting(SIZE, self.screen()))

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self.setStyleSheet(theme.stylesheet)

    def open_page(self) -> None:
        """Show it and bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        (self._pause if self._pause.isEnabled() else self._close).setFocus()

    def show_state(self, state: ObservedState) -> None:
        """Say how it is here and now, and offer what can be changed about it."""
        self._state = state
        self._here.setText(self._sentence(state))
        reason = "" if _is_idle(state) or not state.reason else self._texts(state.reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._program.setText(state.program)
        self._program.setVisible(bool(state.program))
        self._hotkey.setText(self._pause_sentence(state))
        self._pause.setEnabled(state.may_pause)
        self._pause.setText(self._texts("Resume") if state.paused else self._texts("Pause"))
        self._never.setEnabled(bool(state.program) and state.may_exclude)
        self._never.setToolTip("" if state.may_exclude else self._texts("Set by your centre."))
        self._keys.setVisible(bool(state.program) and state.may_watch_keys)

    def here(self) -> str:
        """How the window is observed, in one sentence."""
        return self._here.text()

    def reason(self) -> str:
        """Why its text is not read, or an empty text."""
        return self._reason.text()

    def _sentence(self, state: ObservedState) -> str:
        if not state.watching:
            return self._texts("Warnings and abbreviations are switched off: nothing is observed.")
        if state.paused:
            return self._texts("Saywell is paused: nothing is observed.")
        said = {
            None: self._texts("No window is observed."),
            Coverage.TEXT: self._texts("The text of the field you write in is read."),
            Coverage.KEYS: self._texts("Only the keys you press are seen."),
            Coverage.NONE: self._texts("Nothing is read here."),
        }
        return said[state.coverage]

    def _pause_sentence(self, state: ObservedState) -> str:
        if not state.may_pause:
            return self._texts("Your centre does not let Saywell be paused.")
        if not state.pause_chord:
            return self._texts("A hotkey for pausing can be chosen in the settings.")
        return self._texts("{chord} pauses and resumes at any time.", chord=state.pause_chord)

    def _sections(self) -> tuple[tuple[str, str], ...]:
        texts = self._texts
        return (
            (
                texts("What is observed"),
                texts(
                    "The text of the field you are writing in, to compare it with the forbidden "
                    "phrases and to find abbreviations; while those are switched on, the keys you "
                    "press there too. Where a program does not tell its text, the keys alone, and "
                    "only if you have allowed it for that program."
                ),
            ),
            (
                texts("When"),
                texts(
                    "While warnings or abbreviations are switched on and a field for text has the "
                    "focus. At no other time."
                ),
            ),
            (
                texts("What is never observed"),
                texts(
                    "Password fields, terminals, programs you have excluded, anything while "
                    "Saywell is paused or the screen is locked. When it is not certain what a "
                    "field is, it is not read."
                ),
            ),
            (
                texts("What is kept"),
                texts(
                    "Nothing that you write. The text is held in memory for the field that has the "
                    "focus alone, and dropped when you go to another field, press Enter, lock the "
                    "screen or pause. The counters of warnings keep the rule and the date, no text "
                    "and no program. Nothing is sent anywhere."
                ),
            ),
        )

    def _build(self) -> None:
        texts = self._texts
        self._here = _wrapped("notice")
        self._program, self._reason = _wrapped("dim"), _wrapped("")
        self._hotkey = _wrapped("hint")
        self._pause = _button("")
        self._pause.setObjectName("primary")
        self._never = _button(texts("Never watch this program"))
        self._keys = _button(texts("Watch keys in this program"))
        self._close = _button(texts("Close"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 16, 14)
        inside.setSpacing(14)
        inside.addWidget(self._card())
        inside.addWidget(self._page(), 1)
        inside.addLayout(self._buttons())

    def _card(self) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self._never)
        choices.addWidget(self._keys)
        choices.addStretch(1)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(5)
        label = _wrapped("label")
        label.setText(self._texts("The window you came from"))
        for part in (label, self._program, self._here, self._reason):
            rows.addWidget(part)
        rows.addSpacing(5)
        rows.addLayout(choices)
        return card

    def _page(self) -> QScrollArea:
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(4)
        for number, (heading, text) in enumerate(self._sections()):
            rows.addSpacing(10 if number else 0)
            for name, content in (("heading", heading), ("", text)):
                label = _wrapped(name)
                label.setText(content)
                rows.addWidget(label)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(column)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self._texts("What Saywell sees"))
        return area

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._hotkey, 1)
        line.addWidget(self._close)
        line.addWidget(self._pause)
        return line

    def _connect(self) -> None:
        self._pause.clicked.connect(lambda _=False: self.paused.emit(not self._state.paused))
        self._never.clicked.connect(
            lambda _=False: self.never_watch_requested.emit(self._state.program)
        )
        self._keys.clicked.connect(
            lambda _=False: self.watch_keys_requested.emit(self._state.program)
        )
        self._close.clicked.connect(self.hide)


def _is_idle(state: ObservedState) -> bool:
    return state.paused or not state.watching


def _wrapped(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
