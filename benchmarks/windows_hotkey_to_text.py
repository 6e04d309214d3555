"""Hotkey to text on Windows, under Wine: from the key going down to the phrase standing in notepad.

The rival is AutoHotkey v2, with the script that people write for it: keep the clipboard, paste,
wait 300 ms, give the clipboard back. (https://www.autohotkey.com/docs/v2/lib/ClipboardAll.htm)
"""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hotkey_to_text import COPIED, GOAL, HOLDS, Insertion, summary
from benchmarks.phrases import write_pack
from benchmarks.programs import AUTOKEY_CHORD, PHRASE, SAYWELL_CHORD
from benchmarks.screen import NotSeen, Screen
from scripts.windows.observer import Observer
from scripts.windows.python import PROGRAM, PYTHON
from scripts.windows.wine import Wine, own_wine, windows_path
from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until

SCRIPT = f"""#Requires AutoHotkey v2.0
A_MaxHotkeysPerInterval := 5000
^F9:: {{
    saved := ClipboardAll()
    A_Clipboard := "{PHRASE}"
    Send "^v"
    Sleep 300
    A_Clipboard := saved
}}
"""
NOT_HELD = {"not held": 0.0}
PAUSE = 0.5
TIMEOUT = 3.0
START_TIMEOUT = 30.0
INSERTIONS_PER_TURN = 10


@dataclass(frozen=True, slots=True)
class Desk:
    """A notepad that has the focus, and who presses, sees and starts there."""

    desktop: VirtualDesktop
    screen: Screen
    wine: Wine
    observer: Observer

    def focus_notepad(self) -> None:
        """Programs that start take Wine's focus without X knowing of it; a click brings it back."""
        place = self.desktop.display.create_resource_object("window", self.desktop.focus())
        corner = place.translate_coords(self.desktop.display.screen().root, 0, 0)
        self.desktop.person.click(-corner.x + 200, -corner.y + 200)
        wait_until(self.observer.has_focus, "The focus of notepad")

    def insert(self, program: str, chord: str, hold: float) -> Insertion:
        self.observer.set_text("")
        self.observer.copy(COPIED)
        before = time.time() - time.monotonic()
        looked = self.observer.look_for(PHRASE, TIMEOUT)
        pressed = self.screen.press(chord, hold) / 1e9 + before
        stood = looked()
        time.sleep(PAUSE)
        returned = self.observer.clipboard() == COPIED
        took = None if stood is None else (stood - pressed) * 1000
        return Insertion(program, took, returned)


Starting = Callable[[Desk], "subprocess.Popen[bytes]"]


def start_saywell(desk: Desk) -> "subprocess.Popen[bytes]":
    return desk.wine.spawn(str(PROGRAM), "-m", "snippets_app", "--data-dir", r"C:\bench")


def start_autohotkey(desk: Desk) -> "subprocess.Popen[bytes]":
    script = desk.desktop.home / "paste.ahk"
    script.write_text(SCRIPT, encoding="utf-8-sig")
    return desk.wine.spawn(str(next(iter(PYTHON.glob(_AUTOHOTKEY)))), windows_path(script))


_AUTOHOTKEY = "Lib/site-packages/ahk_binary-*.data/data/Scripts/AutoHotkeyV2.exe"
CONTENDERS: tuple[tuple[str, str, Starting], ...] = (
    ("saywell", SAYWELL_CHORD, start_saywell),
    ("autohotkey-v2", AUTOKEY_CHORD, start_autohotkey),
)


def run(*, quick: bool = False) -> dict[str, object]:
    """The two take turns of ten insertions each and never run side by side."""
    turns = 1 if quick else 10
    holds = NOT_HELD | HOLDS
    done: dict[str, list[Insertion]] = {how: [] for how in holds}
    with notepad_in_front() as desk:
        for _ in range(turns):
            for name, chord, start in CONTENDERS:
                with running(desk, start):
                    warm_up(desk, name, chord)
                    for how, hold in holds.items():
                        done[how] += [
                            desk.insert(name, chord, hold) for _ in range(INSERTIONS_PER_TURN)
                        ]
    names = [name for name, _chord, _start in CONTENDERS]
    results = {how: summary(insertions, names) for how, insertions in done.items()}
    return {"unit": "ms", "goal": GOAL, "characters": len(PHRASE), "notepad": results}


@contextmanager
def notepad_in_front() -> Iterator[Desk]:
    with (
        VirtualDesktop(panel=True) as desktop,
        Screen.open(desktop.display_name) as screen,
        own_wine(desktop.display_name, desktop.home) as wine,
    ):
        _load_phrase(wine, desktop.home)
        wine.spawn("notepad")
        wait_until(desktop.focus, "The window of notepad", START_TIMEOUT)
        with Observer(wine) as observer:
            yield Desk(desktop, screen, wine, observer)


@contextmanager
def running(desk: Desk, start: Starting) -> Iterator[None]:
    process = start(desk)
    try:
        yield
    finally:
        end(process)


def warm_up(desk: Desk, name: str, chord: str) -> None:
    """Not counted; again until it is there, for a start takes its time."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        desk.focus_notepad()
        if desk.insert(name, chord, 0).milliseconds is not None:
            return
    raise NotSeen(f"{name} inserted nothing in {START_TIMEOUT:g} s")


def _load_phrase(wine: Wine, folder: Path) -> None:
    pack = folder / "bench.toml"
    write_pack(pack, 1)
    wine.python(
        "-m", "snippets_app", "--data-dir", r"C:\bench", "import", windows_path(pack),
        timeout=START_TIMEOUT,
    )  # fmt: skip
