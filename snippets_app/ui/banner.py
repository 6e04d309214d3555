"""The warning beside the caret: what was said, why not, what to say instead; it takes no focus."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from snippets_app.core.guard.model import Severity
from snippets_app.desktop.base import Rect
from snippets_app.texts import Texts, in_a_row
from snippets_app.ui.banner_parts import (
    KeyButton,
    SeverityIcon,
    Stripe,
    Wordings,
    around_match,
    matched_words,
    measure_anew,
    on_one_line,
)
from snippets_app.ui.banner_view import IGNORE, NOT_HERE, REPLACE, BannerView
from snippets_app.ui.screens import place_beside
from snippets_app.ui.severities import severity_name
from snippets_app.ui.theme import Theme

WIDTH = 400
STILL = 4
NO_FOCUS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.X11BypassWindowManagerHint
)
"""Beside the window manager, or some of them give a new window the focus all the same."""


_SAMPLE = BannerView(Severity.WARN, "客户", "한국어", "Abc", "原因", ("好", "네"), more=1)


class Banner(QWidget):
    """Built once; afterwards only its texts change, for it has to be there within a few frames.

    ``replace_requested`` tells the wording that is shown; ``closed`` that the agent sent the banner
    away by its cross. Hide it when the finding is gone: then it forgets what was said.
    """

    replace_requested = Signal(str)
    ignore_requested = Signal()
    not_here_requested = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__(None, NO_FOCUS)
        self._texts = texts
        self._theme = theme
        self._view: BannerView | None = None
        self._place: Rect | None = None
        self.setWindowTitle("Saywell")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._build()
        self._connect()
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.setStyleSheet(theme.stylesheet)
        for part in (self._icon, self._stripe):
            part.use(theme)
        if self._view is not None:
            self._show_texts(self._view)

    def prepare(self) -> None:
        """Do beforehand what is slow at the first time: the window, the style, the fonts."""
        self._show_texts(_SAMPLE)
        self._fit()
        self.winId()
        self.grab()
        self._view = None

    def show_finding(self, view: BannerView, place: Rect | None) -> None:
        """Show it just below the matched words at ``place``, never over them. It stays where it is
        as long as the same finding stands in the same line."""
        before, self._view = self._view, view
        same = self.isVisible() and view.is_same_as(before)
        if view != before:
            self._show_texts(view)
            self._fit()
        if not (same and _is_still(self._place, place)):
            self._place = place
        self._stand()
        if not self.isVisible():
            self.show()
            self.raise_()
        if not same or view.enter_held != (before is not None and before.enter_held):
            self._announce()

    def wording(self) -> str | None:
        """The wording that is shown, for the chord that replaces; None when there is none."""
        return self._wordings.wording()

    def sentence(self) -> str:
        """What was said, as rich text."""
        return self._sentence.text()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._view = None
        self._sentence.clear()
        self._sentence.setAccessibleName("")
        self.setAccessibleName("")

    # What the agent does

    def replace(self) -> None:
        wording = self.wording()
        if wording is not None:
            self.replace_requested.emit(wording)

    def close_by_hand(self) -> None:
        self.hide()
        self.closed.emit()

    # What is shown

    def _show_texts(self, view: BannerView) -> None:
        for part in (self._icon, self._stripe):
            part.show_severity(view.severity)
        colour = self._theme.colours[f"severity_{view.severity.value}"]
        name = escape(self._heading(view))
        self._name.setText(f"<b style='color:{colour}'>{name}</b>")
        self._more.setText(self._texts("{count} more", count=view.more))
        self._more.setVisible(bool(view.more))
        self._sentence.setText(_sentence(view, self._theme))
        # Others may listen to what is spoken: what stands around the words is for the eye alone.
        self._sentence.setAccessibleName(matched_words(view.matched))
        self._reason.setText(on_one_line(view.reason))
        self._wordings.show_wordings(view.instead)
        self._instead.setVisible(bool(view.instead))
        self._show_buttons(view)

    def _heading(self, view: BannerView) -> str:
        if view.enter_held:
            return self._texts("Press {keys} again to send it anyway", keys=view.sends)
        return severity_name(self._texts, view.severity)

    def _show_buttons(self, view: BannerView) -> None:
        self._buttons[REPLACE].setVisible(bool(view.instead))
        self._buttons[NOT_HERE].setVisible(view.may_silence)
        for action, button in self._buttons.items():
            button.show_chord(view.chords.get(action, ""))

    def _fit(self) -> None:
        measure_anew(self._window)
        measure_anew(self)
        width = max(WIDTH, self._outside.totalMinimumSize().width())
        self.setFixedSize(width, self._outside.totalHeightForWidth(width))

    def _stand(self) -> None:
        self.move(place_beside(self.size(), self._place, QGuiApplication.screens()))

    def _other_wording(self) -> None:
        self._fit()
        self._stand()

    def _announce(self) -> None:
        assert self._view is not None
        parts = [self._heading(self._view), self._reason.text()]
        if self._view.instead:
            parts += [self._texts("Say instead:"), self._wordings.shown()]
        message = in_a_row(*parts)
        self.setAccessibleName(message)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    # How it is built

    def _build(self) -> None:
        texts = self._texts
        self._icon, self._stripe = SeverityIcon(self._theme), Stripe(self._theme)
        self._name = _label("", wraps=False)
        self._more = _label("hint", wraps=False)
        self._close = QPushButton("✕")
        self._close.setObjectName("plain")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.setAccessibleName(texts("Close"))
        self._sentence = _label("sentence")
        self._reason = _label("")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._instead = _label("hint", texts("Say instead:"))
        self._wordings = Wordings(texts)
        self._buttons = {
            REPLACE: KeyButton(texts("Replace")),
            IGNORE: KeyButton(texts("Ignore once")),
            NOT_HERE: KeyButton(texts("Not in this program")),
        }
        self._arrange()

    def _arrange(self) -> None:
        self._window = QWidget()
        self._window.setObjectName("window")
        inside = QHBoxLayout(self._window)
        inside.setContentsMargins(8, 9, 10, 10)
        inside.setSpacing(11)
        inside.addWidget(self._stripe)
        inside.addLayout(self._column(), 1)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.addWidget(self._window)

    def _column(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._icon)
        top.addWidget(self._name, 1)
        top.addWidget(self._more)
        top.addWidget(self._close)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in self._buttons.values():
            buttons.addWidget(button, 1)
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addLayout(top)
        for part in (self._sentence, self._reason, self._instead, self._wordings):
            column.addWidget(part)
        column.addSpacing(3)
        column.addLayout(buttons)
        return column

    def _connect(self) -> None:
        self._wordings.changed.connect(self._other_wording)
        self._close.clicked.connect(self.close_by_hand)
        self._buttons[REPLACE].clicked.connect(self.replace)
        self._buttons[IGNORE].clicked.connect(lambda _=False: self.ignore_requested.emit())
        self._buttons[NOT_HERE].clicked.connect(lambda _=False: self.not_here_requested.emit())


def _sentence(view: BannerView, theme: Theme) -> str:
    before, after = around_match(view.before, view.after)
    style = f"color:{theme.colours['text']};background:{theme.colours['mark']}"
    marked = f"<b style='{style}'><u>{escape(matched_words(view.matched))}</u></b>"
    dim = f"<span style='color:{theme.colours['dim']}'>{{}}</span>"
    return dim.format(escape(before)) + marked + dim.format(escape(after))


def _is_still(old: Rect | None, new: Rect | None) -> bool:
    """Whether the words are, but for a few pixels up or down, in the line where they were."""
    if old is None or new is None:
        return new is None
    grown = new.y + new.height - (old.y + old.height)
    return abs(new.y - old.y) <= STILL and grown <= STILL and abs(new.x - old.x) <= WIDTH


def _label(name: str, text: str = "", *, wraps: bool = True) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(wraps)
    return label
