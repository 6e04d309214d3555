"""Palette open: from the hotkey going down to a palette that is painted."""

import time

from Xlib import X
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

from benchmarks.figures import series
from benchmarks.memory import SNIPPETS, load_snippets
from benchmarks.programs import PALETTE_CHORD, SAYWELL
from benchmarks.screen import NotSeen, Screen
from benchmarks.session import Session, session
from benchmarks.start import wait_until_gone, wait_until_ready
from benchmarks.target import target
from snippets_app.demo.waiting import wait_until

GOAL = 50.0
TIMEOUT = 3.0
HOLD = 0.02
# Text smoothed at its edges has dozens of colours; a bare background has a few at most.
PAINTED_COLOURS = 8
TARGET = "PySide6 QPlainTextEdit"


def run(*, quick: bool = False) -> dict[str, object]:
    """The first opening after a start is told apart: it builds what later ones reuse."""
    starts, openings = (2, 5) if quick else (8, 20)
    with session() as desk, target(desk, TARGET):
        load_snippets(desk, SNIPPETS)
        turns = [_start(desk, openings) for _ in range(starts)]
    return {
        "unit": "ms",
        "goal p95": GOAL,
        "snippets": SNIPPETS,
        "first opening": series([turn[0] for turn in turns]),
        "later openings": series([value for turn in turns for value in turn[1:]]),
    }


def _start(desk: Session, openings: int) -> list[float | None]:
    wait_until_gone(desk.screen)
    with desk.running(SAYWELL):
        wait_until_ready(desk.screen, SAYWELL)
        time.sleep(1)  # an agent does not press in the moment of the start
        return [_open(desk) for _ in range(openings)]


def _open(desk: Session) -> float | None:
    """Milliseconds until painted, None if it was not; the palette is closed again."""
    screen = desk.screen
    before = desk.desktop.focus()
    screen.forget_events()
    try:
        with screen.holding(PALETTE_CHORD) as pressed:
            window = screen.next_event(_maps_a_window, TIMEOUT).window
            painted = _wait_until_painted(screen, window)
    except NotSeen:
        return None
    wait_until(lambda: desk.desktop.focus() not in (0, before), "The focus in the palette")
    screen.press("Esc", HOLD)
    desk.desktop.wait_focus(before)
    time.sleep(0.2)
    return (painted - pressed) / 1e6


def _maps_a_window(event: Event) -> bool:
    return bool(event.type == X.MapNotify)


def _wait_until_painted(screen: Screen, window: Window) -> int:
    deadline = time.monotonic() + TIMEOUT
    while screen.colours(window) < PAINTED_COLOURS:
        if time.monotonic() > deadline:
            raise NotSeen("The palette was mapped but not painted")
    return time.monotonic_ns()
