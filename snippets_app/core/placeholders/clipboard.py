"""``{clipboard}``: the text the agent copied."""

from snippets_app.core.filling import Context, Kind, Piece, plain
from snippets_app.errors import AppError


def _fill(_argument: str, context: Context) -> tuple[Piece, ...]:
    text = plain(context.clipboard()).strip()
    if not text:
        raise AppError(
            "The snippet needs a copied text, and the clipboard holds none.",
            "Copy the text, then insert the snippet again.",
        )
    return (text,)


CLIPBOARD = Kind("clipboard", ("{clipboard}",), _fill)
