"""The guard of one edit box: its whole text in after every change, findings out.

The work of a change is bounded by the change and the longest pattern, not by the message: only
what is new is folded, and only its neighbourhood is searched and judged again. The findings are
always those that looking at the text from the start would give.
"""

from dataclasses import replace

from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.clauses import QUOTE_MARK
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.detecting import Detecting
from snippets_app.core.guard.hits import Hit, first_at
from snippets_app.core.guard.model import Finding
from snippets_app.core.guard.searching import Searcher
from snippets_app.core.guard.settling import Judge

LIMIT = 16_384
"""So many characters of an edit box are looked at, from its start."""


class Engine:
    """Keeps the text last seen and what was found in it, until ``forget``."""

    def __init__(self, compiled: CompiledRules, limit: int | None = LIMIT) -> None:
        self._limit = limit
        tables = compiled.tables
        self._buffer = Buffer(tables.folds, tables.syllables)
        self._searcher = Searcher(compiled, self._buffer)
        self._detecting = Detecting(compiled.detectors, self._buffer)
        self._judge = Judge(compiled, self._buffer)
        self._minds_quotes = compiled.minds_quotes
        self._reach = self._searcher.reach
        self._hits: list[Hit] = []
        self._found: list[Finding] = []
        self._answer: tuple[Finding, ...] = ()

    def update(self, text: str) -> tuple[Finding, ...]:
        """All findings of the text as it is now, by their start."""
        text = text[: self._limit]
        if text != self._buffer.text:
            self._change(self._buffer.change(text))
            self._answer = tuple(self._found)
        return self._answer

    def settle(self) -> tuple[Finding, ...]:
        """The findings when nothing more comes for now: none is pending any longer."""
        if any(finding.pending for finding in self._answer):
            self._answer = tuple(replace(finding, pending=False) for finding in self._answer)
        return self._answer

    def forget(self) -> None:
        """Drops the text and everything found in it."""
        self._buffer.clear()
        self._detecting.clear()
        self._hits, self._found, self._answer = [], [], ()

    def _change(self, edit: Edit) -> None:
        cut = min(self._search(edit), self._detecting.change(edit))
        if self._minds_quotes and QUOTE_MARK.search(edit.removed + edit.added):
            cut = min(cut, self._buffer.line(edit.start, edit.start)[0])
        if self._found and self._found[-1].start >= edit.start:
            cut = min(cut, edit.start)
        if cut < len(self._buffer.text) or self._found:
            self._settle(self._cut(cut))

    def _search(self, edit: Edit) -> int:
        """Finds the hits around an edit again; from where on anything may differ now."""
        area = self._searcher.area(edit)
        fresh = self._searcher.search(area)
        if not fresh and (not self._hits or self._hits[-1].first + self._reach < area.first):
            return len(self._buffer.text)
        low = first_at(self._hits, area.first - self._reach)
        high = first_at(self._hits, area.old_last + 1)
        near = self._hits[low:high]
        kept = [hit for hit in near if hit.last < area.first]
        lost = [hit for hit in near if hit.last >= area.first]
        after = self._hits[high:]
        if edit.moved or edit.moved_units:
            after = [hit.moved(edit.moved, edit.moved_units) for hit in after]
        self._hits[low:] = sorted(kept + fresh) + after
        return min((hit.start for hit in (*lost, *fresh)), default=len(self._buffer.text))

    def _cut(self, cut: int) -> int:
        """The last place up to ``cut`` that no hit lies across."""
        while True:
            unit = self._searcher.unit(cut)
            low = first_at(self._hits, unit - self._reach)
            high = first_at(self._hits, unit)
            across = [hit.start for hit in self._hits[low:high] if hit.end > cut]
            across += self._detecting.across(cut)
            if not across:
                return cut
            cut = min(across)

    def _settle(self, cut: int) -> None:
        hits = self._hits[first_at(self._hits, self._searcher.unit(cut)) :]
        detected = self._detecting.since(cut)
        place = len(self._found)
        while place and self._found[place - 1].start >= cut:
            place -= 1
        del self._found[place:]
        if hits or detected:
            self._found += self._judge.findings(hits, detected)


def find(compiled: CompiledRules, text: str) -> tuple[Finding, ...]:
    """The findings in a text that is complete, however long."""
    engine = Engine(compiled, limit=None)
    engine.update(text)
    return engine.settle()
