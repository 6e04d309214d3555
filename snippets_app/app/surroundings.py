"""What a snippet is filled with, as settings and clock say now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snippets_app.core.catalogue import Catalogue
    from snippets_app.core.filling import Context
    from snippets_app.core.model import Snippet
    from snippets_app.settings import Settings


def now() -> datetime:
    """The agent's clock."""
    return datetime.now().astimezone()


def context_for(
    snippet: Snippet, catalogue: Catalogue, settings: Settings, clock: Callable[[], datetime] = now
) -> Context:
    """All but clipboard and answers."""
    from snippets_app.core.filling import Context

    pack = catalogue.pack(snippet.pack)
    return Context(
        language=pack.language if pack else "en",
        now=clock(),
        company=settings.company,
        agent=settings.agent,
        snippet=catalogue.snippets.get,
    )


def text_of(snippet: Snippet, context: Context) -> str:
    """What the snippet says, if it needs no answers; else an empty text."""
    from snippets_app.core.insertion import Rendered
    from snippets_app.core.template import parse, render
    from snippets_app.errors import AppError

    try:
        result = render(parse(snippet.body), context)
    except AppError:  # told where the snippet itself is used
        return ""
    return result.text if isinstance(result, Rendered) else ""
