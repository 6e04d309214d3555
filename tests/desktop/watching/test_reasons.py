"""Which programs are not even asked."""

import pytest

from snippets_app.desktop.base import Permission
from snippets_app.desktop.watching.reasons import REASON_MESSAGES, forbidden


@pytest.mark.parametrize(
    ("program", "permission", "is_own", "reason"),
    [
        ("chat", Permission.TEXT, False, ""),
        ("chat", Permission.TEXT, True, "own"),
        ("chat", Permission.NOTHING, False, "forbidden"),
        ("xterm", Permission.TEXT_OR_KEYS, False, "terminal"),
    ],
)
def test_some_programs_are_not_even_asked(
    program: str, permission: Permission, is_own: bool, reason: str
) -> None:
    assert forbidden(program, lambda _: permission, is_own=is_own) == reason
    assert not reason or reason in REASON_MESSAGES
