"""Beeftext's variables, ``#{…}`` (https://github.com/xmichelo/Beeftext/wiki/Variables)."""

import re
from collections.abc import Callable, Mapping

from snippets_app.formats.sources.body import Body, Translated, translate, translate_into
from snippets_app.formats.sources.dates import QT_LETTERS, from_letters
from snippets_app.formats.sources.html_text import html_to_text, looks_like_html
from snippets_app.formats.sources.wording import note

_VARIABLE = re.compile(r"#\{((?:[^{}\\]|\\.)*)\}", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SHIFTED = re.compile(r"((?:[+-]\d{1,6}[yMwdhmsz])+):(.*)", re.DOTALL)
_SHIFT = re.compile(r"([+-]\d+)([yMwdhmsz])")
_SECONDS = {"w": 7 * 86400, "d": 86400, "h": 3600, "m": 60, "s": 1}
_CHANGES: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "trim": str.strip,
}
_UNDESCRIBED = "…"
_PROGRAMS = frozenset(("envvar", "powershell"))
_KEYS = frozenset(("key", "shortcut", "delay"))


class BeeftextTexts:
    """Translates snippets, which may name each other by keyword."""

    def __init__(self, snippets: Mapping[str, str]) -> None:
        self._snippets = snippets

    def translated(self, text: str) -> Translated:
        return translate(plain_of(text), _VARIABLE, self.put)

    def put(self, found: re.Match[str], body: Body) -> None:
        name, _, raw = found[1].partition(":")
        argument = _ESCAPED.sub(r"\1", raw)
        kind = name.strip().lower()
        if kind == "cursor":
            body.caret(found[0])
        elif kind in ("clipboard", "date", "time"):
            body.simple(kind)
        elif kind == "datetime":
            _put_moment(found[0], argument, body)
        elif kind == "input":
            body.field(argument or _UNDESCRIBED)
        elif kind in ("combo", "upper", "lower", "trim") and argument in self._snippets:
            self._put_other(kind, argument, found[0], body)
        else:
            body.keep(found[0], _why_kept(kind))

    def _put_other(self, kind: str, keyword: str, piece: str, body: Body) -> None:
        """Another snippet's text; what that one names in its turn stays as it is written."""
        text = plain_of(self._snippets[keyword])
        if kind in ("upper", "lower") and _VARIABLE.search(text):
            body.keep(piece)
            return
        changed = _CHANGES.get(kind, str)(text)
        translate_into(body, changed, _VARIABLE, _put_nested)
        body.note(note("inlined", piece))


def plain_of(text: str) -> str:
    """The snippet without the formatting of old versions."""
    if "<" in text and "<!DOCTYPE HTML" in text[:200].upper() and looks_like_html(text):
        return html_to_text(text)[0]
    return text


def _why_kept(kind: str) -> str:
    if kind in _PROGRAMS:
        return "program"
    return "keys" if kind in _KEYS else "unknown"


def _put_nested(found: re.Match[str], body: Body) -> None:
    kind = found[1].partition(":")[0]
    if kind in ("combo", "upper", "lower", "trim"):
        body.keep(found[0], "nested")
    else:
        BeeftextTexts({}).put(found, body)


def _put_moment(piece: str, argument: str, body: Body) -> None:
    if not argument:
        body.simple("date")
        body.text(" ")
        body.simple("time")
        return
    shifted = _SHIFTED.fullmatch(argument)
    shifts = _SHIFT.findall(shifted[1]) if shifted else []
    if any(unit not in _SECONDS for _, unit in shifts):
        body.keep(piece, "date")
        return
    seconds = sum(int(count) * _SECONDS[unit] for count, unit in shifts)
    pattern = shifted[2] if shifted else argument
    codes = from_letters(pattern, QT_LETTERS) if pattern else ""
    body.moment(codes, piece, seconds)
