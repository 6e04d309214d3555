"""The guard per key at three numbers of rules, beside other matchers taking turns."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import ratio
from benchmarks.matchers import MATCHERS

ROOT = Path(__file__).parent.parent

SIZES = (1_000, 10_000, 100_000)
TURNS = 3
LONGEST = 300.0
TOO_SLOW = {("re", 100_000)}
"""Seconds per message: measured once, and left out."""
GOALS = {
    "key warm p99, 10,000 rules": 20.0,
    "key warm p99, 100,000 rules": 25.0,
    "edit or paste p99": 500.0,
    "build s, 100,000 rules": 1.2,
    "load ms, 100,000 rules": 30.0,
    "longest stall ms": 16.0,
    "memory, 100,000 rules": 60.0,
}


def run(*, quick: bool = False) -> dict[str, object]:
    """By number of rules and matcher: the median of the turns; and the ratio of key times."""
    sizes = SIZES[:1] if quick else SIZES
    found = {size: _turns(size, 1 if quick else TURNS) for size in sizes}
    return {
        "unit": "us",
        "goals": GOALS,
        **{f"{size} rules": _summary(turns) for size, turns in found.items()},
    }


def _turns(size: int, count: int) -> list[dict[str, dict[str, float]]]:
    names = [name for name in MATCHERS if (name, size) not in TOO_SLOW]
    return [{name: _cell(name, size) for name in names} for _ in range(count)]


def _summary(turns: list[dict[str, dict[str, float]]]) -> dict[str, object]:
    middle = len(turns) // 2
    medians = {
        name: {key: sorted(turn[name][key] for turn in turns)[middle] for key in figures}
        for name, figures in turns[0].items()
    }
    ours = [turn["saywell"]["key warm p99"] for turn in turns]
    ratios = {
        name: ratio(ours, [turn[name]["key warm p99"] for turn in turns]) for name in turns[0]
    }
    return {**medians, "saywell's key warm p99 by theirs": ratios}


def _cell(name: str, size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.guard_cell", name, str(size)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=LONGEST,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found
