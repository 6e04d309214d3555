"""What a hotstring of AutoHotkey types (https://www.autohotkey.com/docs/v2/lib/Send.htm)."""

import re

from snippets_app.formats.sources.body import Body, Translated, translate

_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "b": "", "a": "", "f": "", "v": "", "s": " "}
_ESCAPED = re.compile(r"`(.?)", re.DOTALL)
_SENT = re.compile(
    r"""`(?P<escaped>.?)|\{(?P<key>[^{}\s]+|\{|\})(?:\s+(?P<how>[^{}\s]{1,10}))?\}
    |[!^+\#]+(?:\{[^{}]{1,40}\}|[^\s`{}])""",
    re.DOTALL | re.VERBOSE,
)
_AS_IT_IS = re.compile(r"(?:\{Blind\})?\{(?:Raw|(Text))\}", re.IGNORECASE)
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{1,6})")
_COUNT = re.compile(r"\d{1,4}")
_LAST_CODE_POINT = 0x10FFFF
_MOST_TIMES = 100


def translated(text: str, mode: str) -> Translated:
    """The text with its escapes. ``mode`` is R or T where keys such as ``{Enter}`` are text."""
    start = None if mode else _AS_IT_IS.match(text)
    if start:
        text, mode = text[start.end() :], "T" if start[1] else "R"
    if mode == "T":
        text = text.replace("`r`n", "`n")
    return translate(text, _ESCAPED if mode else _SENT, _put_escape if mode else _put)


def unescaped(text: str) -> str:
    """The text with what its escapes stand for."""
    return _ESCAPED.sub(lambda found: _meant(found[1]), text)


def _meant(escaped: str) -> str:
    """A sign at the very end keeps the blank before it, and is nothing itself."""
    return _ESCAPES.get(escaped, escaped)


def _put_escape(found: re.Match[str], body: Body) -> None:
    body.text(_meant(found[1]))


def _put(found: re.Match[str], body: Body) -> None:
    key, how = found["key"], found["how"] or "1"
    if found["escaped"] is not None:
        body.text(_meant(found["escaped"]))
        return
    typed, count = _typed(key), int(how) if _COUNT.fullmatch(how) else _MOST_TIMES + 1
    if typed is not None and count <= _MOST_TIMES:
        body.text(typed * count)
    elif (key or "").lower() == "left" and _ends_there(found) and body.backspace(count):
        return
    else:
        body.keep(found[0], "keys")


def _typed(key: str | None) -> str | None:
    """What a key between braces types; None for a key that types nothing."""
    if key is None or len(key) == 1:
        return key
    number = _CODE_POINT.fullmatch(key)
    if number and int(number[1], 16) <= _LAST_CODE_POINT:
        return chr(int(number[1], 16))
    return {"enter": "\n", "tab": "\t", "space": " "}.get(key.lower())


def _ends_there(found: re.Match[str]) -> bool:
    return not found.string[found.end() :].strip()
