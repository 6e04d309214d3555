"""The dates of other tools as ``{date:…}`` and ``{time:…}``."""

import re
from collections.abc import Mapping

from snippets_app.core.moment import parse_moment

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_OURS = frozenset(("Y", "y", "m", "-m", "d", "-d", "H", "M", "S", "A", "B", "%"))
_SAME_AS = {
    "e": "%-d", "-H": "%H", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y",
    "x": "%Y-%m-%d", "X": "%H:%M:%S",
}  # fmt: skip
_CODE = re.compile(r"%(-?[A-Za-z%])?")
_PIECE = re.compile(
    r"'((?:[^']|'')*)'|\"([^\"]*)\"|\[([^\]]*)\]|\\(.)|([A-Za-z])\5*|[^A-Za-z'\"\[\\]", re.DOTALL
)

DATE_LETTERS: Mapping[str, str] = {
    "yyyy": "%Y", "YYYY": "%Y", "yy": "%y", "YY": "%y", "MMMM": "%B", "MM": "%m", "M": "%-m",
    "dddd": "%A", "dd": "%d", "DD": "%d", "d": "%-d", "D": "%-d",
    "HH": "%H", "H": "%H", "mm": "%M", "m": "%M", "ss": "%S", "s": "%S",
}  # fmt: skip
"""Letters of Qt, .NET and moment.js that mean the same in all of them."""
QT_LETTERS: Mapping[str, str] = {**DATE_LETTERS, "hh": "%H", "h": "%H"}
"""Qt counts ``hh`` to 24 when no AM or PM is asked for (https://doc.qt.io/qt-6/qdatetime.html)."""
MOMENT_LETTERS: Mapping[str, str] = {**DATE_LETTERS, "dddd": "%A", "dd": "", "d": ""}


def from_strftime(codes: str) -> str | None:
    """The codes as ours; None when one of them means nothing here."""
    written = _CODE.sub(lambda code: _our_code(code[1]), codes)
    return None if "\0" in written or not written else written


def from_letters(pattern: str, letters: Mapping[str, str]) -> str | None:
    """``yyyy-MM-dd`` as ``%Y-%m-%d``; None when a letter means nothing here."""
    written, end = "", 0
    for piece in _PIECE.finditer(pattern):
        if piece.start() != end:
            return None
        end = piece.end()
        one = _letter(piece, letters)
        if not one and piece[5]:
            return None
        written += one
    return written if end == len(pattern) and written else None


def placeholder(codes: str | None, seconds: int = 0, kind: str = "date") -> str | None:
    """``{date:…}`` or ``{time:…}`` that many seconds from now; None where there is none.

    Empty codes are the language's own way to write the ``kind``.
    """
    if codes is None or (codes and "%" not in codes.replace("%%", "")):
        return None
    if codes:
        kind = "date" if re.search(r"%-?[YymdAB]", codes) else "time"
    for unit, size, fits in (("d", _DAY, "date"), ("h", _HOUR, "time"), ("m", _MINUTE, "time")):
        if fits != kind and not (seconds and codes):
            continue
        if seconds % size == 0:
            return _written(fits if seconds else kind, seconds // size, unit, codes)
    return None


def _written(kind: str, count: int, unit: str, codes: str) -> str | None:
    offset = f"{count:+d}{unit}" if count or "|" in codes else ""
    argument = "|".join(filter(None, (offset, codes)))
    units = "dw" if kind == "date" else "mh"
    if "{" in argument or "}" in argument or "\n" in argument:
        return None
    if argument and parse_moment(argument, units) is None:
        return None
    return f"{{{kind}:{argument}}}" if argument else f"{{{kind}}}"


def _our_code(code: str | None) -> str:
    if code is None:
        return "%%"
    return f"%{code}" if code in _OURS else _SAME_AS.get(code, "\0")


def _letter(piece: re.Match[str], letters: Mapping[str, str]) -> str:
    if piece[5]:
        return letters.get(piece[0], "")
    if piece[1] is not None:
        literal = piece[1].replace("''", "'") or "'"
    else:
        literal = next((text for text in piece.groups()[1:4] if text is not None), piece[0])
    return literal.replace("%", "%%")
