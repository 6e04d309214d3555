"""On which line of a TOML text a record or one of its fields stands (``tomllib`` does not say).

It follows the grammar of TOML 1.0 (https://toml.io/en/v1.0.0) just far enough to step over
values, and expects a text that ``tomllib`` has accepted.
"""

import re
from dataclasses import dataclass, field

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_STATEMENT = re.compile(
    rf"""[ \t\r\n]*(?:
        (?P<comment>\#[^\n]*)
        | \[\[?[ \t]*(?P<header>{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*\]\]?
        | (?P<key>{_KEY})(?:[ \t]*\.[ \t]*{_KEY})*[ \t]*=
    )""",
    re.VERBOSE,
)
_VALUE_PART = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|.''',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Place:
    """The line of a table's header (or of the file's start) and of each of its keys."""

    line: int
    fields: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Places:
    """The lines of the top table and, by name, of each ``[[table]]`` in order."""

    top: Place
    tables: dict[str, list[Place]]

    def find(self, table: str, number: int, name: str = "") -> int:
        """The line of a field of the ``number``-th (from 0) table, or the nearest line known."""
        places = self.tables.get(table, [])
        if number >= len(places):
            return self.top.fields.get(table, 1)
        return places[number].fields.get(name, places[number].line)


def locate(text: str) -> Places:
    """The places of every table and key in ``text``."""
    places = Places(Place(1), {})
    current, position, line, counted = places.top, 0, 1, 0
    while found := _STATEMENT.match(text, position):
        start = found.start(found.lastgroup or 0)
        line += text.count("\n", counted, start)
        position, counted = found.end(), start
        if found["header"]:
            current = _table(places, found["header"], line)
        elif found["key"]:
            current.fields.setdefault(_plain(found["key"]), line)
            position = _end_of_value(text, position)
    return places


def _table(places: Places, header: str, line: int) -> Place:
    first, *rest = re.findall(_KEY, header)
    tables = places.tables.setdefault(_plain(first), [])
    if rest and tables:
        tables[-1].fields.setdefault(_plain(rest[0]), line)
        return Place(line)
    tables.append(Place(line))
    return tables[-1]


def _end_of_value(text: str, position: int) -> int:
    depth = 0
    for part in _VALUE_PART.finditer(text, position):
        piece = part.group()
        if piece in ("[", "{"):
            depth += 1
        elif piece in ("]", "}"):
            depth -= 1
        elif piece == "\n" and depth == 0:
            return part.start()
    return len(text)


def _plain(key: str) -> str:
    return key[1:-1] if key[0] in "\"'" else key
