"""``{date}``: today or a day some days or weeks away."""

from snippets_app.core.filling import Context, Kind, Piece
from snippets_app.core.moment import parse_moment, write_moment

_UNITS = "dw"
_FORMATS = {"zh": "%-m月%-d日", "ko": "%-m월 %-d일", "en": "%-d %B"}


def _accepts(argument: str) -> bool:
    return parse_moment(argument, _UNITS) is not None


def _fill(argument: str, context: Context) -> tuple[Piece, ...]:
    moment = parse_moment(argument, _UNITS)
    assert moment is not None
    speech = context.speech
    return (write_moment(context.now + moment.offset, moment.format or _FORMATS[speech], speech),)


DATE = Kind("date", ("{date}", "{date:+1d}", "{date:+1w}", "{date:+1d|%m-%d}"), _fill, _accepts)
