"""One message with its folded units, kept in step with every edit."""

from bisect import bisect_left
from typing import NamedTuple

from snippets_app.core.guard.fold import LINE_BREAK, Folds
from snippets_app.core.guard.syllables import Syllables


class Edit(NamedTuple):
    """``text[start:old_end]`` became ``text[start:new_end]``, and likewise the units."""

    start: int
    old_end: int
    new_end: int
    first: int
    old_last: int
    new_last: int
    removed: str
    added: str

    @property
    def moved(self) -> int:
        """How many characters further what follows stands now."""
        return self.new_end - self.old_end

    @property
    def moved_units(self) -> int:
        return self.new_last - self.old_last


class Buffer:
    """``units[i]`` came from ``text[sources[i]]``; ``sounds`` goes with ``units``."""

    def __init__(self, folds: Folds, syllables: Syllables) -> None:
        self.folds = folds
        self._syllables = syllables
        self.clear()

    def clear(self) -> None:
        self.text = ""
        self.units = ""
        self.sounds = ""
        self.sources: list[int] = []

    def change(self, text: str) -> Edit:
        """Takes a new text over the old one."""
        if text.startswith(self.text):
            return self._append(text)
        start, old_end, new_end = changed(self.text, text)
        removed, added = self.text[start:old_end], text[start:new_end]
        units, sources = self.folds.fold(added, start)
        first, last = bisect_left(self.sources, start), bisect_left(self.sources, old_end)
        self.text = text
        self._splice(first, last, units, sources, new_end - old_end)
        return Edit(start, old_end, new_end, first, last, first + len(units), removed, added)

    def _append(self, text: str) -> Edit:
        start, first = len(self.text), len(self.sources)
        added = text[start:]
        units, sources = self.folds.fold(added, start)
        self.text = text
        self.units += units
        self.sounds += units.translate(self._syllables)
        self.sources += sources
        return Edit(start, start, len(text), first, first, len(self.sources), "", added)

    def _splice(self, first: int, last: int, units: str, sources: list[int], moved: int) -> None:
        sounds = units.translate(self._syllables)
        after = self.sources[last:]
        if moved:
            after = [place + moved for place in after]
        self.units = self.units[:first] + units + self.units[last:]
        self.sounds = self.sounds[:first] + sounds + self.sounds[last:]
        self.sources[first:] = sources + after

    def source(self, unit: int) -> int:
        """Where a unit stands; the length of the text for the one after the last."""
        return self.sources[unit] if unit < len(self.sources) else len(self.text)

    def before_breaks(self, unit: int) -> int:
        """The place before all line breaks that stand right before a unit."""
        if unit and self.units[unit - 1] == LINE_BREAK:
            return len(self.units[:unit].rstrip(LINE_BREAK))
        return unit

    def after_breaks(self, unit: int) -> int:
        """The place after all line breaks that stand right there."""
        if self.units.startswith(LINE_BREAK, unit):
            return len(self.units) - len(self.units[unit:].lstrip(LINE_BREAK))
        return unit

    def line(self, start: int, end: int) -> tuple[int, int]:
        """The line or lines that ``text[start:end]`` touches, without the last line break."""
        first = bisect_left(self.sources, start)
        last = bisect_left(self.sources, end)
        before = self.units.rfind(LINE_BREAK, 0, first)
        after = self.units.find(LINE_BREAK, last)
        return (
            self.sources[before] + 1 if before >= 0 else 0,
            self.sources[after] if after >= 0 else len(self.text),
        )


def changed(old: str, new: str) -> tuple[int, int, int]:
    """``old[start:old_end]`` became ``new[start:new_end]``; the rest is the same."""
    shorter = min(len(old), len(new))
    start = _same(old, new, shorter)
    rest = shorter - start
    ending = _same(old[len(old) - rest :][::-1], new[len(new) - rest :][::-1], rest)
    return start, len(old) - ending, len(new) - ending


def _same(one: str, two: str, most: int) -> int:
    """How many characters at the start are the same."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
