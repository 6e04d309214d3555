"""Bodies of web tools: HTML or text, with the tool's own variables in them."""

import re
from collections.abc import Mapping

from snippets_app.formats.sources.body import Body, Putter, Translated, translate
from snippets_app.formats.sources.html_text import html_to_text, looks_like_html
from snippets_app.formats.sources.wording import note

_DOUBLE_BRACES = re.compile(r"\{\{([^{}]*)\}\}|\{%[^{}]*%\}")
_FILTER = re.compile(r"\s*(?:default|fallback)\s*:\s*+[\"“”']?([^\"“”']*+)[\"“”']?\s*")


def html_body(html: str, placeholder: re.Pattern[str], put: Putter) -> Translated:
    """HTML as text, then translated."""
    text, has_pictures = html_to_text(html)
    translated = translate(text, placeholder, put)
    if not has_pictures:
        return translated
    return Translated(translated.body, (*translated.notes, note("pictures")))


def any_body(text: str, placeholder: re.Pattern[str], put: Putter) -> Translated:
    """The text, as HTML where it looks like that."""
    if looks_like_html(text):
        return html_body(text, placeholder, put)
    return translate(text, placeholder, put)


def double_braces(known: Mapping[str, str]) -> tuple[re.Pattern[str], Putter]:
    """``{{contact.name}}`` and ``{{user.name|fallback:"there"}}``: ``known`` ones, others asked.

    ``{% if … %}`` stays as it is.
    """

    def put(found: re.Match[str], body: Body) -> None:
        name, _, filters = (found[1] or "").partition("|")
        wanted = name.strip()
        default = _FILTER.fullmatch(filters)
        if not wanted or (filters and not default):
            body.keep(found[0])
        elif wanted.lower() in known:
            body.simple(known[wanted.lower()])
        else:
            body.field(wanted, default[1] if default else "")
            body.note(note("asked", found[0]))

    return _DOUBLE_BRACES, put
