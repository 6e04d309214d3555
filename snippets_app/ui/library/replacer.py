"""Asks what a replacement would change while it is written, and has what was chosen done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.core.edits.replacing import Replacement, replace_all
from snippets_app.core.edits.scope import Scope, within
from snippets_app.core.model import Snippet
from snippets_app.ui.library.commands import Looking
from snippets_app.ui.library.replace_dialog import Place, ReplaceDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from snippets_app.texts import Texts
    from snippets_app.ui.library.tools import FindReplacements
    from snippets_app.ui.theme import Theme


class Replacer(QObject):
    """``edit_requested`` tells a ``Make``. One question is asked at a time: what is typed meanwhile
    is asked afterwards, and only the last of it."""

    edit_requested = Signal(object)

    def __init__(self, window: QWidget, texts: Texts, theme: Theme, find: FindReplacements) -> None:
        super().__init__(window)
        self._texts = texts
        self._find = find
        self._look: Callable[[], Looking] | None = None
        self._selected: Sequence[str] = ()
        self._is_asking = False
        self._asks_again = False
        self.dialog = ReplaceDialog(window, texts, theme)
        self.dialog.asked.connect(self._ask)
        self.dialog.accepted_rows.connect(self._replace)

    def open(self, look: Callable[[], Looking], query: str) -> None:
        """Show the dialog for what is looked at."""
        self._look = look
        looking = look()
        self._selected = tuple(looking.selected) if len(looking.selected) > 1 else ()
        self.dialog.open_for(self._places(looking), query)

    def refresh(self) -> None:
        """The library is another now."""
        if self.dialog.isVisible():
            self._ask()

    def _places(self, looking: Looking) -> list[tuple[str, Place]]:
        texts, scope = self._texts, looking.scope
        pack = looking.shelf.pack(scope.pack)
        found: list[tuple[str, Place]] = []
        if self._selected:
            name = texts("The {count} selected snippets", count=len(self._selected))
            found.append((name, None))
        for stage in pack.stages if pack else ():
            if stage.id == scope.stage:
                found.append((stage.title, scope))
        if pack:
            found.append((pack.name, Scope(pack.id)))
        return [*found, (texts("All snippets"), Scope())]

    def _ask(self) -> None:
        if self._is_asking:
            self._asks_again = True
            return
        self._is_asking = True
        self._find(self._snippets(), self.dialog.replacing(), self._answered)

    def _answered(self, found: Sequence[Replacement]) -> None:
        self._is_asking = False
        if self._asks_again:
            self._asks_again = False
            self._ask()
            return
        assert self._look
        known = self._look().shelf.snippets
        self.dialog.show_rows([(known[e.snippet].title, e) for e in found if e.snippet in known])

    def _snippets(self) -> Sequence[Snippet]:
        assert self._look
        shelf, place = self._look().shelf, self.dialog.place()
        if place is not None:
            return within(shelf.library, place)
        return [shelf.snippets[each] for each in self._selected if each in shelf.snippets]

    def _replace(self, chosen: Sequence[Replacement]) -> None:
        subject = self.dialog.find_edit.text()
        self.edit_requested.emit(lambda layers, _: replace_all(layers, chosen, subject))
