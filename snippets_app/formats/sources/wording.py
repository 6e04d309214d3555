"""What is said of records and files that could not be taken as they are."""

import re

from snippets_app.core.draft import Remark
from snippets_app.errors import AppError
from snippets_app.formats.sources.bounds import MEGABYTE

_LONGEST_QUOTE = 60
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

NOTE_MESSAGES = {
    "unknown": "“{piece}” stayed as plain text: Saywell has nothing like it.",
    "program": "“{piece}” stayed as plain text: it runs a program or asks the system; we never do.",
    "keys": "“{piece}” stayed as plain text: Saywell presses no keys inside a text.",
    "date": "“{piece}” stayed as plain text: Saywell writes no date or time that way.",
    "options": "“{piece}” stayed as plain text: its options cannot be written as a choice.",
    "nested": "“{piece}” stayed as plain text: it stands inside a text that was put in itself.",
    "caret": "A second place for the caret was left out: “{piece}”.",
    "default": "“{piece}” lost its default: it holds braces.",
    "asked": "“{piece}” is now asked for.",
    "chosen": "“{piece}” was picked at random; now you choose.",
    "inlined": "“{piece}” was replaced by the text that it names.",
    "pictures": "Pictures were left out: a snippet is text.",
    "unshown": "Characters that cannot be shown were left out.",
    "title": "The title was shortened: “{piece}”.",
    "abbreviation": "The abbreviation “{piece}” was left out: it has spaces or is too long.",
    "abbreviations": "Only the first abbreviation was taken; left out: {piece}",
    "pattern": "The trigger “{piece}” was left out: it is a pattern, not a text.",
    "hotkey": "The hotkey “{piece}” was left out: Saywell cannot use it.",
    "off": "It was switched off in the other tool.",
    "cells": "Cells without a heading were left out: {piece}",
    "columns": "These columns were left out: {piece}",
    "above": "Rows above the table were left out. How many: {piece}",
    "sheets": "Only the sheet “{piece}” was read.",
    "other_lines": "Lines that are no hotstrings were left out. How many: {piece}",
}


def note(what: str, piece: str | int | None = None) -> Remark:
    """The remark called ``what``, about a piece of the original where it is about one."""
    if piece is None:
        return Remark(NOTE_MESSAGES[what])
    shown = quoted(piece) if isinstance(piece, str) else piece
    return Remark(NOTE_MESSAGES[what], values=(("piece", shown),))


def quoted(text: str) -> str:
    """The text on one line and no longer than fits into a sentence."""
    line = _UNSHOWN.sub("", " ".join(text[: _LONGEST_QUOTE * 2].split()))
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"


REASON_MESSAGES = (
    "No such file or directory",
    "Permission denied",
    "File name too long",
    "Input/output error",
    "Device or resource busy",
)
"""What systems say of a file; it stands in a sentence of ours."""


def not_of(source: str, file: str) -> AppError:
    return AppError(
        "“{file}” is not a file of {source}, or is damaged.",
        "Export it again, or choose what kind of file it is.",
        file=quoted(file),
        source=source,
    )


def too_large(file: str, largest: int) -> AppError:
    return AppError(
        "“{file}” is larger than {megabytes} MB.",
        "Divide it into smaller files.",
        file=quoted(file),
        megabytes=largest // MEGABYTE,
    )


class TooMany(AppError):
    """The whole file or folder is refused, whatever record was at hand."""

    def __init__(self, most: int) -> None:
        super().__init__(
            "There are more than {most} records or files in it, or far too much text.",
            "Divide it into smaller ones.",
            most=most,
        )


def too_long(length: int, longest: int) -> AppError:
    return AppError(
        "The {field} has {length} characters.",
        "Shorten it to {longest}.",
        field="text",
        length=length,
        longest=longest,
    )


def too_deep(file: str) -> AppError:
    return AppError(
        "Values in “{file}” are nested too deeply.",
        "Export it again from the other tool.",
        file=quoted(file),
    )


def no_text() -> AppError:
    return AppError("There is no text in it.", "A snippet needs a text; a picture cannot be one.")


def is_script() -> AppError:
    return AppError("It is a program.", "Saywell runs none; write what it says as a text.")


def not_a_record() -> AppError:
    return AppError("There is no phrase here.", "Correct the record, or export the file again.")


def not_a_text(field: str) -> AppError:
    return AppError(
        "“{field}” is not a text.", "Correct the record, or export the file again.", field=field
    )


def unreadable(file: str, reason: str) -> AppError:
    return AppError(
        "“{file}” cannot be read: {reason}.",
        "Check that it is there, that no other program holds it and that you may read it.",
        file=quoted(file),
        reason=reason,
    )
