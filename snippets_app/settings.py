"""The agent's settings: every default in one place, loaded with care, saved whole or not at all."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from snippets_app.errors import AppError
from snippets_app.paths import make_private, patiently, write_whole

DEFAULT_HOTKEYS = {
    "palette": "Ctrl+;",
    "repeat": "Ctrl+Shift+;",
    "undo": "Ctrl+Shift+Backspace",
    "new-customer": "Ctrl+Shift+F2",
    "compose": "Ctrl+Shift+F6",
    "check-copied": "Ctrl+Shift+F7",
    "library": "Ctrl+Shift+F10",
    "pause": "Ctrl+Shift+F8",
    "warning:replace": "Ctrl+'",
    "warning:ignore": "Ctrl+Shift+'",
    "warning:not-here": "Ctrl+Shift+F9",
}
WARNING_HOTKEYS = "warning:"
"""So begin the actions whose hotkeys are held only while a warning stands."""
SILENCING = f"{WARNING_HOTKEYS}not-here"


@dataclass(frozen=True, slots=True)
class Settings:
    """``hotkeys``: action or ``stage:<id>`` -> chord, "" for none. ``targets``: rows of the target
    rules an agent added (as ``core.target_rows`` reads them), before those of the profiles.
    Empty ``language`` and ``pack`` follow the system's locale; ``theme``: auto, light or dark.

    ``guard``: warn of forbidden phrases. ``guard_excluded`` and ``guard_keys``: patterns of
    programs that are never watched, and of those whose keys may be watched where they do not
    tell their text. ``guard_silenced``: rows of ``rule`` and ``program``; ``guard_off``: ids.

    ``abbreviation_packs``: ids of the packs whose abbreviations are expanded where they are typed,
    each behind ``abbreviation_prefix``.
    """

    language: str = ""
    theme: str = "auto"
    company: str = ""
    agent: str = ""
    pack: str = ""
    hotkeys: dict[str, str] = field(default_factory=lambda: dict(DEFAULT_HOTKEYS))
    targets: tuple[dict[str, str], ...] = ()
    two_step_chords: bool = False
    guard: bool = True
    guard_hold_enter: bool = True
    guard_sound: bool = False
    guard_excluded: tuple[str, ...] = ()
    guard_keys: tuple[str, ...] = ()
    guard_silenced: tuple[dict[str, str], ...] = ()
    guard_off: tuple[str, ...] = ()
    abbreviation_packs: tuple[str, ...] = ()
    abbreviation_prefix: str = ";"


def merged(now: Settings, shown: Settings, chosen: Settings) -> Settings:
    """``now`` with what was changed from ``shown`` to ``chosen``; of lists, only the rows that
    came or went, of hotkeys only those that are others."""
    return replace(
        now,
        **{
            each.name: _merged(*(getattr(part, each.name) for part in (now, shown, chosen)))
            for each in fields(Settings)
        },
    )


def _merged(now: Any, shown: Any, chosen: Any) -> Any:
    if now == shown:
        return chosen
    if isinstance(now, dict):
        kept = {key: value for key, value in now.items() if key in chosen or key not in shown}
        return kept | {key: value for key, value in chosen.items() if shown.get(key) != value}
    if isinstance(now, tuple):
        stays = (row for row in now if row in chosen or row not in shown)
        return (*stays, *(row for row in chosen if row not in shown and row not in now))
    return now if chosen == shown else chosen


def load(file: Path) -> Settings:
    """The saved settings; defaults for what is not there or of another kind.

    Raises AppError when the file is not readable as settings.
    """
    return replace(Settings(), **_checked(_saved(file)))


def save(settings: Settings, file: Path) -> None:
    """Write the file whole or not at all. Keys of the file that are unknown here stay in it.

    Raises AppError when the file cannot be written, or is there but not readable as settings.
    """
    text = json.dumps(_saved(file) | asdict(settings), ensure_ascii=False, indent=2) + "\n"
    try:
        make_private(file.parent)
        write_whole(file, text.encode("utf-8", errors="replace"))
    except OSError as problem:
        raise AppError(
            "The settings could not be saved: {reason}.",
            "Free some space or check the rights of {folder}, then save again.",
            reason=problem.strerror or problem,
            folder=file.parent,
        ) from problem


def _saved(file: Path) -> dict[str, Any]:
    try:
        saved = json.loads(patiently(lambda: file.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as problem:
        raise _unreadable(file) from problem
    if not isinstance(saved, dict):
        raise _unreadable(file)
    return saved


def _checked(saved: dict[str, Any]) -> dict[str, Any]:
    known = {each.name: getattr(Settings(), each.name) for each in fields(Settings)}
    found = {name: saved[name] for name in known if isinstance(saved.get(name), type(known[name]))}
    if "hotkeys" in found:
        chords = {k: v for k, v in found["hotkeys"].items() if isinstance(v, str)}
        found["hotkeys"] = _free_defaults(set(chords.values())) | chords
    if not is_prefix(found.get("abbreviation_prefix", "")):
        found.pop("abbreviation_prefix", None)
    for name, is_good in _LISTS.items():
        rows = saved.get(name, [])
        if isinstance(rows, list):
            found[name] = tuple(row for row in rows if is_good(row))
    return found


def _free_defaults(taken: set[str]) -> dict[str, str]:
    """The defaults of actions that are newer than the file give way to the agent's own chords."""
    return {action: "" if chord in taken else chord for action, chord in DEFAULT_HOTKEYS.items()}


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())


def _is_text(row: object) -> bool:
    return isinstance(row, str)


_LISTS = {
    "targets": _is_row,
    "guard_silenced": _is_row,
    "guard_excluded": _is_text,
    "guard_keys": _is_text,
    "guard_off": _is_text,
    "abbreviation_packs": _is_text,
}


def is_prefix(text: str) -> bool:
    """Whether this may begin an abbreviation: one visible character that is neither a letter nor a
    digit, which would begin words too."""
    return len(text) == 1 and text.isprintable() and not text.isspace() and not text.isalnum()


def _unreadable(file: Path) -> AppError:
    return AppError(
        "The settings file {file} cannot be read.",
        "Correct it, or move it away to start with the defaults.",
        file=file,
    )
