"""A field that records a hotkey by having it pressed, and says at once why one cannot be used."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from snippets_app.core.chord import MODIFIERS, hotkey_chord
from snippets_app.errors import AppError
from snippets_app.texts import Texts
from snippets_app.ui.locks import LockHint
from snippets_app.ui.marks import mark
from snippets_app.ui.theme import Theme

ReasonOf = Callable[[str], str]
"""Why a chord cannot be used, in one sentence; an empty text when it can."""

_FLAGS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Win": Qt.KeyboardModifier.MetaModifier,
}
_MODIFIER_KEYS = {
    Qt.Key.Key_Control: "Ctrl", Qt.Key.Key_Alt: "Alt", Qt.Key.Key_Shift: "Shift",
    Qt.Key.Key_Meta: "Win", Qt.Key.Key_Super_L: "Win", Qt.Key.Key_Super_R: "Win",
}  # fmt: skip
_NAMES = {
    Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab", Qt.Key.Key_Escape: "Esc", Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Backspace: "Backspace", Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End", Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown", Qt.Key.Key_Left: "Left", Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down",
    **{Qt.Key(Qt.Key.Key_F1 + number): f"F{number + 1}" for number in range(24)},
}  # fmt: skip
_DIALOG_KEYS = ("Enter", "Tab", "Esc")
_CLEARING_KEYS = ("Backspace", "Delete")
# With Shift the system tells the upper character of a key, but a hotkey is named by the lower one.
# American, Chinese and Korean keyboards share this table; other upper characters stay as they are.
_LOWER = str.maketrans('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./")


class ChordEdit(QLineEdit):
    """Shows a chord such as ``Ctrl+Shift+1``; Backspace clears it.

    Esc, Tab and Enter alone, and Ctrl+Enter, stay with the dialog. ``recording`` tells when the
    keyboard is listened to: hotkeys must not fire meanwhile.
    """

    pressed = Signal(str)
    recording = Signal(bool)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chord = ""
        self.setObjectName("chord")
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._idle = texts("none")
        self._listening = texts("press the keys")
        self.setPlaceholderText(self._idle)

    def chord(self) -> str:
        return self._chord

    def show_chord(self, chord: str) -> None:
        self._chord = chord
        self.setText(chord)

    def event(self, event: QEvent) -> bool:
        """A dialog's own shortcut is a chord to record here, all but the one that saves."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            event.setAccepted(not _belongs_to_dialog(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if _belongs_to_dialog(event):
            event.ignore()
        elif event.key() in _MODIFIER_KEYS:
            self.setText("+".join((*_held(event, with_key=True), "…")))
        elif name := _key_name(event):
            held = _held(event)
            clears = name in _CLEARING_KEYS and not held
            self._record("" if clears else "+".join((*held, name)))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _MODIFIER_KEYS:
            self.setText(self._chord)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.setPlaceholderText(self._listening)
        self.recording.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.setPlaceholderText(self._idle)
        self.setText(self._chord)
        self.recording.emit(False)

    def _record(self, chord: str) -> None:
        self.show_chord(chord)
        self.pressed.emit(chord)


class ChordField(QWidget):
    """A ``ChordEdit`` and, below it, why its chord cannot be used."""

    chord_changed = Signal(str)
    recording = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme, name: str, reason_of: ReasonOf) -> None:
        super().__init__()
        self._texts = texts
        self._reason_of = reason_of
        self.edit = ChordEdit(texts)
        self.edit.setAccessibleName(name)
        self._clear = QAction(texts("No hotkey"), self.edit)
        self.edit.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._hint = LockHint(texts, self.edit)
        self.setFocusProxy(self.edit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        inside.addWidget(self.edit)
        inside.addWidget(self._problem)
        inside.addWidget(self._hint)
        self._clear.triggered.connect(lambda _=False: self._pressed(""))
        self.edit.pressed.connect(self._pressed)
        self.edit.recording.connect(self.recording)
        self.use(theme)
        self.show_chord("")

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._clear.setIcon(_cross(theme))

    def chord(self) -> str:
        """The chord as it is shown, or an empty text for none."""
        return self.edit.chord()

    def problem(self) -> str:
        """Why the chord cannot be used, or an empty text."""
        return self._problem.text()

    def show_chord(self, chord: str) -> None:
        self.edit.show_chord(chord)
        self.recheck()

    def lock(self) -> None:
        """The chord is the centre's from now on."""
        self._hint.tell(locked=True)
        self.recheck()

    def recheck(self) -> None:
        """Judge the chord anew, after another field took or freed it."""
        problem = self._reason(self.chord())
        self._clear.setVisible(bool(self.chord()) and self.edit.isEnabled())
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.edit.setAccessibleDescription(problem or self._hint.text())
        mark(self.edit, "wrong", on=bool(problem))

    def _pressed(self, chord: str) -> None:
        self.show_chord(chord)
        self.chord_changed.emit(chord)

    def _reason(self, chord: str) -> str:
        if not chord:
            return ""
        try:
            return self._reason_of(str(hotkey_chord(chord)))
        except AppError as error:
            return f"{self._texts.title(error)} {self._texts.hint(error)}"


def chord_of(event: QKeyEvent) -> str:
    """The chord that a key event is, as settings write it; an empty text when it is none."""
    name = _key_name(event)
    return "+".join((*_held(event), name)) if name else ""


def _belongs_to_dialog(event: QKeyEvent) -> bool:
    name = _key_name(event)
    held = _held(event)
    saves = (name, held) == ("Enter", ["Ctrl"])
    return saves or (name in _DIALOG_KEYS and held in ([], ["Shift"]))


def _held(event: QKeyEvent, *, with_key: bool = False) -> list[str]:
    key = _MODIFIER_KEYS.get(Qt.Key(event.key())) if with_key else None
    return [name for name in MODIFIERS if event.modifiers() & _FLAGS[name] or name == key]


def _key_name(event: QKeyEvent) -> str:
    try:
        found = _NAMES.get(Qt.Key(event.key()))
    except ValueError:  # a character that is no member of Qt.Key
        found = None
    if found:
        return found
    on_keypad = event.modifiers() & Qt.KeyboardModifier.KeypadModifier
    if on_keypad or event.key() >= Qt.Key.Key_Escape:
        return ""  # a chord names the key of the main block, which is another
    character = chr(event.key())
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        character = character.translate(_LOWER)
    return character.upper() if character.isprintable() else ""


def _cross(theme: Theme) -> QIcon:
    picture = QPixmap(64, 64)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("dim"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(20, 20, 44, 44)
    painter.drawLine(44, 20, 20, 44)
    painter.end()
    return QIcon(picture)
