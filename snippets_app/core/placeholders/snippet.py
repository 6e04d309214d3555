"""``{snippet:ID}``: another snippet, of the same pack or as ``pack/id``."""

import re

from snippets_app.core.filling import Context, Kind, Piece
from snippets_app.errors import AppError

_ID = re.compile(r"[^\s/|=]+(/[^\s/|=]+)?")


def full_id(reference: str, within: str) -> str:
    """The id in the library that a reference means inside the snippet ``within``."""
    return reference if "/" in reference else f"{within.rpartition('/')[0]}/{reference}"


def _accepts(argument: str) -> bool:
    return _ID.fullmatch(argument) is not None


def _fill(argument: str, context: Context) -> tuple[Piece, ...]:
    found = context.snippet(full_id(argument, context.within))
    if found is None:
        raise AppError(
            "There is no snippet “{id}”.",
            "Correct the id in the snippet that names it.",
            id=full_id(argument, context.within),
        )
    return (found,)


SNIPPET = Kind("snippet", ("{snippet:ID}", "{snippet:PACK/ID}"), _fill, _accepts)
