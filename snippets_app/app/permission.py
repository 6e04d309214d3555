"""Which programs may be watched, as the agent and the centre want it."""

from fnmatch import fnmatchcase

from snippets_app.desktop.base import OWN_PROGRAM, Permission
from snippets_app.settings import Settings

KEEPERS_OF_SECRETS = (
    "*keepass*",
    "*bitwarden*",
    "*1password*",
    "*lastpass*",
    "*enpass*",
    "pinentry*",
    "seahorse*",
    "gcr-prompter*",
    "polkit*",
    "ssh-askpass*",
    "*-askpass",
    "org.gnome.seahorse*",
    "org.gnome.secrets*",
    "kwallet*",
)
"""Programs that ask for passwords or show them: never watched, whatever the settings say."""


def is_watching(settings: Settings) -> bool:
    """Whether anything wants to know what is typed."""
    return settings.guard or bool(settings.abbreviation_packs)


def permission_for(program: str, settings: Settings) -> Permission:
    """How much of a program may be watched; unknown means nothing."""
    name = program.strip().lower()
    if not is_watching(settings) or not name or name == OWN_PROGRAM:
        return Permission.NOTHING
    if _matches(name, (*KEEPERS_OF_SECRETS, *settings.guard_excluded)):
        return Permission.NOTHING
    return Permission.TEXT_OR_KEYS if _matches(name, settings.guard_keys) else Permission.TEXT


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, each.strip().lower()) for each in patterns)
