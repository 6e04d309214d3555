"""``{date:…}`` and ``{time:…}`` as Espanso's date variables.

It writes with the codes of https://docs.rs/chrono/latest/chrono/format/strftime/
"""

import re
from collections.abc import Mapping

from snippets_app.core.moment import parse_moment
from snippets_app.core.template import Placeholder
from snippets_app.formats.exports.yaml_text import Value

_UNITS = {"date": "dw", "time": "mh"}
_FORMATS = {
    "date": {"zh": "%-m月%-d日", "ko": "%-m월 %-d일", "en": "%-d %B"},
    "time": {"zh": "%H:%M", "ko": "%H:%M", "en": "%H:%M"},
}
_LOCALES = {"zh": "zh-CN", "ko": "ko-KR", "en": "en-US"}
_MONTHS = {"zh": "%-m月", "ko": "%-m월"}
"""Other systems write Chinese months in Han numerals."""
_CODE = re.compile(r"%-?.")


def date_params(placeholder: Placeholder, speech: str) -> Mapping[str, Value]:
    """How far from now in seconds, how it is written, and in whose words."""
    moment = parse_moment(placeholder.argument, _UNITS[placeholder.name])
    assert moment is not None
    codes = moment.format or _FORMATS[placeholder.name][speech]
    written = _CODE.sub(lambda code: _code(code[0], speech), codes)
    params: dict[str, Value] = {"format": written}
    if moment.offset:
        params["offset"] = round(moment.offset.total_seconds())
    if {"%A", "%B"} & set(_CODE.findall(written)):
        params["locale"] = _LOCALES[speech]
    return params


def _code(code: str, speech: str) -> str:
    return _MONTHS.get(speech, code) if code == "%B" else code
