"""What is said of snippets that another program cannot take as they are."""

from snippets_app.core.draft import Remark
from snippets_app.formats.sources.wording import quoted

NOTE_MESSAGES = {
    "files": "Each pack has a file of its own.",
    "unshown": "Characters that cannot stand in such a file were left out.",
    "language": "The language of a pack was left out: a table has no place for it.",
    "description": "The description of a pack was left out: a table has no place for it.",
    "hotkey": "The hotkey was left out: there is none in {program}.",
    "terms": "Stages became search terms, and packs were left out: {program} has neither.",
    "names": "Titles, stages and packs were left out: {program} has none of them.",
    "mark": "{program} takes “{piece}” in the text for a command of its own.",
    "greeting": "The greeting by the time of day is now chosen by hand.",
    "asked": "“{piece}” is now asked for each time.",
    "none": "The form of address cannot be left out any more.",
    "inlined": "The text of a snippet that it names stands in it now; later changes do not arrive.",
    "reference": "“{piece}” stayed as it is written: there is no such snippet.",
    "circle": "“{piece}” stayed as it is written: the snippets contain each other.",
    "unknown": "“{piece}” stayed as it is written: {program} has nothing like it.",
    "caret": "Left out: something is to be written in the middle of it.",
    "moment": "Left out: “{piece}” is different each time.",
    "question": "Left out: “{piece}” has to be asked for.",
    "settings": "Left out: fill in “{piece}” in the settings first.",
    "lines": "Line breaks became blanks: {program} knows one line only.",
    "no_lines": "Left out: {program} would take a line of it for something else.",
    "no_code": "Left out: there are no letters to type it by. Give it an abbreviation.",
    "broken": "Left out: its text cannot be filled in.",
}

LABEL_MESSAGES = {
    "customer": "Customer's name",
    "honorific": "Form of address",
    "company": "Company",
    "agent": "Agent",
    "greeting": "Greeting",
    "date": "Date",
    "time": "Time",
    "clipboard": "Clipboard",
}
"""What stands for a value, or before the field for it, where a snippet gives it no label."""


def note(what: str, piece: str = "", program: str = "") -> Remark:
    """The remark called ``what``; ``piece`` is what it is about, ``program`` whom it is for."""
    message = NOTE_MESSAGES[what]
    given = {"piece": quoted(piece), "program": program}
    return Remark(message, values=tuple((k, v) for k, v in given.items() if f"{{{k}}}" in message))
