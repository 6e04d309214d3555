"""Every key that a centre's policy may have, and why a few settings have none."""

from dataclasses import dataclass

from snippets_app.policy.kinds import (
    CHORD,
    CHORDS,
    FOLDER,
    LANGUAGE,
    LINE,
    LINES,
    PREFIX,
    SILENCED,
    TARGETS,
    THEME,
    TRUTH,
    Kind,
)
from snippets_app.settings import DEFAULT_HOTKEYS

HOTKEYS = "hotkeys"
ADDING = "_add"
"""So ends the key whose list comes on top of the agent's own instead of taking its place."""
_STAGE = "stage:"


@dataclass(frozen=True, slots=True)
class Key:
    """``is_setting``: it locks the field of ``Settings`` with its name. ``is_used``: this version
    does something with it."""

    name: str
    kind: Kind
    is_setting: bool = True
    is_used: bool = True


_PLAIN = (
    Key("company", LINE),
    Key("agent", LINE),
    Key("language", LANGUAGE),
    Key("theme", THEME),
    Key(HOTKEYS, CHORDS),
    Key("two_step_chords", TRUTH),
    Key("targets", TARGETS),
    Key("guard", TRUTH),
    Key("guard_hold_enter", TRUTH),
    Key("guard_sound", TRUTH),
    Key("guard_excluded", LINES),
    Key("guard_keys", LINES),
    Key("guard_silenced", SILENCED),
    Key("guard_off", LINES),
    Key("abbreviation_packs", LINES),
    Key("abbreviation_prefix", PREFIX),
    Key("may_pause", TRUTH, is_setting=False),
    Key("packs", LINES, is_setting=False),
    Key("packs_folder", FOLDER, is_setting=False),
    Key("team", LINE, is_setting=False, is_used=False),
)
KEYS = (
    *_PLAIN,
    *(
        Key(each.name + ADDING, each.kind)
        for each in _PLAIN
        if each.is_setting and each.kind.is_list
    ),
)
"""Of the hotkeys each is a key of its own: ``hotkeys.palette``."""
NOT_LOCKED_MESSAGES = {
    "pack": "The agent chooses it in the palette; “packs” says which ones there are."
}


def key_named(name: str) -> Key | None:
    """The key of this name, those of single hotkeys included."""
    start, dot, action = name.partition(".")
    if dot and start == HOTKEYS:
        known = action in DEFAULT_HOTKEYS or action.removeprefix(_STAGE) not in ("", action)
        return Key(name, CHORD) if known else None
    return next((each for each in KEYS if each.name == name), None)
