"""Find and replace in many snippets: first what it would change, then one edit."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from snippets_app.core.edits.laying import Laying, by_id, whole
from snippets_app.core.edits.model import Edit, EditKind, Layers
from snippets_app.core.limits import check_change
from snippets_app.core.model import PersonalChange, Snippet
from snippets_app.core.template import check
from snippets_app.errors import AppError

_REFERENCE = re.compile(r"(\{snippet:[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Replacing:
    """What to find, what to put in its place, and where.

    ``whole_field``: only where a title or text consists of it.
    """

    find: str
    wanted: str
    in_titles: bool = True
    in_bodies: bool = True
    match_case: bool = True
    whole_field: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """``field`` is ``title`` or ``body``; ``trouble``: why it cannot be so."""

    snippet: str
    field: str
    before: str
    after: str
    trouble: AppError | None = None


def replacements(snippets: Iterable[Snippet], asked: Replacing) -> Iterator[Replacement]:
    """What would change in these snippets, title before text."""
    if not asked.find:
        return
    substitute = _substitution(asked)
    fields = [n for n, on in (("title", asked.in_titles), ("body", asked.in_bodies)) if on]
    for snippet in snippets:
        for field in fields:
            before = getattr(snippet, field)
            after = substitute(before)
            if after != before:
                trouble = _trouble(snippet.id, field, after)
                yield Replacement(snippet.id, field, before, after, trouble)


def replace_all(layers: Layers, chosen: Sequence[Replacement], subject: str = "") -> Edit:
    """Make these replacements, all but those whose field has become another meanwhile.

    AppError when one of them is not allowed.
    """
    known = by_id(whole(layers))
    wanted: dict[str, Snippet] = {}
    for each in chosen:
        snippet = wanted.get(each.snippet) or known.get(each.snippet)
        if snippet is not None and getattr(snippet, each.field) == each.before:
            wanted[each.snippet] = _with(snippet, each.field, each.after)
    laying = Laying(layers)
    for snippet in wanted.values():
        laying.want(snippet)
    return Edit(EditKind.REPLACE, tuple(laying.rows()), subject)


def _substitution(asked: Replacing) -> Callable[[str], str]:
    """What names another snippet stays, or it would name none; unless just that is looked for."""
    plain = _plain_substitution(asked)
    if asked.whole_field or "{snippet:" in asked.find:
        return plain

    def substitute(text: str) -> str:
        pieces = _REFERENCE.split(text)  # every second one is a reference
        return "".join(each if n % 2 else plain(each) for n, each in enumerate(pieces))

    return substitute


def _plain_substitution(asked: Replacing) -> Callable[[str], str]:
    if asked.match_case and not asked.whole_field:
        return lambda text: text.replace(asked.find, asked.wanted)
    flags = re.NOFLAG if asked.match_case else re.IGNORECASE
    inside = re.escape(asked.find)
    pattern = re.compile(rf"\A\s*{inside}\s*\Z" if asked.whole_field else inside, flags)
    return lambda text: pattern.sub(lambda _: asked.wanted, text)


def _with(snippet: Snippet, field: str, text: str) -> Snippet:
    return replace(snippet, title=text) if field == "title" else replace(snippet, body=text)


def _trouble(snippet: str, field: str, after: str) -> AppError | None:
    try:
        if field == "title":
            check_change(PersonalChange(snippet, title=after))
        else:
            check_change(PersonalChange(snippet, body=after))
            check(after)
    except AppError as error:
        return error
    return None
