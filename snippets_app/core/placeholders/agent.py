"""``{agent}``: the agent's own name, from the settings or asked for once."""

from snippets_app.core.filling import Context, Kind, Piece, Question, plain


def _fill(_argument: str, context: Context) -> tuple[Piece, ...]:
    known = plain(context.agent).strip() or context.value("agent")
    return (known or Question("agent", "agent"),)


AGENT = Kind("agent", ("{agent}",), _fill)
