"""Hears what is typed and finds the abbreviations in it. No Qt here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from threading import Lock

from snippets_app.core.abbreviations.chance import KeyChance, ReadChance
from snippets_app.core.abbreviations.fields import KeyField, Pressed, ReadField
from snippets_app.core.abbreviations.keys import Standing
from snippets_app.core.abbreviations.table import Abbreviations
from snippets_app.core.abbreviations.trigger import Trigger
from snippets_app.desktop.base import Coverage, Field
from snippets_app.ui.correction import Correction
from snippets_app.ui.expansion import Expansion, TakenBack


@dataclass(slots=True)
class _Pending:
    """An expansion from when it was typed on. ``returns``: how often its window came back."""

    expansion: Expansion
    standing: Standing = dataclass_field(repr=False)
    returns: int = 0
    is_touched: bool = False


class TypedAbbreviations:
    """A ``desktop.base.TypingListener``. ``found`` is given an Expansion and ``taken_back`` a
    TakenBack, both on the typing's thread; ``entered_field`` each field that has the focus."""

    def __init__(
        self,
        known: Abbreviations,
        found: Callable[[Expansion], None],
        taken_back: Callable[[TakenBack], None],
        entered_field: Callable[[Field | None], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._known = known
        self._found, self._taken_back = found, taken_back
        self._entered_field = entered_field
        self._clock = clock
        self._lock = Lock()
        self._field: Field | None = None
        self._watched: ReadField | KeyField | None = None
        self._pending: _Pending | None = None
        self._chance: ReadChance | KeyChance | None = None

    def use(self, known: Abbreviations) -> None:
        """These from now on, also where something stands already."""
        with self._lock:
            before, self._known = self._watched, known
            self._watch(self._field)
            if isinstance(before, ReadField) and isinstance(self._watched, ReadField):
                self._watched.typed(*before.standing, self._clock())

    def forget(self) -> None:
        """Drop all that was typed."""
        with self._lock:
            self._field = self._watched = self._pending = self._chance = None

    # What an expansion says of itself

    def is_untouched(self, expansion: Expansion) -> bool:
        with self._lock:
            pending = self._pending
            return (
                pending is not None
                and pending.expansion is expansion
                and not pending.is_touched
                and self._field is not None
                and self._field.window == expansion.field.window
            )

    def begin(self, expansion: Expansion, phrase: str) -> None:
        with self._lock:
            pending = self._pending
            if pending is None or pending.expansion is not expansion or expansion.trigger is None:
                return
            if expansion.is_read:
                self._chance = ReadChance(expansion.trigger, pending.standing, phrase)
            else:
                self._chance = KeyChance()

    def drop(self, expansion: Expansion) -> None:
        with self._lock:
            if self._pending is not None and self._pending.expansion is expansion:
                self._pending = self._chance = None

    def end(self, expansion: Expansion, *, inserted: bool) -> None:
        with self._lock:
            pending, chance = self._pending, self._chance
            self._chance = chance if inserted else None
            if pending is None or chance is None or not inserted:
                return
            if not chance.ended(self._clock()):
                return
            self._chance = None
        self._taken_back(TakenBack(expansion))

    # What the desktop tells

    def entered(self, field: Field) -> None:
        with self._lock:
            self._move_to(field)
            if (pending := self._pending) and field.window == pending.expansion.field.window:
                pending.returns += 1
                pending.is_touched |= pending.returns > 1
        self._entered_field(field)

    def typed(self, field: Field, text: str, caret: int) -> None:
        with self._lock:
            watched = self._watched
            if self._is_stale(field) or not isinstance(watched, ReadField):
                return
            back = self._back_in_text(field, text, caret)
            found = watched.typed(text, caret, self._clock())
            expansion = self._expand(field, found, watched.standing) if found else None
        if back is not None:
            self._taken_back(back)
        elif expansion is not None:
            self._found(expansion)

    def keyed(self, field: Field, key: str) -> None:
        with self._lock:
            if self._is_stale(field):
                return
            back = self._back_by_key(key)
            expansion = self._pressed(field, key)
        if back is not None:
            self._taken_back(back)
        elif expansion is not None:
            self._found(expansion)

    def left(self) -> None:
        with self._lock:
            self._move_to(None)
        self._entered_field(None)

    # With the lock held

    def _is_stale(self, field: Field) -> bool:
        return self._field is None or self._field.number != field.number

    def _move_to(self, field: Field | None) -> None:
        """A chance ends with the focus, but not while the phrase is still on its way."""
        self._field = field
        self._watch(field)
        if self._chance is not None and self._chance.has_ended:
            self._pending = self._chance = None

    def _watch(self, field: Field | None) -> None:
        self._watched = None
        if field is not None and field.coverage is Coverage.TEXT:
            self._watched = ReadField(self._known)
        elif field is not None and field.coverage is Coverage.KEYS:
            self._watched = KeyField(self._known)

    def _expand(self, field: Field, found: Trigger | Pressed, standing: Standing) -> Expansion:
        expansion = Expansion(field, found, self)
        self._pending, self._chance = _Pending(expansion, standing), None
        return expansion

    def _pressed(self, field: Field, key: str) -> Expansion | None:
        watched = self._watched
        if self._pending is not None and isinstance(watched, KeyField):
            self._pending.is_touched = True
        if isinstance(watched, ReadField):
            chosen = watched.keyed(key, self._clock())
            return self._expand(field, chosen, watched.standing) if chosen else None
        pressed = watched.keyed(key) if watched else None
        return self._expand(field, pressed, ("", 0)) if pressed else None

    def _back_in_text(self, field: Field, text: str, caret: int) -> TakenBack | None:
        pending, chance = self._pending, self._chance
        if pending is None:
            return None
        if not isinstance(chance, ReadChance):
            if text != pending.standing[0]:
                self._pending = None  # something else is written by now
            return None
        taken = chance.typed(text, caret, self._clock())
        if chance.is_over:
            self._pending = self._chance = None
        if taken is None or pending.expansion.trigger is None:
            return None
        if isinstance(self._watched, ReadField):
            self._watched.refuse(pending.expansion.trigger)
        end = taken.start + len(taken.old)
        correction = Correction(field, taken.start, end, taken.old, taken.new)
        return TakenBack(pending.expansion, correction)

    def _back_by_key(self, key: str) -> TakenBack | None:
        pending, chance = self._pending, self._chance
        if isinstance(chance, ReadChance):
            chance.keyed(key, self._clock())
        if pending is None or not isinstance(chance, KeyChance):
            return None
        taken = chance.keyed(key, self._clock())
        if chance.is_over:
            self._chance = None
        return TakenBack(pending.expansion) if taken else None
