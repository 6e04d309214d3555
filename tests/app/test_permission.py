"""Which programs are watched: unknown means nothing."""

import pytest

from snippets_app.app.permission import permission_for
from snippets_app.desktop.base import Permission
from snippets_app.settings import Settings

CHOSEN = Settings(guard_excluded=("Bank*", " notes "), guard_keys=("old chat*", "bank-chat"))


@pytest.mark.parametrize(
    ("program", "permission"),
    [
        ("Chat", Permission.TEXT),
        ("Old Chat 2", Permission.TEXT_OR_KEYS),
        ("bank-chat", Permission.NOTHING),
        ("BANKING", Permission.NOTHING),
        ("Notes", Permission.NOTHING),
        ("Notes 2", Permission.TEXT),
        ("saywell", Permission.NOTHING),
        ("KeePassXC", Permission.NOTHING),
        ("org.keepassxc.KeePassXC", Permission.NOTHING),
        ("pinentry-gtk-2", Permission.NOTHING),
        ("", Permission.NOTHING),
        (" ", Permission.NOTHING),
    ],
)
def test_permission(program: str, permission: Permission) -> None:
    assert permission_for(program, CHOSEN) is permission


def test_with_the_guard_off_nothing_is_watched() -> None:
    assert permission_for("Chat", Settings(guard=False)) is Permission.NOTHING
