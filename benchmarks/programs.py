"""The programs that are measured, each with a home folder of its own prepared for the run."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
ICON = ROOT / "assets" / "icons" / "saywell-24.png"
PHRASE = (
    "您好，感谢您的耐心等候，我已经为您查到了这笔订单，包裹今天上午已由快递员送出，"
    "预计傍晚前送到，请您保持电话畅通，谢谢您。"
)  # 60 characters
SAYWELL_CHORD = "Ctrl+F8"
AUTOKEY_CHORD = "Ctrl+F9"
PALETTE_CHORD = "Ctrl+;"


@dataclass(frozen=True, slots=True)
class Program:
    """``command`` and ``prepare`` get the program's home folder.

    ``chord`` is held once the program works.
    """

    name: str
    command: Callable[[Path], tuple[str, ...]]
    prepare: Callable[[Path], None] = lambda home: None
    chord: str = ""


def saywell_command(home: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "snippets_app", "--data-dir", str(home / "data"))


def _floor_command(_home: Path) -> tuple[str, ...]:
    return (sys.executable, str(ROOT / "benchmarks" / "floor_tray.py"), str(ICON))


def prepare_autokey(home: Path) -> None:
    """One phrase on a hotkey, pasted by the clipboard; the format is AutoKey 0.95's own."""
    (home / "run" / "autokey" / "autokey.pid").unlink(missing_ok=True)  # it was ended, not closed
    folder = home / ".config" / "autokey" / "data" / "phrases"
    folder.mkdir(parents=True, exist_ok=True)
    general: dict[str, object] = {
        "version": "0.95.10",
        "userCodeDir": None,
        "settings": {"isFirstRun": False},
        "folders": [],
        "toggleServiceHotkey": {
            "modifiers": ["<shift>", "<super>"],
            "hotKey": "k",
            "enabled": False,
        },
        "configHotkey": {"modifiers": ["<super>"], "hotKey": "k", "enabled": False},
    }
    shared: dict[str, object] = {
        "modes": [],
        "usageCount": 0,
        "showInTrayMenu": False,
        "abbreviation": _no_abbreviation(),
        "hotkey": {"modifiers": [], "hotKey": None},
        "filter": {"regex": None, "isRecursive": False},
    }
    phrase = shared | {
        "type": "phrase",
        "description": "order",
        "modes": [3],
        "prompt": False,
        "omitTrigger": False,
        "matchCase": False,
        "hotkey": {"modifiers": ["<ctrl>"], "hotKey": "<f9>"},
        "sendMode": "<ctrl>+v",
    }
    _write(home / ".config" / "autokey" / "autokey.json", general)
    _write(folder / ".folder.json", shared | {"type": "folder", "title": "phrases"})
    _write(folder / ".order.json", phrase)
    (folder / "order.txt").write_text(PHRASE, encoding="utf-8")


def _no_abbreviation() -> dict[str, object]:
    return {
        "abbreviations": [],
        "backspace": True,
        "ignoreCase": False,
        "immediate": False,
        "triggerInside": False,
        "wordChars": "[\\w]",
    }


def _write(file: Path, content: dict[str, object]) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")


FLOOR = Program("floor_tray", _floor_command)
SAYWELL = Program("saywell", saywell_command, chord=PALETTE_CHORD)
AUTOKEY_GTK = Program("autokey-gtk", lambda _: ("autokey-gtk",), prepare_autokey, AUTOKEY_CHORD)
AUTOKEY_QT = Program("autokey-qt", lambda _: ("autokey-qt",), prepare_autokey, AUTOKEY_CHORD)
COPYQ = Program("copyq", lambda _: ("copyq",))
PROGRAMS = (FLOOR, SAYWELL, AUTOKEY_GTK, AUTOKEY_QT, COPYQ)
