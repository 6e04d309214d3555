"""What names a snippet by ``{snippet:ID}`` follows it to its new id."""

from collections.abc import Mapping

from snippets_app.core.model import Snippet
from snippets_app.core.placeholders.snippet import full_id
from snippets_app.core.template import Placeholder, Template, parse
from snippets_app.errors import AppError

_SIGN = "{snippet:"


def body_after(snippet: Snippet, names: Mapping[str, str]) -> str:
    """The snippet's text once each of ``names``, it among them or not, has its new id."""
    if _SIGN not in snippet.body:
        return snippet.body
    try:
        template = parse(snippet.body)
    except AppError:  # told where the snippet is shown
        return snippet.body
    return str(Template(tuple(_renamed(part, snippet.id, names) for part in template.parts)))


def _renamed(part: str | Placeholder, within: str, names: Mapping[str, str]) -> str | Placeholder:
    if isinstance(part, str) or part.name != "snippet":
        return part
    meant = full_id(part.argument, within)
    target, home = names.get(meant, meant), names.get(within, within)
    if target == full_id(part.argument, home):
        return part
    pack, _, name = target.rpartition("/")
    is_near = pack == home.rpartition("/")[0]
    return Placeholder("snippet", name if is_near else target)
