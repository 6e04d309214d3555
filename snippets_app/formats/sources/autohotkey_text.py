"""What a hotstring of AutoHotkey types (https://www.autohotkey.com/docs/v2/Hotstrings.htm)."""

import re

from snippets_app.formats.sources.body import Body, Translated, translate

_ESCAPES = {"n": "\n", "r": "\n", "t": "\t", "b": "", "a": "", "f": "", "v": "", "s": " "}
_ESCAPED = re.compile(r"`(.)", re.DOTALL)
_SENT = re.compile(
    r"`(?P<escaped>.)|\{(?P<key>[^{}\s]+|\{|\})(?:\s+(?P<count>\d{1,4}))?\}", re.DOTALL
)
_LITERAL = frozenset("{}!^+#")
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{1,6})")
_LAST_CODE_POINT = 0x10FFFF
_MOST_TIMES = 100


def translated(text: str, *, raw: bool) -> Translated:
    """The text with its escapes, and with keys such as ``{Enter}`` unless it is ``raw``."""
    return translate(text, _ESCAPED if raw else _SENT, _put_escape if raw else _put)


def _put_escape(found: re.Match[str], body: Body) -> None:
    body.text(_ESCAPES.get(found[1], found[1]))


def _put(found: re.Match[str], body: Body) -> None:
    key = found["key"]
    if key is None:
        body.text(_ESCAPES.get(found["escaped"], found["escaped"]))
        return
    count = int(found["count"] or 1)
    typed = _typed(key)
    if typed is not None and count <= _MOST_TIMES:
        body.text(typed * count)
    elif key.lower() == "left" and _ends_there(found) and body.backspace(count):
        return
    else:
        body.keep(found[0], "keys")


def _typed(key: str) -> str | None:
    """What a key between braces types; None for a key that types nothing."""
    if key in _LITERAL:
        return key
    number = _CODE_POINT.fullmatch(key)
    if number and int(number[1], 16) <= _LAST_CODE_POINT:
        return chr(int(number[1], 16))
    return {"enter": "\n", "tab": "\t", "space": " "}.get(key.lower())


def _ends_there(found: re.Match[str]) -> bool:
    return not found.string[found.end() :].strip()
