"""The rows of the trash, those that a query finds."""

from collections.abc import Iterable, Sequence

from snippets_app.core.edits.trash import Thrown
from snippets_app.texts import Texts
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.library.edit_words import day_and_time
from snippets_app.ui.row_table import SaidRows


class TrashModel(SaidRows[Thrown]):
    """``heads`` name the columns: what it is, where it was, when it was deleted, what is left."""

    def __init__(self, texts: Texts, heads: Sequence[str]) -> None:
        super().__init__(heads)
        self._texts = texts
        self._every: tuple[Thrown, ...] = ()
        self._query = ""

    def show(self, rows: Iterable[Thrown]) -> None:
        self._every = tuple(rows)
        self.search(self._query)

    def search(self, query: str) -> None:
        """Show only what says all words of the query."""
        self._query = query
        super().show(each for each in self._every if not query or each.says(query))

    def every(self) -> tuple[Thrown, ...]:
        """All rows, found or not."""
        return self._every

    def says(self, row: Thrown) -> tuple[str, ...]:
        when = day_and_time(self._texts, row.when)
        return on_one_line(row.title), on_one_line(row.place), when, self._left(row)

    def _left(self, row: Thrown) -> str:
        if row.days is None:
            return self._texts("hidden")
        return str(row.days)
