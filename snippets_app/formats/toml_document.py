"""A TOML file as its text and its values, or the one problem that keeps it from being read."""

import re
import tomllib
from typing import Any

from snippets_app.formats.base import Problem

_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def parse(content: bytes, file: str) -> tuple[str, dict[str, Any]] | Problem:
    """The text and the document in ``content``; ``file`` names it in a problem."""
    try:
        text = content.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as trouble:
        line = content.count(b"\n", 0, trouble.start) + 1
        return Problem(file, line, "", "is not UTF-8; save the file in the encoding UTF-8")
    except RecursionError:
        return Problem(file, 1, "", "is nested too deeply; values need no nesting here")
    except ValueError as trouble:  # TOMLDecodeError, and numbers that Python refuses
        return Problem(file, _error_line(text, str(trouble)), "", _error_message(str(trouble)))


def _error_line(text: str, message: str) -> int:
    found = _AT_LINE.search(message)
    return int(found[1]) if found else text.count("\n") + 1


def _error_message(message: str) -> str:
    plain = _AT_LINE.sub("", message)
    return f"is not TOML: {plain}; see https://toml.io"
