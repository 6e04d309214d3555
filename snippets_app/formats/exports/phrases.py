"""Snippets as finished texts with codes, for the tables of input methods.

Such a table can neither ask nor know the time, and whatever is chosen from it goes straight to the
customer. So only snippets that need no answer are written; the others are told, not half filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.draft import Remark
from snippets_app.core.filling import Context
from snippets_app.core.model import Pack, Snippet
from snippets_app.core.placeholders.snippet import full_id
from snippets_app.core.search.readings import Readings
from snippets_app.core.template import Missing, Placeholder, parse, render
from snippets_app.errors import AppError
from snippets_app.formats.exports.base import Notes, Options, context_of
from snippets_app.formats.exports.codes import code_of
from snippets_app.formats.exports.wording import note

_MOMENTS = frozenset(("date", "time", "greeting", "clipboard"))
_IN_SETTINGS = frozenset(("company", "agent"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A finished text, the code that types it, and of the snippet that it was the title and
    whether it has a hotkey."""

    code: str
    text: str
    title: str
    has_hotkey: bool

    def tell(self, notes: Notes, program: str) -> None:
        """Tell what of the snippet is lost, as it is written for a program."""
        notes.add(note("names", program=program))
        if self.has_hotkey:
            notes.add(note("hotkey", program=program), self.title)


class _LeftOut(Exception):
    """Carries why a snippet cannot be a phrase."""

    def __init__(self, remark: Remark) -> None:
        self.remark = remark
        super().__init__()


def phrases(packs: Sequence[Pack], options: Options, notes: Notes) -> Iterator[Phrase]:
    """Every snippet that can be one, in order."""
    readings = options.readings()
    for pack in packs:
        context = context_of(pack, packs, options)
        for snippet in pack.snippets:
            try:
                yield _phrase(snippet, replace(context, within=snippet.id), readings)
            except _LeftOut as left_out:
                notes.add(left_out.remark, snippet.title)
            options.step()


def _phrase(snippet: Snippet, context: Context, readings: Readings) -> Phrase:
    text = _text(snippet, context)
    code = code_of(snippet, readings)
    if not code:
        raise _LeftOut(note("no_code"))
    return Phrase(code, text, snippet.title, bool(snippet.hotkey))


def _text(snippet: Snippet, context: Context) -> str:
    try:
        for placeholder in _placeholders(snippet, context, ()):
            if placeholder.name in _MOMENTS:
                raise _LeftOut(note("moment", f"{{{placeholder.name}}}"))
        rendered = render(parse(snippet.body), context)
    except AppError as trouble:
        raise _LeftOut(note("broken")) from trouble
    if isinstance(rendered, Missing):
        raise _LeftOut(_asked(rendered))
    if rendered.cursor is not None:
        raise _LeftOut(note("caret"))
    if not rendered.text.strip():
        raise _LeftOut(note("broken"))
    return rendered.text


def _asked(missing: Missing) -> Remark:
    """A name of the settings is told only where it is all that is missing."""
    asked = [each for each in missing.questions if each.kind not in _IN_SETTINGS]
    first = (asked or missing.questions)[0]
    kind = "customer" if first.kind == "honorific" else first.kind
    return note("question" if asked else "settings", f"{{{kind}}}")


def _placeholders(
    snippet: Snippet, context: Context, chain: tuple[str, ...]
) -> Iterator[Placeholder]:
    """Those of the snippet and of the ones that it contains; AppError where there is no parsing."""
    for placeholder in parse(snippet.body).placeholders:
        yield placeholder
        if placeholder.name != "snippet":
            continue
        found = context.snippet(full_id(placeholder.argument, snippet.id))
        if found is not None and found.id not in chain:
            yield from _placeholders(found, context, (*chain, snippet.id))
