"""Start to tray ready: from the start of the process to an icon that is seen in the tray."""

import time
from collections.abc import Callable, Sequence

from benchmarks.figures import ratio, series
from benchmarks.programs import FLOOR, PROGRAMS, SAYWELL, Program
from benchmarks.screen import NotSeen, Screen
from benchmarks.session import Session, session

GOAL = 1.3
TIMEOUT = 20.0
LOOK_EVERY = 0.002

Effect = Callable[[Screen, Program], bool]
Turn = dict[str, float | None]


def run(*, quick: bool = False) -> dict[str, object]:
    """All programs take turns; a first turn warms the file cache up and is not counted."""
    rounds = 3 if quick else 15
    with session() as desk:
        _turn(desk, PROGRAMS, _icon_stands)
        icons = [_turn(desk, PROGRAMS, _icon_stands) for _ in range(rounds)]
        hotkeys = [_turn(desk, (SAYWELL,), _hotkey_works) for _ in range(rounds)]
    times = {program.name: [turn[program.name] for turn in icons] for program in PROGRAMS}
    floor = times[FLOOR.name]
    return {
        "unit": "ms",
        "goal": GOAL,
        "start to icon in the tray": {name: series(values) for name, values in times.items()},
        "ratio to the floor": {name: ratio(values, floor) for name, values in times.items()},
        "start to palette hotkey": series([turn[SAYWELL.name] for turn in hotkeys]),
    }


def _turn(desk: Session, programs: Sequence[Program], effect: Effect) -> Turn:
    return {program.name: _time_to(desk, program, effect) for program in programs}


def _time_to(desk: Session, program: Program, effect: Effect) -> float | None:
    """Milliseconds until the effect is seen, None if it was not."""
    wait_until_gone(desk.screen)
    with desk.running(program) as (_process, started):
        try:
            seen = _wait(lambda: effect(desk.screen, program))
        except NotSeen:
            return None
        time.sleep(0.3)  # a program that is ended while it starts may leave a lock behind
    return (seen - started) / 1e6


def wait_until_gone(screen: Screen) -> None:
    """Wait until no icon of an earlier program is left. Raises NotSeen."""
    _wait(lambda: not screen.icons())


def wait_until_ready(screen: Screen, program: Program) -> None:
    """Wait until the program's icon stands in the tray and its hotkey works. Raises NotSeen."""
    _wait(lambda: bool(screen.icons()))
    if program.chord:
        _wait(lambda: screen.is_held(program.chord))


def _icon_stands(screen: Screen, _program: Program) -> bool:
    return bool(screen.icons())


def _hotkey_works(screen: Screen, program: Program) -> bool:
    return screen.is_held(program.chord)


def _wait(effect: Callable[[], bool]) -> int:
    """The monotonic time in ns at which the effect was seen. Raises NotSeen."""
    deadline = time.monotonic() + TIMEOUT
    while not effect():
        if time.monotonic() > deadline:
            raise NotSeen("It was not seen in time")
        time.sleep(LOOK_EVERY)
    return time.monotonic_ns()
