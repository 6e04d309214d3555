"""Rows read from a damaged file, as values: only those that were stored as they are read.

A row with a sum is believed by its sum; one that an older version stored, when nothing in it is
out of bounds.
"""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from snippets_app.core.edits.model import EditKind
from snippets_app.core.limits import is_allowed
from snippets_app.core.model import Layer, Pack, PersonalChange, Stage
from snippets_app.store import own_packs
from snippets_app.store.around import Row, Rows
from snippets_app.store.changes import change_in
from snippets_app.store.sums import sum_of

_KINDS = frozenset(kind.value for kind in EditKind)
_STATES = frozenset(("done", "undone", "abandoned", "closed"))


def changes_in(rows: Iterable[Row]) -> dict[str, PersonalChange]:
    """The changes by the snippet's id, in the order of adding."""
    found: dict[str, PersonalChange] = {}
    for _number, *values, total in sorted(rows, key=_first):
        if _is_change(values) and is_proven(values, total):
            change = change_in(tuple(values))
            if total is not None or is_allowed(change):
                found[change.snippet] = change
    return found


def packs_in(packs: Iterable[Row], stages: Rows) -> tuple[dict[str, Pack], dict[str, Pack]]:
    """Own packs by id in the order of adding; and those that are not whole, as their stages were
    not all read."""
    inside = _stages_in(stages.rows)
    whole: dict[str, Pack] = {}
    partial: dict[str, Pack] = {}
    for _number, *texts, total in sorted(packs, key=_first):
        if _are_texts(*texts):
            name, title, language, description = texts
            own = tuple(stage for _, stage in sorted(inside.get(name, {}).items()))
            pack = Pack(name, title, language, own, (), description, Layer.PERSONAL)
            is_whole = stages.whole if total is None else total == own_packs.total(pack)
            (whole if is_whole else partial)[name] = pack
    return whole, partial


def _stages_in(stages: Iterable[Row]) -> dict[str, dict[int, Stage]]:
    """By pack and position."""
    inside: dict[str, dict[int, Stage]] = {}
    for _number, pack, position, stage, title in stages:
        if isinstance(position, int) and _are_texts(pack, stage, title):
            inside.setdefault(pack, {})[position] = Stage(stage, title)
    return inside


def uses_in(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of ``use``: a snippet's id, how often and when last it was used."""
    for _number, snippet, count, last_used in rows:
        if _is_count(count) and _is_time(last_used) and _is_snippet(snippet):
            yield (snippet, count, last_used)


def findings_in(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of ``finding``: day, rule and two counts."""
    for day, rule, *counts in rows:
        if _are_texts(day, rule) and all(map(_is_count, counts)) and _is_day(day):
            yield (day, rule, *counts)


def edits_in(rows: Iterable[Row]) -> dict[int, Row]:
    """Rows of ``edit`` by number."""
    return {
        number: (number, made, kind, subject, state)
        for number, made, kind, subject, state in rows
        if _is_time(made) and kind in _KINDS and is_text(subject) and state in _STATES
    }


def is_proven(values: Iterable[Any], total: object) -> bool:
    """Whether these values were stored with this sum, or by a version that stored none."""
    return total is None or total == sum_of(*values)


def _is_change(values: list[Any]) -> bool:
    snippet, *texts, hidden, place = values
    return (
        is_text(snippet)
        and all(each is None or is_text(each) for each in texts)
        and hidden in (0, 1)
        and (place is None or _is_time(place))
    )


def _are_texts(*values: Any) -> bool:
    return all(map(is_text, values))


def is_text(value: Any) -> bool:
    """A text without the marks of bytes that are none."""
    try:
        return isinstance(value, str) and "\0" not in value.encode("utf-8").decode()
    except UnicodeEncodeError:
        return False


def _is_time(value: Any) -> bool:
    return isinstance(value, float) and math.isfinite(value)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and value >= 0


def _is_snippet(value: Any) -> bool:
    return isinstance(value, str) and is_allowed(PersonalChange(value))


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _first(row: Row) -> Any:
    return row[0]
