"""Brings one warning onto the screen beside its words, and holds its hotkeys while it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from snippets_app.core.guard.attention import Show
from snippets_app.desktop.base import Coverage, Field, Rect, Typing
from snippets_app.errors import AppError
from snippets_app.ui.banner_view import IGNORE, NOT_HERE, REPLACE, BannerView
from snippets_app.ui.hotkeys import GlobalHotkeys
from snippets_app.ui.tasks import Worker
from snippets_app.ui.warning_windows import WarningWindows


@dataclass(frozen=True, slots=True)
class Warned:
    """``view`` is about ``[start, end)`` of ``field``; its ``chords`` are those that are wanted."""

    show: Show
    view: BannerView
    field: Field
    start: int
    end: int


class Warner(QObject):
    """The signals say how the agent answers, by key or mouse; ``keys_asked`` comes each time when
    the hotkeys were asked for, with those that are refused and why, by action.

    Another warning is seen only once its place is known: until then an answer that is meant for
    the one before it goes nowhere.
    """

    replace_requested = Signal(str)
    ignore_requested = Signal()
    not_here_requested = Signal()
    opened = Signal()
    keys_asked = Signal(dict)

    def __init__(
        self, typing: Typing, windows: WarningWindows, hotkeys: GlobalHotkeys, placing: Worker
    ) -> None:
        super().__init__()
        self._typing = typing
        self._windows = windows
        self._hotkeys = hotkeys
        self._placing = placing
        self._warned: Warned | None = None
        self._seen: Warned | None = None
        self._is_placing = False
        self._held: Mapping[str, str] = {}
        windows.replace_requested.connect(self._replace)
        windows.ignore_requested.connect(lambda: self._answer(self.ignore_requested.emit))
        windows.not_here_requested.connect(lambda: self._answer(self.not_here_requested.emit))
        windows.opened.connect(self.opened)
        hotkeys.pressed.connect(self._pressed)

    def prepare(self) -> None:
        """Make ready what a first warning would wait for."""
        self._windows.prepare()

    def show(self, warned: Warned) -> None:
        """Show this now, beside its words as soon as it is known where they stand."""
        if warned == self._warned:
            return
        if self._warned is not None and warned.field != self._warned.field:
            self.show_nothing()
        self._warned = warned
        if not self._is_placing:
            self._ask_place(warned)

    def show_nothing(self) -> None:
        if self._warned is not None:
            self._warned = None
            self._hide()

    def close(self) -> None:
        self.show_nothing()
        self._windows.close()

    def _ask_place(self, asked: Warned) -> None:
        """Off this thread, and no second time before the answer: the newest is asked for then."""
        self._is_placing = True
        field = asked.field
        tells = field.coverage is Coverage.TEXT
        start, end = (asked.start, asked.end) if tells else (0, 0)

        def placed(place: Rect | None) -> None:
            self._is_placing = False
            self._show_at(place, asked)

        def failed(_error: AppError) -> None:
            placed(None)

        self._placing.run(lambda: self._typing.place(field, start, end), placed, failed)

    def _show_at(self, place: Rect | None, asked: Warned) -> None:
        """Show what stands by now; where it is another finding, its own place is asked first."""
        warned = self._warned
        if warned is None:
            return
        if _is_same(warned, asked):
            self._show_here(warned, place)
        if warned is not asked:
            self._ask_place(warned)

    def _show_here(self, warned: Warned, place: Rect | None) -> None:
        """A small mark is nothing without a place to stand at."""
        if warned.show is Show.MARK and place is None:
            self._hide()
            return
        self._seen = warned
        self._bring(warned, place)
        self._hold_keys(warned, place)

    def _hide(self) -> None:
        self._seen = None
        self._held = {}
        self._hotkeys.apply({})
        self._windows.hide()

    def _bring(self, warned: Warned, place: Rect | None) -> None:
        """With the chords that can be had."""
        wanted, refused = warned.view.chords, self._hotkeys.refused
        had = {action: chord for action, chord in wanted.items() if action not in refused}
        self._windows.show_finding(warned.show, replace(warned.view, chords=had), place)

    def _hold_keys(self, warned: Warned, place: Rect | None) -> None:
        """After the warning is seen: it must not wait for the keyboard's server."""
        if self._held != warned.view.chords:
            self._held = warned.view.chords
            self._hotkeys.apply(self._held)
            if self._hotkeys.refused:
                self._bring(warned, place)
            self.keys_asked.emit(self._hotkeys.refused)

    def _pressed(self, action: str) -> None:
        if action == REPLACE:
            self._replace(self._wording())
        elif action == IGNORE:
            self._answer(self.ignore_requested.emit)
        elif action == NOT_HERE:
            self._answer(self.not_here_requested.emit)

    def _replace(self, wording: str | None) -> None:
        if wording is not None:
            self._answer(lambda: self.replace_requested.emit(wording))

    def _wording(self) -> str | None:
        """The one that the banner shows; the first one while there is only a mark."""
        shown = self._windows.wording()
        if shown is None and self._seen is not None and self._seen.view.instead:
            return self._seen.view.instead[0]
        return shown

    def _answer(self, tell: Callable[[], None]) -> None:
        if self._warned and self._seen and _is_same(self._warned, self._seen):
            tell()


def _is_same(one: Warned, other: Warned) -> bool:
    """Whether both are about one finding."""
    return one.field == other.field and one.view.is_same_as(other.view)
