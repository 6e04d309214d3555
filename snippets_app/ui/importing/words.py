"""What the import window calls states, deeds and encodings, and what it says of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from snippets_app.core.draft import Remark
from snippets_app.core.importing.model import Conflict, Deed, PlannedRow, State
from snippets_app.texts import Texts, in_a_row
from snippets_app.ui.banner_parts import on_one_line
from snippets_app.ui.importing.values import Filter, Noted, Review
from snippets_app.ui.library.edit_words import FIELD_MESSAGES

FILTER_MESSAGES: dict[Filter, str] = {
    None: "All: {count}",
    State.NEW: "New: {count}",
    State.CHANGED: "Different: {count}",
    State.SAME: "The same: {count}",
    State.REFUSED: "Refused: {count}",
    Noted.NOTED: "With notes: {count}",
}
CHOOSE, READ, CHECK, DONE = range(4)
STEP_MESSAGES = ("Choose", "Read", "Check", "Done")
STATE_MESSAGES = {
    State.NEW: "New",
    State.CHANGED: "Different",
    State.SAME: "The same",
    State.REFUSED: "Refused",
}
CONFLICT_MESSAGES = {
    Conflict.OVERWRITE: "Take what the file says",
    Conflict.SKIP: "Leave mine as it is",
    Conflict.KEEP_BOTH: "Keep both",
}
DEED_MESSAGES = {
    (State.NEW, Deed.ADD): "Is added",
    (State.NEW, Deed.NOTHING): "Is left out",
    (State.CHANGED, Deed.ADD): "Is added beside mine",
    (State.CHANGED, Deed.CHANGE): "Changes mine",
    (State.CHANGED, Deed.NOTHING): "Mine stays",
    (State.SAME, Deed.NOTHING): "Is there already",
    (State.REFUSED, Deed.NOTHING): "Cannot be imported",
}
ENCODING_MESSAGES = {
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "utf-32": "Unicode (UTF-32)",
    "gb18030": "Chinese, simplified (GB18030, GBK)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (CP949, EUC-KR)",
    "cp1252": "Western European (Windows-1252)",
}
DELIMITER_MESSAGES = {
    "": "Find out",
    ",": "Comma",
    "\t": "Tab",
    ";": "Semicolon",
    "|": "Vertical line",
}


def done_with(texts: Texts, row: PlannedRow) -> str:
    """What becomes of the row."""
    return texts(DEED_MESSAGES[row.state, row.deed])


def place_of(row: PlannedRow) -> str:
    """Where the row is in the file, or in which file of a folder."""
    return ":".join(filter(None, (row.record.file, str(row.record.row))))


def said_of(texts: Texts, row: PlannedRow) -> str:
    """Why it is refused, or which fields differ and what was translated, on one line."""
    if row.reason is not None:
        return texts.title(row.reason.error())
    differs = ", ".join(texts(FIELD_MESSAGES[name]) for name in row.differs)
    return " · ".join(filter(None, (differs, *_titles(texts, row.notes))))


def all_said_of(texts: Texts, row: PlannedRow) -> str:
    """The same as a paragraph, with what to do about it."""
    remarks = (row.reason,) if row.reason is not None else row.notes
    return in_a_row(*(texts.whole(each.error()) for each in remarks))


def headline_of(texts: Texts, row: PlannedRow) -> str:
    """What becomes of the row and all that is to be said of it."""
    return " · ".join(filter(None, (done_with(texts, row), all_said_of(texts, row))))


def steps_of(texts: Texts, step: int) -> str:
    """All steps as rich text, the present one stressed."""
    names = map(texts, STEP_MESSAGES)
    said = (f"<b>{name}</b>" if number == step else name for number, name in enumerate(names))
    return "&nbsp; › &nbsp;".join(said)


def next_of(texts: Texts, step: int, review: Review | None) -> str:
    """What the main button of a step does; without a review the plan is to be made again."""
    if step == CHECK:
        return texts("Import {count}", count=review.imported) if review else texts("Compare again")
    return texts("Import more…") if step == DONE else texts("Go on")


def status_of(texts: Texts, step: int, review: Review | None, labels: Mapping[str, str]) -> str:
    """What the file is that is looked at, and whether anything would come of it."""
    if step != CHECK or review is None:
        return ""
    count, kind = len(review.rows[None]), texts(labels.get(review.source, review.source))
    said = texts("{name} · {kind} · Phrases: {count}", name=review.name, kind=kind, count=count)
    return said if review.imported else f"{said} · {texts('There is nothing to import.')}"


def row_lines(texts: Texts, name: str, rows: Iterable[PlannedRow]) -> Iterator[str]:
    """Each row of the file of this name with its place and all that is to be said of it."""
    for row in rows:
        place = texts("Row {row}", row=row.record.row)
        parts = (row.record.file or name, place, on_one_line(row.title))
        where = ", ".join(filter(None, parts))
        yield texts("{name}: {text}", name=where, text=all_said_of(texts, row))


def _titles(texts: Texts, remarks: Iterable[Remark]) -> Iterator[str]:
    return (texts.title(each.error()) for each in remarks)
