"""One abbreviation on its way to its phrase, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from snippets_app.core.abbreviations.trigger import Trigger
from snippets_app.core.insertion import Over
from snippets_app.desktop.base import Field, InputMethod
from snippets_app.ui.outcome import Inserted, Outcome

if TYPE_CHECKING:
    from snippets_app.core.abbreviations.fields import Pressed
    from snippets_app.core.steps import Step
    from snippets_app.ui.correction import Correction
    from snippets_app.ui.typed_abbreviations import TypedAbbreviations

TakingBack = Callable[[str], tuple["Step", ...]]


class Expansion:
    """``trigger`` is None until it is known what the input method has made of the keys."""

    def __init__(self, field: Field, found: Trigger | Pressed, typed: TypedAbbreviations) -> None:
        self.field = field
        self.trigger = found if isinstance(found, Trigger) else None
        self._pressed = None if isinstance(found, Trigger) else found
        self._typed = typed
        self.taking_back: TakingBack | None = None

    @property
    def is_read(self) -> bool:
        """Whether the field tells its text."""
        return self._pressed is None

    @property
    def over(self) -> Over | None:
        """What the phrase takes the place of."""
        trigger = self.trigger
        if trigger is None:
            return None
        return Over(trigger.typed, trigger.start if self.is_read else None)

    def compose(self, method: InputMethod) -> None:
        """So the keys have become text; what an unknown method has made of them is not known."""
        if self._pressed is not None:
            plain, hangul = self._pressed.plain, self._pressed.hangul
            found = {InputMethod.NONE: plain, InputMethod.HANGUL: hangul}
            self.trigger = found.get(method)

    def is_untouched(self) -> bool:
        """Whether nothing was pressed in the field since; callable from any thread."""
        return self._typed.is_untouched(self)

    def begun(self, phrase: str) -> None:
        """The phrase is about to come."""
        self._typed.begin(self, phrase)

    def drop(self) -> None:
        """It is not to be; what was typed stays."""
        self._typed.drop(self)

    def ended(self, outcome: Outcome, taking_back: TakingBack) -> None:
        """It stands there, or does not; ``taking_back`` gives the steps that undo it by keys."""
        self.taking_back = taking_back
        self._typed.end(self, inserted=isinstance(outcome, Inserted))


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The agent takes an expansion back; ``correction`` does it where the text is told."""

    expansion: Expansion
    correction: Correction | None = None
