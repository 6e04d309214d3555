"""``{time}``: the time of day now or some minutes or hours away."""

from snippets_app.core.filling import Context, Kind, Piece
from snippets_app.core.moment import parse_moment, write_moment

_UNITS = "mh"


def _accepts(argument: str) -> bool:
    return parse_moment(argument, _UNITS) is not None


def _fill(argument: str, context: Context) -> tuple[Piece, ...]:
    moment = parse_moment(argument, _UNITS)
    assert moment is not None
    later = context.now + moment.offset
    return (write_moment(later, moment.format or "%H:%M", context.speech),)


TIME = Kind("time", ("{time}", "{time:+30m}", "{time:+2h}", "{time:+30m|%H-%M}"), _fill, _accepts)
