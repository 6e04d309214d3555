"""``{cursor}``: where the caret stands after the insertion."""

from snippets_app.core.filling import Context, Kind, Mark, Piece


def _fill(_argument: str, _context: Context) -> tuple[Piece, ...]:
    return (Mark.CARET,)


CURSOR = Kind("cursor", ("{cursor}",), _fill)
