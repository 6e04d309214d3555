"""The banner and the small mark, made when the first of them is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.core.guard.attention import Show
from snippets_app.desktop.base import Rect
from snippets_app.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from snippets_app.ui.banner import Banner
    from snippets_app.ui.banner_view import BannerView
    from snippets_app.ui.hint_mark import HintMark
    from snippets_app.ui.theme import Theme


class WarningWindows(QObject):
    """Shows one finding; the signals say what the agent did with the mouse.

    ``theme`` is asked for what a new window puts on.
    """

    replace_requested = Signal(str)
    ignore_requested = Signal()
    not_here_requested = Signal()
    opened = Signal()

    def __init__(self, texts: Texts, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._banner: Banner | None = None
        self._mark: HintMark | None = None

    def prepare(self) -> None:
        """Make the banner beforehand, so that the first warning is as fast as the others."""
        if self._banner is None:
            self._made_banner().prepare()

    def show_finding(self, show: Show, view: BannerView, place: Rect | None) -> None:
        if show is Show.BANNER:
            self._made_banner().show_finding(view, place)
            self._hide(self._mark)
        elif place is not None:
            self._made_mark().show_at(place, view.reason)
            self._hide(self._banner)

    def wording(self) -> str | None:
        """The wording that the banner shows, None without one."""
        banner = self._banner
        return banner.wording() if banner is not None and banner.isVisible() else None

    def hide(self) -> None:
        self._hide(self._banner)
        self._hide(self._mark)

    def use(self, theme: Theme) -> None:
        """Put on another theme."""
        for window in (self._banner, self._mark):
            if window is not None:
                window.use(theme)

    def close(self) -> None:
        for window in (self._banner, self._mark):
            if window is not None:
                window.close()
                window.deleteLater()
        self._banner = self._mark = None

    @staticmethod
    def _hide(window: Banner | HintMark | None) -> None:
        if window is not None:
            window.hide()

    def _made_banner(self) -> Banner:
        if self._banner is None:
            from snippets_app.ui.banner import Banner

            self._banner = banner = Banner(self._texts, self._theme())
            banner.replace_requested.connect(self.replace_requested)
            banner.ignore_requested.connect(self.ignore_requested)
            banner.not_here_requested.connect(self.not_here_requested)
            banner.closed.connect(self.ignore_requested)
        return self._banner

    def _made_mark(self) -> HintMark:
        if self._mark is None:
            from snippets_app.ui.hint_mark import HintMark

            self._mark = HintMark(self._theme())
            self._mark.opened.connect(self.opened)
        return self._mark
