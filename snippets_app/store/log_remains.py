"""The log of a damaged library: what it still says was stored last of each snippet and pack."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from snippets_app.core.limits import is_allowed
from snippets_app.core.model import Pack, PersonalChange
from snippets_app.store.around import Row
from snippets_app.store.edits import read_content
from snippets_app.store.proven import edits_in, is_proven, is_text
from snippets_app.store.remains import Remains

_STANDING = ("done", "closed")


@dataclass(frozen=True, slots=True)
class LogRemains:
    """``edits`` by number and ``rows`` are those of the two tables; ``snippets`` and ``packs``
    what was stored last, None where that was deleted. ``whole``: nothing of the log is missing."""

    edits: Mapping[int, Row]
    rows: tuple[Row, ...]
    snippets: Mapping[str, PersonalChange | None]
    packs: Mapping[str, Pack | None]
    whole: bool


def log_in(remains: Remains) -> LogRemains:
    """Of the rows that were stored as they are read."""
    made, logged = remains.tables["edit"], remains.tables["edit_row"]
    edits = edits_in(made.rows)
    rows = tuple(_proven(logged.rows))
    told: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for edit, _position, pack, name, before, after, *_ in rows:
        stands = edit not in edits or edits[edit][4] in _STANDING
        if stands:
            told[pack][name] = _content(pack, after)
        else:
            told[pack].setdefault(name, _content(pack, before))
    whole = made.whole and logged.whole and len(rows) == len(logged.rows)
    stored = tuple(row for row in rows if row[0] in edits)
    return LogRemains(edits, stored, told[False], told[True], whole)


def _proven(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Rows of ``edit_row`` in the order in which they were made, each once."""
    found = {
        (edit, position): (edit, position, pack, name, before, after, was, total)
        for position, edit, pack, name, before, after, was, total in rows
        if isinstance(edit, int)
        and pack in (0, 1)
        and is_text(name)
        and (was is None or is_text(was))
        and is_proven((pack, name, before, after, was), total)
        and _are_of(pack, name, before, after, is_summed=total is not None)
    }
    return (found[key] for key in sorted(found))


def _are_of(pack: int, name: str, *contents: Any, is_summed: bool) -> bool:
    """Whether the contents can be read and are of this snippet or pack."""
    from msgspec import MsgspecError

    try:
        found = [_content(pack, each) for each in contents if each is not None]
    except (MsgspecError, UnicodeError, TypeError):
        return False
    if pack:
        return all(each.id == name for each in found)
    return all(each.snippet == name and (is_summed or is_allowed(each)) for each in found)


def _content(pack: int, content: str | None) -> Any:
    return read_content(content, Pack if pack else PersonalChange)
