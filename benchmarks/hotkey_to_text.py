"""Hotkey to text: from the key going down to the whole phrase standing in a target window."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import percentile, series
from benchmarks.memory import load_snippets
from benchmarks.programs import AUTOKEY_CHORD, AUTOKEY_GTK, PHRASE, SAYWELL, SAYWELL_CHORD, Program
from benchmarks.session import Session, session
from benchmarks.start import wait_until_gone, wait_until_ready
from benchmarks.target import TARGETS, Copier, Target, copier, target

GOAL = 1.0
TIMEOUT = 2.0
# AutoKey gives the clipboard back 0.2 s after its paste; nothing new may begin before that.
PAUSE = 0.35
INSERTIONS_PER_TURN = 10
COPIED = "copied before"
# A very short tap, which shows the programs alone, and a finger's usual stay on a key.
HOLDS = {"tapped, 10 ms": 0.01, "held, 80 ms": 0.08}
CONTENDERS = ((SAYWELL, SAYWELL_CHORD), (AUTOKEY_GTK, AUTOKEY_CHORD))


@dataclass(frozen=True, slots=True)
class Insertion:
    """``milliseconds`` is None when the text never came or was not exactly the phrase;
    ``returned``: the clipboard held again what it held before."""

    program: str
    milliseconds: float | None
    returned: bool


@dataclass(frozen=True, slots=True)
class Bench:
    """One target, the programs around it, and how long the key stays down in seconds."""

    desk: Session
    window: Target
    copier: Copier
    hold: float

    def insert(self, program: Program, chord: str) -> Insertion:
        self.window.empty()
        self.copier.own(COPIED)
        pressed = self.desk.screen.press(chord, self.hold)
        change = self.window.wait_text(PHRASE, TIMEOUT)
        time.sleep(PAUSE)
        returned = self.copier.read() == COPIED
        if change is None or change.text != PHRASE:
            return Insertion(program.name, None, returned)
        return Insertion(program.name, (change.at - pressed) / 1e6, returned)


def run(*, quick: bool = False) -> dict[str, object]:
    """One session, in which the programs take turns of some insertions each.

    Never both at once: AutoKey watches every key, also those that another program sends.
    """
    turns = 1 if quick else 6
    with session() as desk, copier(desk) as other:
        load_snippets(desk, 1)
        results = {name: _target(desk, other, name, turns) for name in TARGETS}
    return {"unit": "ms", "goal": GOAL, "characters": len(PHRASE), "targets": results}


def _target(desk: Session, other: Copier, name: str, turns: int) -> dict[str, object]:
    with target(desk, name) as window:
        benches = {how: Bench(desk, window, other, hold) for how, hold in HOLDS.items()}
        done: dict[str, list[Insertion]] = {how: [] for how in benches}
        for _ in range(turns):
            for program, chord in CONTENDERS:
                for how, insertions in _turn(desk, benches, program, chord).items():
                    done[how] += insertions
    names = [program.name for program, _chord in CONTENDERS]
    return {how: summary(insertions, names) for how, insertions in done.items()}


def _turn(
    desk: Session, benches: dict[str, Bench], program: Program, chord: str
) -> dict[str, list[Insertion]]:
    wait_until_gone(desk.screen)
    with desk.running(program):
        wait_until_ready(desk.screen, program)
        time.sleep(1)
        next(iter(benches.values())).insert(program, chord)  # warms up; not counted
        return {
            how: [bench.insert(program, chord) for _ in range(INSERTIONS_PER_TURN)]
            for how, bench in benches.items()
        }


def summary(done: Sequence[Insertion], names: Sequence[str]) -> dict[str, object]:
    """Times, right texts, clipboards given back, and the first program's times by the second's."""
    by_name = {name: [each for each in done if each.program == name] for name in names}
    times = {name: [each.milliseconds for each in by_name[name]] for name in names}
    right = {name: [value for value in times[name] if value is not None] for name in names}
    return {
        "times": {name: series(times[name]) for name in names},
        "insertions": {name: len(by_name[name]) for name in names},
        "right texts": {name: len(right[name]) for name in names},
        "clipboards given back": {
            name: sum(each.returned for each in by_name[name]) for name in names
        },
        f"ratio to {names[1]}": _ratios(right[names[0]], right[names[1]]),
    }


def _ratios(ours: Sequence[float], theirs: Sequence[float]) -> dict[str, float] | None:
    """Ratios of the medians and of the 95th percentiles; None when one side never managed."""
    if not ours or not theirs:
        return None
    return {
        name: round(percentile(ours, share) / percentile(theirs, share), 3)
        for name, share in (("median", 0.5), ("p95", 0.95))
    }
