"""The guard of one edit box: its whole text in after every change, findings out.

The work of a change is bounded by the change and the longest pattern, not by the message: only
what is new is folded, and only its neighbourhood is searched and judged again. The findings are
always those that looking at the text from the start would give. Of a text with very many hits
only the first ones are judged, see ``keeping``.
"""

from dataclasses import replace

from snippets_app.core.guard.buffer import Buffer, Edit
from snippets_app.core.guard.clauses import QUOTE_MARK
from snippets_app.core.guard.compiled import CompiledRules
from snippets_app.core.guard.detecting import Detecting
from snippets_app.core.guard.keeping import MOST, KeptHits
from snippets_app.core.guard.model import Finding
from snippets_app.core.guard.settling import Judge

LIMIT = 16_384
"""So many characters of an edit box are looked at, from its start."""


class Engine:
    """Keeps the text last seen and what was found in it, until ``forget``."""

    def __init__(
        self, compiled: CompiledRules, limit: int | None = LIMIT, most: int | None = MOST
    ) -> None:
        self._limit = limit
        tables = compiled.tables
        self._buffer = Buffer(tables.folds, tables.syllables)
        self._kept = KeptHits(compiled, self._buffer, most)
        self._detecting = Detecting(compiled.detectors, self._buffer, most)
        self._judge = Judge(compiled, self._buffer)
        self._minds_quotes = compiled.minds_quotes
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
        self._kept.clear()
        self._found, self._answer = [], ()

    def _change(self, edit: Edit) -> None:
        cut = min(self._kept.change(edit), self._detecting.change(edit))
        if self._minds_quotes and QUOTE_MARK.search(edit.removed + edit.added):
            cut = min(cut, self._buffer.line(edit.start, edit.start)[0])
        last = self._found[-1].start if self._found else -1
        if last >= edit.start:
            cut = min(cut, edit.start)
        if cut < len(self._buffer.text) or last >= cut:
            self._settle(self._cut(cut))

    def _cut(self, cut: int) -> int:
        """The last place up to ``cut`` that no hit lies across."""
        while True:
            cut = self._kept.cut(cut)
            across = self._detecting.across(cut)
            if not across:
                return cut
            cut = min(across)

    def _settle(self, cut: int) -> None:
        place = len(self._found)
        while place and self._found[place - 1].start >= cut:
            place -= 1
        del self._found[place:]
        hits, detected = self._kept.since(cut), self._detecting.since(cut)
        if hits or detected:
            self._found += self._judge.findings(hits, detected)


def find(compiled: CompiledRules, text: str) -> tuple[Finding, ...]:
    """The findings in a text that is complete, however long."""
    engine = Engine(compiled, limit=None, most=None)
    engine.update(text)
    return engine.settle()
