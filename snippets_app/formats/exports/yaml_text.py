"""YAML as people like to read it: strings in quotes, texts of several lines as blocks.

Only lists, mappings and strings are written. A string in quotes is the same as in JSON, but that
YAML wants more characters escaped: https://yaml.org/spec/1.2.2/#57-escaped-characters
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | bool | int | Sequence["Value"] | Mapping[str, "Value"]

_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BLOCK = re.compile(r"(?=\S)[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
_BAD_LINE = re.compile(r"[ \t]$|^\s+$|\t", re.MULTILINE)
_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[a-z_]+")
"""Words that some readers take for a value of another kind are not among them."""


def yaml_lines(value: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping."""
    for key, each in value.items():
        yield from _entry(f"{' ' * indent}{_key(key)}:", each, indent + 2)


def _entry(start: str, value: Value, indent: int) -> Iterator[str]:
    """The lines of a value after its key."""
    if isinstance(value, str):
        first, *rest = _string(value, indent)
        yield f"{start} {first}"
        yield from rest
    elif isinstance(value, bool | int):
        yield f"{start} {json.dumps(value)}"
    elif isinstance(value, Mapping):
        yield start
        yield from yaml_lines(value, indent)
    else:
        yield start
        for each in value:
            yield from _item(each, indent)


def _item(value: Value, indent: int) -> Iterator[str]:
    dash = " " * indent + "-"
    if not isinstance(value, Mapping):
        yield from _entry(dash, value, indent + 2)
        return
    first, *rest = yaml_lines(value, indent + 2)
    yield f"{dash} {first.lstrip()}"
    yield from rest


def _string(text: str, indent: int) -> list[str]:
    if "\n" not in text or not _BLOCK.fullmatch(text) or _BAD_LINE.search(text):
        return [_quoted(text)]
    ends = len(text) - len(text.rstrip("\n"))
    sign = "|-" if not ends else "|" if ends == 1 else ""
    if not sign:
        return [_quoted(text)]
    lines = text.removesuffix("\n").split("\n")
    return [sign, *(" " * indent + line if line else "" for line in lines)]


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) else _quoted(key)
