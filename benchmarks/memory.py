"""Idle memory and idle work: each program alone, after it has come to rest."""

import time
import tomllib
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.figures import ratio, series
from benchmarks.guard_rules import rules
from benchmarks.phrases import write_pack
from benchmarks.processes import Memory, Work, memory, sharers, work
from benchmarks.programs import AUTOKEY_QT, FLOOR, PROGRAMS, SAYWELL, Program
from benchmarks.session import Session, run_command, session
from benchmarks.start import wait_until_gone, wait_until_ready
from snippets_app.formats.rules_toml import write_rules
from snippets_app.paths import resources

GOAL = 1.35
SNIPPETS = 2_000
RULES = 1_000
OUR_QT = (FLOOR, SAYWELL)
TRIES = 3
STILL_MIB = 0.1
STILL_SECONDS = 3.0
REST_AT_MOST = 30.0


@dataclass(frozen=True, slots=True)
class Idle:
    """``shared_with``: processes outside that mapped our Qt too, which makes PSS and USS smaller;
    ``opened``: the memory after the palette was opened once and closed, for Saywell."""

    held: Memory
    work: Work
    shared_with: int
    opened: Memory | None


def run(*, quick: bool = False) -> dict[str, object]:
    """Programs take turns and never run side by side: they would share Qt's pages and look small.

    The guard is on, as it is by default, and watches what is typed over the accessibility bus,
    which the session's bus starts when it is asked for.
    """
    rounds, idle_seconds = (1, 3.0) if quick else (3, 10.0)
    with session() as desk:
        load_snippets(desk, SNIPPETS)
        load_rules(desk, RULES)
        _warm_up(desk)
        turns = [
            {program.name: _alone(desk, program, idle_seconds) for program in PROGRAMS}
            for _ in range(rounds)
        ]
    return {
        "unit": "MiB",
        "goal": GOAL,
        "snippets": SNIPPETS,
        "rules": RULES,
        "idle seconds": idle_seconds,
        **summary(turns),
    }


def summary(turns: list[dict[str, Idle]]) -> dict[str, object]:
    """Each program's figures in turn, and the ratios of the rounds in which nobody shared."""
    names = list(turns[0])
    pss = {name: [turn[name].held.pss for turn in turns] for name in names}
    fair = {name: [_unless_shared(turn[name]) for turn in turns] for name in names}
    opened = [turn[SAYWELL.name].opened for turn in turns]
    return {
        "PSS": {name: series(pss[name]) for name in names},
        "USS": {name: series([turn[name].held.uss for turn in turns]) for name in names},
        "RSS": {name: series([turn[name].held.rss for turn in turns]) for name in names},
        "PSS of saywell, palette opened once": series(
            [each.pss if each else None for each in opened]
        ),
        "ratio to the floor": {name: ratio(fair[name], fair[FLOOR.name]) for name in names},
        "ratio of saywell to autokey-qt": ratio(fair[SAYWELL.name], fair[AUTOKEY_QT.name]),
        "idle switches": {name: [turn[name].work.switches for turn in turns] for name in names},
        "idle processor ms": {
            name: series([turn[name].work.cpu_ms for turn in turns]) for name in names
        },
        "processes": {name: turns[-1][name].held.processes for name in names},
        "others that shared our Qt": {
            name: [turn[name].shared_with for turn in turns] for name in names
        },
    }


def load_snippets(desk: Session, count: int) -> None:
    """Give Saywell that many snippets of its own, by its command line."""
    pack = desk.desktop.home / "bench.toml"
    write_pack(pack, count)
    run_command(desk, SAYWELL, "import", str(pack))


def load_rules(desk: Session, count: int) -> None:
    """Lay so many rules before Saywell, the shipped ones among them; the others are its own."""
    folder = desk.home(SAYWELL) / "data" / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "benchmark.toml").write_bytes(own_rules(count - shipped_rules()))
    run_command(desk, SAYWELL, "check", "1")  # compiles them, as the first start would


def own_rules(count: int) -> bytes:
    """A rule file with so many phrase rules, each with its examples."""
    made = [replace(rule, matches=rule.texts, passes=("您好",)) for rule in rules(count)]
    return write_rules(made, "zh")


def shipped_rules() -> int:
    files = (resources() / "snippets" / "rules").glob("*.toml")
    return sum(len(tomllib.loads(file.read_text("utf-8"))["rules"]) for file in files)


def _unless_shared(idle: Idle) -> float | None:
    return None if idle.shared_with else idle.held.pss


def _warm_up(desk: Session) -> None:
    """A program's first start builds caches, and keeps some of the memory it needed for that."""
    for program in PROGRAMS:
        wait_until_gone(desk.screen)
        with desk.running(program):
            wait_until_ready(desk.screen, program)
            time.sleep(2)


def _alone(desk: Session, program: Program, idle_seconds: float) -> Idle:
    """Measured again when other processes shared our Qt's pages; the last try counts."""
    for _ in range(TRIES):
        found = _measure(desk, program, idle_seconds)
        if not found.shared_with:
            break
    return found


def _measure(desk: Session, program: Program, idle_seconds: float) -> Idle:
    wait_until_gone(desk.screen)
    with desk.running(program) as (process, _started):
        wait_until_ready(desk.screen, program)
        held = _at_rest(process.pid)
        shared_with = sharers(_qt_library(), process.pid) if program in OUR_QT else 0
        before = work(process.pid)
        time.sleep(idle_seconds)
        after = work(process.pid)
        opened = _opened_once(desk, process.pid) if program is SAYWELL else None
    done = Work(after.switches - before.switches, after.cpu_ms - before.cpu_ms)
    return Idle(held, done, shared_with, opened)


def _opened_once(desk: Session, process: int) -> Memory:
    desk.screen.press(SAYWELL.chord, 0.05)
    time.sleep(1)
    desk.screen.press("Esc", 0.05)
    return _at_rest(process)


def _qt_library() -> str:
    """Where the Qt that Saywell and the floor run on is kept."""
    found = find_spec("PySide6")
    assert found
    assert found.origin
    return str(Path(found.origin).parent / "Qt" / "lib" / "libQt6Core")


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
