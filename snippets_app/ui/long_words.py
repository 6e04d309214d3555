"""Paths and names as a label can show them: it breaks no line within a word, and grows with it."""

import re

_PIECE = re.compile(r"[\\/]|[\w.-]{24}", re.ASCII)
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """The same to the eye; lines may also end behind each folder, and within very long words."""
    return _PIECE.sub(rf"\g<0>{_BREAK}", text)
