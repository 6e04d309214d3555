"""How long the parts of a snippet may be, and which characters they may hold."""

import re

from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError

TITLE_LENGTH = 60
BODY_LENGTH = 10_000
ABBREVIATION_LENGTH = 30
ID_LENGTH = 60

FIELD_MESSAGES = {
    "title": "title",
    "body": "text",
    "abbreviation": "abbreviation",
    "hotkey": "hotkey",
    "stage": "stage",
    "name": "name",
}
"""What an agent calls the fields of a snippet, and what a pack or a stage is called by."""

ID_PATTERN = r"^[a-z0-9][a-z0-9-]*\Z"
LINE_PATTERN = r"^[^\x00-\x1f\x7f\ud800-\udfff]*\Z"
TITLE_PATTERN = r"^(?=.*\S)[^\x00-\x1f\x7f\ud800-\udfff]*\Z"
BODY_PATTERN = r"^(?=[\s\S]*\S)[^\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]*\Z"
ABBREVIATION_PATTERN = r"^[^\s\x00-\x1f\x7f\ud800-\udfff]*\Z"

_ID = re.compile(ID_PATTERN)
_LINE = re.compile(LINE_PATTERN)
_TITLE = re.compile(TITLE_PATTERN)
_BODY = re.compile(BODY_PATTERN)


def check_change(change: PersonalChange) -> None:
    """Raise AppError when a field of the change is too long, empty or holds control characters."""
    pack, _, name = change.snippet.partition("/")
    if not (_is_id(pack) and _is_id(name)):
        raise AppError(
            "“{snippet}” is not the id of a snippet.",
            "Write pack/name with small letters a-z, digits and hyphens.",
            snippet=change.snippet,
        )
    name_of = FIELD_MESSAGES
    if change.title is not None:
        _check(name_of["title"], change.title, _TITLE, TITLE_LENGTH)
    if change.body is not None:
        _check(name_of["body"], change.body, _BODY, BODY_LENGTH)
    if change.abbreviation:
        _check(name_of["abbreviation"], change.abbreviation, _LINE, ABBREVIATION_LENGTH)
    if change.hotkey:
        _check(name_of["hotkey"], change.hotkey, _LINE, ID_LENGTH)
    if change.stage:
        _check(name_of["stage"], change.stage, _LINE, ID_LENGTH)


def check_name(name: str) -> None:
    """Raise AppError when a pack or a stage must not be called so."""
    _check(FIELD_MESSAGES["name"], name, _TITLE, TITLE_LENGTH)


def is_allowed(change: PersonalChange) -> bool:
    """Whether ``check_change`` lets the change pass."""
    try:
        check_change(change)
    except AppError:
        return False
    return True


def _is_id(text: str) -> bool:
    return len(text) <= ID_LENGTH and _ID.match(text) is not None


def _check(name: str, text: str, allowed: re.Pattern[str], longest: int) -> None:
    if len(text) > longest:
        raise AppError(
            "The {field} has {length} characters.",
            "Shorten it to {longest}.",
            field=name,
            length=len(text),
            longest=longest,
        )
    if not allowed.match(text):
        raise AppError(
            "The {field} is empty or holds a character that cannot be shown.",
            "Write the {field} anew.",
            field=name,
        )
