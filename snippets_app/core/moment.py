"""Points in time as ``{date}`` and ``{time}`` write them: an offset, a format, no system locale."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_OFFSET = re.compile(r"([+-]\d{1,3})([mhdw])")
_CODE = re.compile(r"%(-[md]|.)?", re.DOTALL)
_PLAIN_CODES = frozenset("YymdHMS")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = {
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """How far from now, and how it is written (an empty format is the language's own)."""

    offset: timedelta
    format: str


def parse_moment(argument: str, units: str) -> Moment | None:
    """``+1d``, ``%m-%d`` or ``+1d|%m-%d``; None when it is none of these in the given units."""
    if not argument:
        return Moment(timedelta(), "")
    offset, bar, pattern = argument.partition("|")
    if not bar and "%" in argument:
        offset, pattern = "+0" + units[0], argument
    found = _OFFSET.fullmatch(offset)
    if found is None or found[2] not in units or (bar and not pattern):
        return None
    if not all(_known(code) for code in _CODE.findall(pattern)):
        return None
    return Moment(timedelta(**{_UNITS[found[2]]: int(found[1])}), pattern)


def write_moment(when: datetime, pattern: str, speech: str) -> str:
    """``when`` in these codes of strftime: %Y %y %m %d %-m %-d %H %M %S %A %B %%."""
    return _CODE.sub(lambda code: _written(code[1], when, speech), pattern)


def _known(code: str) -> bool:
    return code in _PLAIN_CODES or code in ("-m", "-d", "A", "B", "%")


def _written(code: str, when: datetime, speech: str) -> str:
    match code:
        case "-m":
            return str(when.month)
        case "-d":
            return str(when.day)
        case "A":
            return _WEEKDAYS[speech][when.weekday()]
        case "B":
            return _month(when.month, speech)
        case "%":
            return "%"
    return when.strftime("%" + code)


def _month(number: int, speech: str) -> str:
    return {"zh": f"{number}月", "ko": f"{number}월"}.get(speech, _MONTHS[number - 1])
