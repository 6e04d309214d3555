"""AutoHotkey's lines between parentheses, which go on from the line before them.

https://www.autohotkey.com/docs/v2/Scripts.htm#continuation-section
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from snippets_app.formats.sources.autohotkey_text import unescaped

_MOST_LINES = 500
"""Lines of one section; a longer one was never closed."""
_OPENING = re.compile(r"[ \t]*\((.*)")
_COMMENT = re.compile(r"(?<![^ \t]);.*")
_BLANK = " \t"


@dataclass(frozen=True, slots=True)
class Section:
    """What the lines are together, and the line after them."""

    text: str
    after: int


class _Options:
    """What stands behind the parenthesis that opens."""

    def __init__(self, written: str, *, trims: bool, is_version_2: bool) -> None:
        words = _COMMENT.sub("", written).split()
        small = [word.lower() for word in words]
        joins = [word[len("Join") :] for word in words if word.lower().startswith("join")]
        self.is_section = not any(")" in word for word in small if not word.startswith("join"))
        self.between = unescaped(joins[-1].replace("`r`n", "`n")) if joins else "\n"
        self.trims_left = "ltrim" in small or (trims and "ltrim0" not in small)
        self.is_smart = is_version_2 and not {"ltrim", "ltrim0"}.intersection(small)
        self.trims_right = "rtrim0" not in small
        self.has_comments = bool({"comments", "comment", "com", "c"}.intersection(small))
        self.is_literal = "`" in small


def section_from(
    lines: Sequence[str], start: int, *, trims: bool, is_version_2: bool
) -> Section | None:
    """The section that begins in this line, or behind blank lines and comments; None without one.

    ``trims``: whether ``#LTrim`` is in force.
    """
    while start < len(lines) and not _COMMENT.sub("", lines[start]).strip():
        start += 1
    opening = _OPENING.fullmatch(lines[start]) if start < len(lines) else None
    if opening is None:
        return None
    options = _Options(opening[1], trims=trims, is_version_2=is_version_2)
    for end in range(start + 1, min(len(lines), start + _MOST_LINES)):
        closing = lines[end].lstrip(_BLANK)
        if closing.startswith(")") and options.is_section:
            inner = _lines(lines[start + 1 : end], options)
            rest = _COMMENT.sub("", closing[1:]).rstrip(_BLANK)
            return Section(options.between.join(inner) + rest, end + 1)
    return None


def _lines(lines: Sequence[str], options: _Options) -> Iterator[str]:
    for line in _outdented(lines) if options.is_smart else lines:
        text = _COMMENT.sub("", line) if options.has_comments else line
        if text != line:
            text = text.rstrip(_BLANK)
            if not text:
                continue
        text = text.lstrip(_BLANK) if options.trims_left else text
        text = text.rstrip(_BLANK) if options.trims_right else text
        yield text.replace("`", "``") if options.is_literal else text


def _outdented(lines: Sequence[str]) -> Iterable[str]:
    """The lines without as much blank as the first one begins with."""
    first = lines[0] if lines else ""
    indent = first[: len(first) - len(first.lstrip(_BLANK))]
    for line in lines:
        common = len(line) - len(line.lstrip(indent[:1])) if indent else 0
        yield line[min(common, len(indent)) :]
