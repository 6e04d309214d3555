"""Who has which hotkey inside Saywell, so that a second owner is told by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from snippets_app.core.chord import parse_chord
from snippets_app.core.model import Library
from snippets_app.errors import AppError
from snippets_app.texts import Texts

Probe = Callable[[str, str], str]
"""Why the system refuses a chord to an action, in one sentence; an empty text when it does not."""

ACTION_MESSAGES = {
    "palette": "Open the palette",
    "repeat": "Repeat the last insertion",
    "undo": "Take the last insertion back",
    "new-customer": "New customer",
    "compose": "Open the compose box",
    "check-copied": "Check what I copied",
    "library": "Open the library",
    "pause": "Pause or resume",
    "warning:replace": "Use the better wording",
    "warning:ignore": "Ignore the warning once",
    "warning:not-here": "No such warning in this program",
}


@dataclass(frozen=True, slots=True)
class HotkeyOwner:
    """An action (as in ``ui.hotkeys``), what the agent calls it, and its chord or an empty text."""

    action: str
    name: str
    chord: str


def settings_owners(
    texts: Texts, hotkeys: Mapping[str, str], library: Library, pack: str
) -> Iterator[HotkeyOwner]:
    """The actions and stages that the settings give hotkeys to, stages as ``pack`` calls them."""
    packs = sorted(library.packs, key=lambda each: each.id == pack)
    titles = {stage.id: stage.title for each in packs for stage in each.stages}
    for action, chord in hotkeys.items():
        stage = action.removeprefix("stage:")
        name = titles.get(stage, stage) if stage != action else _action_name(texts, action)
        yield HotkeyOwner(action, name, chord)


def snippet_owners(library: Library) -> Iterator[HotkeyOwner]:
    """The snippets that have hotkeys."""
    for pack in library.packs:
        for snippet in [each for each in pack.snippets if each.hotkey]:  # the quick way: 30,000
            yield HotkeyOwner(f"snippet:{snippet.id}", snippet.title, snippet.hotkey)


def conflict(texts: Texts, chord: str, action: str, owners: Iterable[HotkeyOwner]) -> str:
    """Which other owner has the chord, in one sentence, or an empty text."""
    for owner in owners:
        if owner.action != action and _same(owner.chord, chord):
            return texts("{chord} belongs to “{name}” already.", chord=chord, name=owner.name)
    return ""


def _action_name(texts: Texts, action: str) -> str:
    return texts(ACTION_MESSAGES.get(action, action))


def _same(one: str, other: str) -> bool:
    try:
        return bool(one) and parse_chord(one) == parse_chord(other)
    except AppError:
        return False
