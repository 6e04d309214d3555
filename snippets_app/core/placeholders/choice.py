"""``{choice:LABEL|A|B}``: one of the texts the snippet's author wrote down."""

from snippets_app.core.filling import Context, Kind, Piece, Question

_FEWEST_OPTIONS = 2


def _accepts(argument: str) -> bool:
    label, *options = argument.split("|")
    words = (label, *options)
    if any(not word or word != word.strip() for word in words) or "\n" in label or "=" in label:
        return False
    return len(options) >= _FEWEST_OPTIONS and len(set(options)) == len(options)


def _fill(argument: str, context: Context) -> tuple[Piece, ...]:
    label, *options = argument.split("|")
    given = context.value(label)
    if given in options:
        return (given,)
    return (Question("choice", label, tuple(options), free=False),)


CHOICE = Kind("choice", ("{choice:LABEL|A|B|C}",), _fill, _accepts)
