"""What stands in the registry of a prefix."""

import re
from pathlib import Path

from scripts.windows.wine import Wine

_EXPORTED = "exported.reg"
_VALUE = re.compile(r'^(?:"(?P<name>(?:\\.|[^"])*)"|@)=(?P<value>.*)$')


def values(wine: Wine, key: str) -> dict[str, str | int]:
    """The texts and numbers of a key, the default value by an empty name; none without the key."""
    file = wine.drive / _EXPORTED
    wine.run("reg", "export", key, rf"C:\{_EXPORTED}", "/y", timeout=60)
    if not file.exists():
        return {}
    try:
        return dict(_parsed(file))
    finally:
        file.unlink()


def _parsed(file: Path) -> list[tuple[str, str | int]]:
    lines = file.read_text(encoding="utf-16").splitlines()
    keys = [number for number, line in enumerate(lines) if line.startswith("[")]
    own = lines[keys[0] : keys[1] if len(keys) > 1 else None]
    found = (_VALUE.match(line) for line in own)
    return [(_plain(each["name"] or ""), _value(each["value"])) for each in found if each]


def _value(text: str) -> str | int:
    if text.startswith("dword:"):
        return int(text.removeprefix("dword:"), 16)
    return _plain(text.removeprefix('"').removesuffix('"'))


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
