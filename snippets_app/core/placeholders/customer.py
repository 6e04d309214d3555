"""``{customer}``: name and honorific in the order and spacing of the pack's language."""

from snippets_app.core.filling import Context, Kind, Piece, Question

NO_HONORIFIC = "none"
HONORIFICS = {
    "zh": ("先生", "女士"),
    "ko": ("고객님", "님", "선생님"),
    "en": ("Mr", "Ms", "Mrs", "Dr", NO_HONORIFIC),
}
# What is said when the name was declined and the honorific cannot stand alone.
_ALONE = {"님": "고객님", "Mr": "Sir", "Ms": "Madam", "Mrs": "Madam", "Dr": "Doctor"}


def _fill(_argument: str, context: Context) -> tuple[Piece, ...]:
    speech = context.speech
    honorific = context.value("honorific")
    name: Piece = context.value("customer")
    if not name and not _declined(context, honorific):
        name = Question("customer", "customer", optional=True)
    title: Piece = honorific or Question("honorific", "honorific", HONORIFICS[speech])
    if not name:
        return (_ALONE.get(honorific, honorific),)
    return _ordered(name, title, speech)


def _declined(context: Context, honorific: str) -> bool:
    """An empty name that was given on purpose; somebody must still be addressed."""
    return "customer" in context.values and honorific not in ("", NO_HONORIFIC)


def _ordered(name: Piece, title: Piece, speech: str) -> tuple[Piece, ...]:
    if title == NO_HONORIFIC:
        return (name,)
    if speech == "en":
        return (title, " ", name)
    if speech == "ko" and title != "님":
        return (name, " ", title)
    return (name, title)


CUSTOMER = Kind("customer", ("{customer}",), _fill)
