"""JSON of other tools: objects and lists with whatever in them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from snippets_app.formats.sources.encodings import decoded
from snippets_app.formats.sources.material import File
from snippets_app.formats.sources.wording import not_a_record, not_a_text, not_of, too_deep


def document(file: File, encoding: str, source: str) -> Any:
    """The value in the file; AppError when it is no JSON."""
    try:
        return json.loads(decoded(file.content, encoding, file.name))
    except RecursionError:
        raise too_deep(file.name) from None
    except ValueError as trouble:
        raise not_of(source, file.name) from trouble


def listed(value: Any, keys: Sequence[str]) -> list[Any] | None:
    """``value`` when it is a list, or the first of these keys of an object that holds one."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in keys:
            found = listed(value.get(key), keys)
            if found is not None:
                return found
    return None


def numbered(records: Sequence[Any], start: int = 1) -> Iterator[tuple[int, Any]]:
    """The records with their numbers."""
    return enumerate(records, start)


def fields_of(record: Any) -> dict[str, Any]:
    """The record's fields by name; AppError when it is no object."""
    if not isinstance(record, dict):
        raise not_a_record()
    return record


def text(record: dict[str, Any], *names: str) -> str:
    """The first of these fields that is there; AppError when it is no text or number."""
    for name in names:
        value = record.get(name)
        if value is None or isinstance(value, bool):
            continue
        if isinstance(value, str):
            return value
        if isinstance(value, int | float):
            return str(value)
        raise not_a_text(name)
    return ""
