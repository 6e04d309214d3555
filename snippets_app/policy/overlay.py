"""The agent's settings under a centre's locks: what is in force, and what stays the agent's own."""

from dataclasses import fields, replace
from typing import Any

from snippets_app.core.chord import parse_chord
from snippets_app.errors import AppError
from snippets_app.policy.keys import ADDING, HOTKEYS
from snippets_app.policy.locks import CentrePolicy
from snippets_app.settings import Settings, merged


def overlaid(own: Settings, policy: CentrePolicy) -> Settings:
    """The settings in force. Rows that the centre adds stand before the agent's; where the centre
    gives a chord away, the agent's own action that had it has none."""
    values = {each.name: _value(own, each.name, policy) for each in fields(Settings)}
    return replace(own, **values | {HOTKEYS: _hotkeys(own.hotkeys, locked_hotkeys(policy))})


def kept(own: Settings, shown: Settings, chosen: Settings, policy: CentrePolicy) -> Settings:
    """The agent's own settings after a change from ``shown`` to ``chosen``, both of them in force:
    nothing of the centre's comes in, and what stands behind a lock stays."""
    changed = merged(own, shown, chosen)
    behind = {each.name: getattr(own, each.name) for each in fields(Settings)}
    locked = {name: value for name, value in behind.items() if name in policy.locks}
    hotkeys = {
        action: chord
        for action, chord in changed.hotkeys.items()
        if action not in locked_hotkeys(policy)
    }
    for action in locked_hotkeys(policy):
        hotkeys |= {action: own.hotkeys[action]} if action in own.hotkeys else {}
    return replace(changed, **locked | {HOTKEYS: hotkeys})


def locked_hotkeys(policy: CentrePolicy) -> dict[str, str]:
    """The chords that the centre has decided, by action."""
    start = f"{HOTKEYS}."
    return {
        key.removeprefix(start): str(lock.value)
        for key, lock in policy.locks.items()
        if key.startswith(start)
    }


def _value(own: Settings, name: str, policy: CentrePolicy) -> Any:
    lock = policy.locks.get(name)
    value: Any = lock.value if lock else getattr(own, name)
    added = policy.rows(name + ADDING)
    return (*added, *(row for row in value if row not in added)) if added else value


def _hotkeys(own: dict[str, str], locked: dict[str, str]) -> dict[str, str]:
    taken = {_written(chord) for chord in locked.values()} - {""}
    free = {action: "" if _written(chord) in taken else chord for action, chord in own.items()}
    return free | locked


def _written(chord: str) -> str:
    """The chord in its one spelling; a text that is none stays as it is."""
    try:
        return str(parse_chord(chord))
    except AppError:
        return chord
