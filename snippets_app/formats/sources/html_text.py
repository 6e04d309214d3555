"""HTML as plain text: paragraphs, lists, tables and links stay readable; the rest is dropped."""

import re
from html.parser import HTMLParser

from snippets_app.core.limits import BODY_LENGTH
from snippets_app.formats.sources.bounds import LONGEST_HTML
from snippets_app.formats.sources.wording import not_a_record, too_long

_LOOKS_LIKE = re.compile(
    r"</?(?:p|div|br|span|b|strong|i|em|u|ul|ol|li|a|h[1-6]|table|html|body|img|font)"
    r"(?:\s+[a-z-]+\s*=[^<>]*|\s*/?)>",
    re.IGNORECASE,
)
_DROPPED = frozenset(("script", "style", "head", "title", "template", "noscript", "svg"))
_PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote")
)
_LINES = frozenset(("div", "li", "tr", "section", "article", "header", "footer", "pre", "dt", "dd"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(
    r"(?<![ \t\xa0])[ \t\xa0]*\n(?: (?! ))?"
)  # a list within a list keeps its indent
_MOST_OPEN = 200
"""Tags that are never closed; html.parser looks through all the rest for the end of each."""
_DEEPEST_INDENT = 8
_BREAKS = re.compile(r"\n{3,}")


def looks_like_html(text: str) -> bool:
    return _LOOKS_LIKE.search(text) is not None


def html_to_text(html: str) -> tuple[str, bool]:
    """The text, and whether pictures were left out of it; AppError when it cannot be read.

    ``<attribute key=… default=…>`` of Intercom becomes ``{{key|fallback:"default"}}``.
    """
    if len(html) > LONGEST_HTML:
        raise too_long(len(html), BODY_LENGTH)
    if html.count("<") > html.count(">") + _MOST_OPEN:
        raise not_a_record()
    reading = _Reading()
    try:
        reading.feed(html)
        reading.close()
    except AssertionError as trouble:  # what html.parser does with broken declarations
        raise not_a_record() from trouble
    return reading.text(), reading.has_pictures


class _Reading(HTMLParser):
    """Collects text; ``\\n`` stands for a line's end, ``\\n\\n`` for a paragraph's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.has_pictures = False
        self._parts: list[str] = []
        self._dropped: list[str] = []
        self._lists: list[int | None] = []
        self._marked = -1
        self._link: tuple[str, int] | None = None
        self._preformatted = 0

    def text(self) -> str:
        self._close_link()
        joined = _AROUND_BREAK.sub("\n", "".join(self._parts))
        return _BREAKS.sub("\n\n", joined).strip().replace("\xa0", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropped.append(tag)
        if self._dropped:
            return
        given = dict(attrs)
        match tag:
            case "br":
                self._parts.append("\n")
            case "li":
                self._break(1)
                self._parts.append(self._mark())
                self._marked = len(self._parts)
            case "a":
                self._close_link()
                self._link = (given.get("href") or "", len(self._parts))
            case "attribute":
                self._attribute(given)
            case _:
                self._open(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
            return
        if tag == "a":
            self._close_link()
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self._break(1 if self._lists else 2)
        elif tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)
            self._break(1)
        else:
            self._break(self._lines_around(tag))

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        if self._preformatted:
            self._parts.append(data)
            return
        text = _SPACES.sub(" ", data)
        if text == " " and (not self._parts or self._parts[-1].endswith((" ", "\n"))):
            return
        self._parts.append(text)

    def _open(self, tag: str) -> None:
        if tag in ("img", "picture", "video"):
            self.has_pictures = True
        elif tag in ("td", "th"):
            self._parts.append(" ")
        elif tag in ("ul", "ol"):
            self._break(1 if self._lists else 2)
            self._lists.append(0 if tag == "ol" else None)
        else:
            if len(self._parts) != self._marked:  # what begins an item stays beside its mark
                self._break(self._lines_around(tag))
            self._preformatted += tag == "pre"

    def _lines_around(self, tag: str) -> int:
        """Items of a list stand close together, whatever they are made of."""
        if tag in _PARAGRAPHS and not self._lists:
            return 2
        return 1 if tag in _LINES or tag in _PARAGRAPHS else 0

    def _break(self, lines: int) -> None:
        """End the line, unless it has just been ended that often."""
        if not self._parts or not lines:
            return
        end = "".join(self._parts[-2:])
        there = len(end) - len(end.rstrip("\n"))
        if there < lines:
            self._parts.append("\n" * (lines - there))

    def _mark(self) -> str:
        indent = "  " * min(len(self._lists) - 1, _DEEPEST_INDENT)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number + 1}. "

    def _close_link(self) -> None:
        if self._link is None:
            return
        address, start = self._link
        self._link = None
        shown = "".join(self._parts[start:]).strip()
        plain = address.removeprefix("mailto:").removeprefix("tel:")
        if plain and plain != shown and not address.startswith(("#", "javascript:")):
            space = "" if not shown or self._parts[-1].endswith(" ") else " "
            self._parts.append(f"{space}({plain})" if shown else plain)

    def _attribute(self, given: dict[str, str | None]) -> None:
        fallback = f'|fallback:"{given.get("default")}"' if given.get("default") else ""
        self._parts.append(f"{{{{{given.get('key') or given.get('name') or ''}{fallback}}}}}")
