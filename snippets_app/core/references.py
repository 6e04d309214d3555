"""The ``{snippet:ID}`` references inside one pack: each leads somewhere, none in a circle."""

from collections.abc import Mapping

from snippets_app.core.model import Pack, Snippet
from snippets_app.core.placeholders.snippet import full_id
from snippets_app.core.template import circle, parse
from snippets_app.errors import AppError


def check_references(pack: Pack) -> None:
    """Raise AppError for an unknown id or a circle. Ids of other packs are left to rendering.

    Expects bodies that ``template.check`` accepts.
    """
    known = {snippet.id: snippet for snippet in pack.snippets}
    done: set[str] = set()
    for snippet in pack.snippets:
        _follow(snippet, known, (snippet.id,), done)


def _follow(
    snippet: Snippet, known: Mapping[str, Snippet], chain: tuple[str, ...], done: set[str]
) -> None:
    if snippet.id in done:
        return
    for reference in parse(snippet.body).references:
        target = full_id(reference, snippet.id)
        if target in chain:
            raise circle((*chain[chain.index(target) :], target))
        if target in known:
            _follow(known[target], known, (*chain, target), done)
        elif target.startswith(snippet.pack + "/"):
            raise _unknown(snippet.id, target)
    done.add(snippet.id)


def _unknown(snippet: str, target: str) -> AppError:
    return AppError(
        "“{snippet}” names the snippet “{target}”, which does not exist.",
        "Correct the id, or add that snippet to the pack.",
        snippet=snippet,
        target=target,
    )
