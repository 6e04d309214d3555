"""Rendering where nobody can be asked: all values are there, or the missing ones are named."""

from snippets_app.core.filling import Context
from snippets_app.core.insertion import Rendered
from snippets_app.core.template import Missing, parse, render
from snippets_app.errors import AppError


def render_answered(body: str, context: Context) -> Rendered:
    """The finished text; AppError that names what has no value yet."""
    result = render(parse(body), context)
    if isinstance(result, Missing):
        raise AppError(
            "Values are missing: {labels}.",
            "Give each one with --set NAME=VALUE.",
            labels=", ".join(question.label for question in result.questions),
        )
    return result
