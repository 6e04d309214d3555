"""Cells that a spreadsheet would run as a formula, made safe, and back.

Some spreadsheets take the full-width signs of a Chinese or Korean input method for the plain ones.
https://owasp.org/www-community/attacks/CSV_Injection
"""

import re

_STARTS = "=+\\-@＝＋－＠\t\r\n"
_RUNS = re.compile(f"'*[{_STARTS}]")
_GUARDED = re.compile(f"'+[{_STARTS}]")


def safe_cell(text: str) -> str:
    """The text with ``'`` before it where a spreadsheet would run it."""
    return f"'{text}" if _RUNS.match(text) else text


def plain_cell(text: str) -> str:
    """What ``safe_cell`` was given."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
