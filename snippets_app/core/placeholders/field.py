"""``{field:LABEL}``: text the agent types, with or without a default."""

from snippets_app.core.filling import Context, Kind, Piece, Question

_LONG_LINE = 40


def _parts(argument: str) -> tuple[str, str, str]:
    return argument.partition("=")


def _accepts(argument: str) -> bool:
    label, equals, default = _parts(argument)
    if not label.strip() or label != label.strip() or "\n" in label or "|" in label:
        return False
    return bool(default.strip()) if equals else True


def _fill(argument: str, context: Context) -> tuple[Piece, ...]:
    label, _, default = _parts(argument)
    long = "\n" in default or len(default) > _LONG_LINE
    question = Question("field", label, default=default, multiline=long)
    return (context.value(label) or question,)


FIELD = Kind("field", ("{field:LABEL}", "{field:LABEL=default}"), _fill, _accepts)
