"""Offsets as programs count them: Qt in UTF-16 units, all others in code points."""

OBJECT = "\ufffc"
"""Stands in a text where another object is embedded."""
# Qt's line breaks, and the blank that browsers put at the end of a line of rich text.
_PLAIN = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\u00a0": " "})
_FIRST_PAIR = "\U00010000"


def counts_utf16(toolkit: str) -> bool:
    return toolkit.lower().startswith("qt")


def shows_composing(toolkit: str) -> bool:
    """Whether half-composed text stands in the text; GTK and Qt keep it out."""
    return not toolkit.lower().startswith(("qt", "gtk", "gail"))


def cleaned(text: str) -> str:
    """With line breaks as everywhere, and blanks as they were typed: no character more or less."""
    return text.translate(_PLAIN)


def to_points(text: str, offset: int, *, utf16: bool) -> int:
    """A program's offset into ``text``, in code points and within the text."""
    offset = max(0, offset)
    if not utf16 or not has_pairs(text):
        return min(offset, len(text))
    units = 0
    for index, character in enumerate(text):
        if units >= offset:
            return index
        units += 2 if character >= _FIRST_PAIR else 1
    return len(text)


def to_units(text: str, offset: int, *, utf16: bool) -> int:
    """The other way round."""
    if not utf16:
        return offset
    return offset + sum(character >= _FIRST_PAIR for character in text[:offset])


def has_pairs(text: str) -> bool:
    """Whether some of its characters are two units in UTF-16."""
    return not text.isascii() and max(text) >= _FIRST_PAIR
