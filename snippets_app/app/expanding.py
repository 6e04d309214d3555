"""Typed abbreviations in the running program: when they are watched for, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from snippets_app.core.abbreviations.table import Abbreviations
from snippets_app.desktop.base import Desktop, Field, InputMethod
from snippets_app.errors import AppError
from snippets_app.ui.expansion import Expansion, TakenBack
from snippets_app.ui.typed_abbreviations import TypedAbbreviations

if TYPE_CHECKING:
    from snippets_app.app.session import Session
    from snippets_app.core.catalogue import Catalogue
    from snippets_app.core.model import Library, Snippet


class Expanding(QObject):
    """Made when an agent first switches abbreviations on."""

    _found = Signal(object)
    _taken_back = Signal(object)
    _entered = Signal(object)

    def __init__(self, session: Session, desktop: Desktop) -> None:
        super().__init__()
        self._session = session
        self._desktop = desktop
        self._is_watching = False
        self._library: Library | None = None
        self._made_of: tuple[object, ...] = ()
        self._typed = TypedAbbreviations(
            Abbreviations(()), self._found.emit, self._taken_back.emit, self._entered.emit
        )
        self._found.connect(self._expand)  # queued of themselves: from the typing's thread
        self._taken_back.connect(self._take_back)
        self._entered.connect(self._tell_field)

    def apply(self) -> None:
        """Begin, end or change what is watched for, as settings, library and pause want it now."""
        session = self._session
        chosen = session.settings
        wanted = bool(chosen.abbreviation_packs) and not session.is_paused()
        if wanted:
            self._use(session.catalogue, chosen.abbreviation_packs, chosen.abbreviation_prefix)
        if wanted is not self._is_watching:
            self._is_watching = wanted
            if wanted:
                session.guarding.watching.join(self._typed, keys=True)
            else:
                session.guarding.watching.leave(self._typed)
                self._typed.forget()
                self._tell_field(None)

    def _use(self, catalogue: Catalogue, packs: tuple[str, ...], prefix: str) -> None:
        """Made ready beside the interface: a library may be large."""
        library, first = catalogue.library, self._session.pack()
        made_of = (packs, prefix, first)
        if library is self._library and made_of == self._made_of:
            return
        self._library, self._made_of = library, made_of

        def make() -> Abbreviations:
            chosen = [pack for pack in library.packs if pack.id in packs]
            chosen.sort(key=lambda pack: pack.id != first)
            return Abbreviations((each for pack in chosen for each in pack.snippets), prefix)

        self._session.guarding.working.run(make, self._typed.use, self._session.tell)

    def _expand(self, expansion: Expansion) -> None:
        if not self._is_watching:
            return
        if expansion.is_read:
            self._insert(expansion)
            return

        def asked(method: InputMethod) -> None:
            expansion.compose(method)
            self._insert(expansion)

        ask = self._desktop.typing.input_method
        self._session.guarding.working.run(ask, asked, self._session.tell)

    def _insert(self, expansion: Expansion) -> None:
        """The snippet as it is now; none where it has gone, or nobody knows what to delete."""
        trigger = expansion.trigger
        snippet = self._snippet(trigger.snippet.id) if trigger else None
        if snippet is not None:
            self._session.flow.expand(snippet, expansion)

    def _snippet(self, name: str) -> Snippet | None:
        return self._session.catalogue.snippets.get(name)

    def _take_back(self, taken: TakenBack) -> None:
        flow, expansion = self._session.flow, taken.expansion
        if taken.correction is not None:
            flow.replace(taken.correction)
            return
        if expansion.taking_back is None or expansion.trigger is None:
            return
        try:
            flow.take_back(expansion, expansion.taking_back(expansion.trigger.again))
        except AppError as error:
            self._session.tell(error)

    def _tell_field(self, field: Field | None) -> None:
        """With the guard on it is the guard that tells how much is seen."""
        if not self._session.settings.guard:
            seen = field if self._is_watching else None
            self._session.guarding.field_changed.emit(seen)
