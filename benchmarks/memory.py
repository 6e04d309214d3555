"""Idle memory and idle work: each program alone, after it has come to rest."""

import time

from benchmarks.figures import ratio, series
from benchmarks.phrases import write_pack
from benchmarks.processes import Memory, Work, memory, sharers, work
from benchmarks.programs import AUTOKEY_QT, FLOOR, PROGRAMS, SAYWELL, Program
from benchmarks.session import Session, run_command, session
from benchmarks.start import wait_until_gone, wait_until_ready

GOAL = 1.35
SNIPPETS = 2_000
QT = "/PySide6/Qt/lib/libQt6Core"
STILL_MIB = 0.1
STILL_SECONDS = 3.0
REST_AT_MOST = 30.0


def run(*, quick: bool = False) -> dict[str, object]:
    """Programs take turns and never run side by side: they would share Qt's pages and look small.

    Forbidden-phrase rules do not exist yet, so none are loaded.
    """
    rounds, idle_seconds = (1, 3.0) if quick else (3, 10.0)
    with session() as desk:
        load_snippets(desk, SNIPPETS)
        turns = [
            {program.name: _measure(desk, program, idle_seconds) for program in PROGRAMS}
            for _ in range(rounds)
        ]
    names = [program.name for program in PROGRAMS]
    pss = {name: [turn[name][0].pss for turn in turns] for name in names}
    return {
        "unit": "MiB",
        "goal": GOAL,
        "snippets": SNIPPETS,
        "rules": 0,
        "PSS": {name: series(pss[name]) for name in names},
        "USS": {name: series([turn[name][0].uss for turn in turns]) for name in names},
        "RSS": {name: series([turn[name][0].rss for turn in turns]) for name in names},
        "processes": {name: turns[-1][name][0].processes for name in names},
        "ratio to the floor": {name: ratio(pss[name], pss[FLOOR.name]) for name in names},
        "ratio of saywell to autokey-qt": ratio(pss[SAYWELL.name], pss[AUTOKEY_QT.name]),
        "idle seconds": idle_seconds,
        "idle context switches": {
            name: [turn[name][1].switches for turn in turns] for name in names
        },
        "idle processor ms": {
            name: series([turn[name][1].cpu_ms for turn in turns]) for name in names
        },
        "others that shared Qt's pages": {
            name: [turn[name][2] for turn in turns] for name in names
        },
    }


def load_snippets(desk: Session, count: int) -> None:
    """Give Saywell that many snippets of its own, by its command line."""
    pack = desk.desktop.home / "bench.toml"
    write_pack(pack, count)
    run_command(desk, SAYWELL, "import", str(pack))


def _measure(desk: Session, program: Program, idle_seconds: float) -> tuple[Memory, Work, int]:
    wait_until_gone(desk.screen)
    with desk.running(program) as (process, _started):
        wait_until_ready(desk.screen, program)
        held = _at_rest(process.pid)
        others = sharers(QT, process.pid)
        before = work(process.pid)
        time.sleep(idle_seconds)
        after = work(process.pid)
    done = Work(after.switches - before.switches, after.cpu_ms - before.cpu_ms)
    return held, done, others


def _at_rest(process: int) -> Memory:
    """What the program holds once that has not changed for a while."""
    end = time.monotonic() + REST_AT_MOST
    held = memory(process)
    changed = time.monotonic()
    while time.monotonic() < end and time.monotonic() - changed < STILL_SECONDS:
        time.sleep(0.25)
        now = memory(process)
        if abs(now.pss - held.pss) > STILL_MIB:
            held, changed = now, time.monotonic()
    return memory(process)
