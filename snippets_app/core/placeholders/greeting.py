"""``{greeting}``: a greeting by the time of day."""

from snippets_app.core.filling import Context, Kind, Piece

# From which hour on; before the first hour the last one still holds.
_BY_HOUR = {
    "zh": ((5, "早上好"), (9, "上午好"), (11, "中午好"), (13, "下午好"), (18, "晚上好")),
    "ko": ((0, "안녕하세요"), (5, "좋은 아침입니다"), (11, "안녕하세요"), (18, "좋은 저녁입니다")),
    "en": ((5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")),
}


def _fill(_argument: str, context: Context) -> tuple[Piece, ...]:
    greetings = _BY_HOUR[context.speech]
    begun = [words for hour, words in greetings if hour <= context.now.hour]
    return (begun[-1] if begun else greetings[-1][1],)


GREETING = Kind("greeting", ("{greeting}",), _fill)
