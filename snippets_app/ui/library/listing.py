"""Which snippets the list shows: those of a part of the library, or what a query finds there."""

from collections.abc import Mapping, Sequence

from snippets_app.core.edits.scope import Scope, within
from snippets_app.core.model import Library, Snippet
from snippets_app.core.search.word import Span
from snippets_app.texts import Texts
from snippets_app.ui.library.arrangement import Arrangement
from snippets_app.ui.library.shelf import Shelf
from snippets_app.ui.library.tools import Search

SHOWN_HITS = 500


class Listing:
    """Fills the list; selection and scroll stay as far as the rows do."""

    def __init__(self, texts: Texts, search: Search, parts: Arrangement) -> None:
        self._texts = texts
        self._search = search
        self._query = parts.query
        self._list = parts.list
        self._rows = parts.rows
        self._count = parts.count
        self._hidden = parts.hidden
        self._is_waiting = False

    @property
    def in_order(self) -> bool:
        """Whether the rows stand as in the library."""
        return not self._query.query().strip()

    def library(self, shelf: Shelf) -> Library:
        """The library, with the hidden snippets if the agent wants to see them."""
        return shelf.whole if self._hidden.isChecked() else shelf.library

    def show(
        self, shelf: Shelf, scope: Scope, otherwise: str = "", *, goes_on: bool = False
    ) -> None:
        """Fill the list; ``otherwise`` is selected where nothing was. If it ``goes_on``, and all
        that was selected is gone, the row that follows is."""
        self._hidden.setVisible(bool(shelf.hidden) or self._hidden.isChecked())
        was_selected = self._list.selected()
        row = self._list.first_selected()
        scrolled = self._list.verticalScrollBar().value()
        snippets, spans, is_whole = self._found(shelf, scope)
        self._is_waiting = not (snippets or is_whole)
        self._rows.takes_drops = self.in_order
        self._rows.show(snippets, self._marks(shelf), spans)
        self._list.tell("" if snippets else self._why_empty(shelf, scope))
        self._list.select(was_selected or [otherwise])
        if goes_on and was_selected and not self._list.selected():
            self._list.select(self._rows.ids()[: row + 1][-1:])
        self._list.scroll_back(scrolled)
        self.tell_count()

    def tell_count(self) -> None:
        """Say how many there are, and how many of them are selected, once that is sure."""
        count, selected = self._rows.rowCount(), len(self._list.selected())
        if self._is_waiting:
            said = ""
        elif selected > 1:
            said = self._texts("{selected} of {count} selected", selected=selected, count=count)
        elif not self.in_order and count >= SHOWN_HITS:
            said = self._texts("the first {count} hits", count=count)
        elif not self.in_order:
            said = self._texts("{count} found", count=count)
        elif count == 1:
            said = self._texts("1 snippet")
        else:
            said = self._texts("{count} snippets", count=count)
        self._count.setText(said)

    def _why_empty(self, shelf: Shelf, scope: Scope) -> str:
        if self.in_order:
            return self._texts("There are no snippets here yet.")
        if self._is_waiting:
            return self._texts("Getting the search ready…")
        pack = shelf.pack(scope.pack)
        if pack is None:
            return self._texts("Nothing found.")
        stage = next((each.title for each in pack.stages if each.id == scope.stage), pack.name)
        return self._texts("Nothing found in “{name}”.", name=stage)

    def _found(
        self, shelf: Shelf, scope: Scope
    ) -> tuple[list[Snippet], Mapping[str, Sequence[Span]], bool]:
        """The snippets, what is marked in their titles, and whether those are all."""
        if self.in_order:
            return within(self.library(shelf), scope), {}, True
        query = self._query.query()
        answer = self._search(query, scope, SHOWN_HITS)
        hits = answer.hits
        # The index may be older than the library: it is being made anew.
        known = {hit.snippet.id: shelf.snippets.get(hit.snippet.id) for hit in hits}
        found = [each for each in known.values() if each is not None and scope.holds(each)]
        titles = {each.id: each.title for each in found}
        spans = {h.snippet.id: h.spans for h in hits if titles.get(h.snippet.id) == h.snippet.title}
        return [*found, *self._hidden_hits(shelf, scope, query)], spans, answer.is_whole

    def _hidden_hits(self, shelf: Shelf, scope: Scope, query: str) -> list[Snippet]:
        """The hidden ones, which no index knows, are looked through as they are."""
        if not self._hidden.isChecked():
            return []
        words = query.casefold().split()
        hidden = (shelf.snippets[each] for each in shelf.hidden if each in shelf.snippets)
        return [
            each
            for each in hidden
            if scope.holds(each)
            and all(word in f"{each.title}\n{each.body}".casefold() for word in words)
        ]

    def _marks(self, shelf: Shelf) -> Mapping[str, str]:
        """Words for what is special about a snippet."""
        changed = dict.fromkeys(shelf.changed, self._texts("changed"))
        return changed | dict.fromkeys(shelf.hidden, self._texts("hidden"))
