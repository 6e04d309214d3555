"""The agent's settings: every default in one place, loaded with care, saved whole or not at all."""

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from snippets_app.errors import AppError

DEFAULT_HOTKEYS = {
    "palette": "Ctrl+;",
    "repeat": "Ctrl+Shift+;",
    "undo": "Ctrl+Shift+Backspace",
    "new-customer": "Ctrl+Shift+F2",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """``hotkeys``: action or ``stage:<id>`` -> chord, "" for none. ``targets``: rows of the target
    rules an agent added (keys as in ``core.insertion.TargetRule``), before the built-in ones.
    Empty ``language`` and ``pack`` follow the system's locale; ``theme``: auto, light or dark."""

    language: str = ""
    theme: str = "auto"
    company: str = ""
    agent: str = ""
    pack: str = ""
    hotkeys: dict[str, str] = field(default_factory=lambda: dict(DEFAULT_HOTKEYS))
    targets: tuple[dict[str, str], ...] = ()
    two_step_chords: bool = False


def load(file: Path) -> Settings:
    """The saved settings; defaults where there are none. Unknown keys are left alone.

    Raises AppError when the file is not readable as settings; it is never overwritten by that.
    """
    try:
        saved = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as problem:
        raise _unreadable(file) from problem
    if not isinstance(saved, dict):
        raise _unreadable(file)
    return replace(Settings(), **_checked(saved))


def save(settings: Settings, file: Path) -> None:
    """Write the file whole or not at all; raises AppError when it cannot be written."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as problem:
        raise AppError(
            "The settings could not be saved: {reason}.",
            "Free some space or check the rights of {folder}, then save again.",
            reason=problem.strerror or problem,
            folder=file.parent,
        ) from problem


def _checked(saved: dict[str, Any]) -> dict[str, Any]:
    known = {each.name: getattr(Settings(), each.name) for each in fields(Settings)}
    found = {name: saved[name] for name in known if isinstance(saved.get(name), type(known[name]))}
    if "hotkeys" in found:
        chords = {k: v for k, v in found["hotkeys"].items() if isinstance(v, str)}
        found["hotkeys"] = DEFAULT_HOTKEYS | chords
    rows = saved.get("targets", [])
    if isinstance(rows, list):
        found["targets"] = tuple(row for row in rows if isinstance(row, dict))
    return found


def _unreadable(file: Path) -> AppError:
    return AppError(
        "The settings file {file} cannot be read.",
        "Correct it, or move it away to start with the defaults.",
        file=file,
    )
