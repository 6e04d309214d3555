"""The fields of a pack file, their limits, and a sentence for whoever broke one.

Imported only when a pack is read: msgspec takes its time to load.
"""

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from snippets_app.core import limits

_Id = Annotated[
    str,
    Meta(
        pattern=limits.ID_PATTERN,
        max_length=limits.ID_LENGTH,
        description="small letters a-z, digits and hyphens, at most 60, no hyphen first",
    ),
]
_Title = Annotated[
    str,
    Meta(
        pattern=limits.TITLE_PATTERN,
        max_length=limits.TITLE_LENGTH,
        description="one line of 1 to 60 characters",
    ),
]
_Line = Annotated[
    str,
    Meta(
        pattern=limits.LINE_PATTERN,
        max_length=500,
        description="one line of at most 500 characters",
    ),
]
_Body = Annotated[
    str,
    Meta(
        pattern=limits.BODY_PATTERN,
        max_length=limits.BODY_LENGTH,
        description="a text of 1 to 10,000 characters, control characters only line break and tab",
    ),
]
_Abbreviation = Annotated[
    str,
    Meta(
        pattern=limits.ABBREVIATION_PATTERN,
        max_length=limits.ABBREVIATION_LENGTH,
        description="at most 30 characters without spaces",
    ),
]
_Language = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z",
        max_length=35,
        description="a language tag such as zh-CN, ko or en",
    ),
]
_Chord = Annotated[
    str,
    Meta(max_length=limits.ID_LENGTH, description="a hotkey such as Ctrl+Shift+1"),
]


class PackRow(Struct, forbid_unknown_fields=True):
    """The top of the file."""

    format: Annotated[int, Meta(ge=1, le=1, description="1")]
    id: _Id
    name: _Title
    language: _Language
    description: _Line = ""


class StageRow(Struct, forbid_unknown_fields=True):
    """One ``[[stages]]``."""

    id: _Id
    title: _Title


class SnippetRow(Struct, forbid_unknown_fields=True):
    """One ``[[snippets]]``."""

    id: _Id
    stage: _Id
    title: _Title
    body: _Body
    abbreviation: _Abbreviation = ""
    hotkey: _Chord = ""


def faults(row: type[Struct], record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every broken field of ``record`` with a message: what is wrong, and what is allowed."""
    fields = {each.name: each for each in msgspec.structs.fields(row)}
    for name in record.keys() - fields.keys():
        yield name, f"is not known here; allowed: {', '.join(fields)}"
    for name, each in fields.items():
        allowed = each.type.__metadata__[0].description
        if name not in record:
            if each.required:
                yield name, f"is missing; allowed: {allowed}"
        elif not _fits(record[name], each.type):
            yield name, f"{_what_is_wrong(record[name], each.type)}; allowed: {allowed}"


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _what_is_wrong(value: object, kind: Any) -> str:
    if kind.__origin__ is int:
        return "is not one that this version reads"
    if kind.__origin__ is not str:
        return "is not what belongs here"
    if not isinstance(value, str):
        return "is not a text in quotation marks"
    if not value.strip():
        return "is empty"
    return f"has a length ({len(value)}) or a character that does not fit"
