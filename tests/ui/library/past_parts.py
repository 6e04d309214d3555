"""Rows and versions for the windows that look back."""

from snippets_app.core.edits.model import EditKind
from snippets_app.core.edits.past import Moment
from snippets_app.core.edits.trash import Thrown


def looks(title: str, body: str = "Good day.") -> tuple[tuple[str, str], ...]:
    return (("title", title), ("body", body), ("hotkey", ""))


NOW = Moment(3.0, EditKind.WRITE, looks("Three"), "three", is_now=True)
GONE = Moment(2.0, EditKind.DELETE, None, None)
FIRST = Moment(None, None, looks("One"), below=True)
MOMENTS = (NOW, GONE, FIRST)


def row(number: int, title: str = "", days: int | None = 30) -> Thrown:
    name = title or f"Title {number}"
    return Thrown(f"p/own-{number}", number, name, f"Text {number}", "Phone", 1.0, days)
