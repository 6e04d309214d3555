"""What is wrong with a snippet that is being written, part by part."""

from itertools import chain

from snippets_app.core.limits import check_change
from snippets_app.core.model import Library, PersonalChange, Snippet
from snippets_app.core.template import check
from snippets_app.errors import AppError


def check_title(wanted: Snippet) -> None:
    if not wanted.title:
        raise AppError("The title is empty.", "Write a few words that you will look for.")
    check_change(PersonalChange(wanted.id, title=wanted.title))


def check_body(wanted: Snippet) -> None:
    if not wanted.body.strip():
        raise AppError("The text is empty.", "Write what is to be inserted.")
    check_change(PersonalChange(wanted.id, body=wanted.body))
    check(wanted.body)


def check_abbreviation(wanted: Snippet, library: Library) -> None:
    """Raise AppError when another snippet of the pack has it, or it cannot be one."""
    check_change(PersonalChange(wanted.id, abbreviation=wanted.abbreviation))
    if len(wanted.abbreviation.split()) > 1:
        raise AppError("The abbreviation has a blank in it.", "Write it as one word.")
    given = wanted.abbreviation.casefold()
    inside = (pack.snippets for pack in library.packs if given and pack.id == wanted.pack)
    for other in chain.from_iterable(inside):
        if other.abbreviation and other.id != wanted.id and other.abbreviation.casefold() == given:
            raise AppError(
                "“{name}” has this abbreviation already.",
                "Choose another abbreviation.",
                name=other.title,
            )
