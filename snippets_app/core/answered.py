"""Rendering where nobody can be asked: all values are there, or the missing ones are named."""

from collections.abc import Mapping
from dataclasses import replace

from snippets_app.core.filling import Context
from snippets_app.core.insertion import Rendered
from snippets_app.core.template import Missing, parse, render
from snippets_app.errors import AppError


def render_answered(body: str, context: Context, given: Mapping[str, str]) -> Rendered:
    """The finished text; AppError that names what has no value yet.

    What is ``given`` by name (company, agent and clipboard too) wins over what is known.
    """
    result = render(parse(body), _with(given, context))
    if isinstance(result, Missing):
        raise AppError(
            "Values are missing: {labels}.",
            "Give each one with --set NAME=VALUE.",
            labels=", ".join(question.label for question in result.questions),
        )
    return result


def _with(given: Mapping[str, str], context: Context) -> Context:
    return replace(
        context,
        company=given.get("company", context.company),
        agent=given.get("agent", context.agent),
        clipboard=(lambda: given["clipboard"]) if "clipboard" in given else context.clipboard,
        values={**context.values, **given},
    )
