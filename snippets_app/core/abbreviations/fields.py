"""A field in which somebody types: told what happens there, it finds the abbreviations."""

from dataclasses import dataclass, replace

from snippets_app.core.abbreviations.keys import KeysSincePrefix, Standing
from snippets_app.core.abbreviations.table import Abbreviations
from snippets_app.core.abbreviations.trigger import Trigger, stands_alone, trigger_before
from snippets_app.core.guard.keys import KeyText
from snippets_app.core.search.hangul import is_jamo


class ReadField:
    """One that tells its text, and perhaps its keys too. What stands there already, comes in
    whole or is only passed by the caret was not typed."""

    def __init__(self, known: Abbreviations) -> None:
        self._known = known
        self._keys = KeysSincePrefix(known)
        self._standing: Standing = ("", 0)
        self._refused: Trigger | None = None

    @property
    def standing(self) -> Standing:
        """The text and the caret as they were told last."""
        return self._standing

    def typed(self, text: str, caret: int, now: float) -> Trigger | None:
        before, self._standing = self._standing, (text, caret)
        self._keys.follow(before, self._standing, now)
        found = trigger_before(text, caret, self._known)
        if found is None or not self._is_typed(before, found):
            return self._chosen()
        self._keys.forget()
        return None if self._is_refused(found) else found

    def keyed(self, key: str, now: float) -> Trigger | None:
        self._keys.feed(key, now, self._standing)
        return self._chosen()

    def refuse(self, trigger: Trigger) -> None:
        """The agent has taken this back: the blank that may follow is only a blank."""
        self._refused = trigger

    def _is_typed(self, before: Standing, found: Trigger) -> bool:
        """Whether it grew at the caret, bit by bit; all of it at once only if keys say so."""
        text, caret = self._standing
        old, after = before[0], text[caret:]
        if not old.endswith(after):
            return False
        start = _common(old[: len(old) - len(after)], text[:caret])
        return found.start < start < caret or (start < caret and self._keys.spell(found.typed))

    def _is_refused(self, found: Trigger) -> bool:
        refused, self._refused = self._refused, None
        return refused is not None and (refused.start, refused.again) == (found.start, found.again)

    def _chosen(self) -> Trigger | None:
        """An abbreviation of which an input method has made something else."""
        snippet, chosen = self._keys.snippet, self._keys.chosen(self._standing)
        if snippet is None or chosen is None or not stands_alone(self._standing[0], chosen[0]):
            return None
        again = self._keys.written
        self._keys.forget()
        return Trigger(snippet, *chosen, again)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What keys alone tell: the abbreviation if they are characters as they are, and if a Korean
    input method composes them. What stands in the field differs."""

    plain: Trigger | None
    hangul: Trigger | None


class KeyField:
    """One of which only the keys are seen."""

    def __init__(self, known: Abbreviations) -> None:
        self._known = known
        self._keys = KeyText()

    def keyed(self, key: str) -> Pressed | None:
        texts = self._keys.feed(key)
        if key not in ("Space", " "):
            return None
        plain, hangul = (
            trigger_before(text, len(text), self._known) for text in (texts.latin, texts.hangul)
        )
        if plain is not None and _is_mixed(plain.typed):
            return None
        if plain is not None and any(map(is_jamo, plain.typed)):
            plain = None  # told by a system that knows of the input method
        if plain is None and hangul is None:
            return None
        self._keys.forget()
        # Where it stands is not known: both readings begin at the caret, backwards.
        return Pressed(_unplaced(plain), _unplaced(hangul))


def _unplaced(trigger: Trigger | None) -> Trigger | None:
    return trigger and replace(trigger, start=0)


def _is_mixed(typed: str) -> bool:
    """Whether the input method was switched within the word."""
    return any(map(is_jamo, typed)) and any(map(str.isalpha, filter(str.isascii, typed)))


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
