"""``{company}``: the company's name, from the settings or asked for once."""

from snippets_app.core.filling import Context, Kind, Piece, Question, plain


def _fill(_argument: str, context: Context) -> tuple[Piece, ...]:
    known = plain(context.company).strip() or context.value("company")
    return (known or Question("company", "company"),)


COMPANY = Kind("company", ("{company}",), _fill)
