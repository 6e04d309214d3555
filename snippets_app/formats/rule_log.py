"""The log of own rules as a file: JSON, for this program alone."""

import msgspec

from snippets_app.core.guard.rule_log import Log, RuleEdit

FORMAT = 1


class _File(msgspec.Struct):
    format: int
    edits: tuple[RuleEdit, ...]


def dump_log(log: Log) -> bytes:
    """The file for a log."""
    return msgspec.json.encode(_File(FORMAT, log))


def sizes(log: Log) -> list[int]:
    """How many bytes of the file each edit takes."""
    return [len(msgspec.json.encode(edit)) for edit in log]


def load_log(content: bytes) -> Log | None:
    """The log in a file; None when it is none."""
    try:
        file = msgspec.json.decode(content, type=_File)
    except (msgspec.DecodeError, RecursionError):
        return None
    return file.edits if file.format == FORMAT else None
