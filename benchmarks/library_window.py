"""The library window with 30,000 snippets: open, search key by key, reorder, and its stalls."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import percentile, series
from benchmarks.session import Session, session

SNIPPETS = 30_000
ROOT = Path(__file__).parent.parent
GOALS = {"open": 300.0, "stall": 100.0}
SEVERAL = ("keys", "reorder")


def run(*, quick: bool = False) -> dict[str, object]:
    """Each round is a process of its own: the first opening reads the window's code too."""
    rounds, snippets = (1, 2_000) if quick else (5, SNIPPETS)
    with session() as desk, TemporaryDirectory() as folder:
        return summary([_round(desk, folder, snippets) for _ in range(rounds)], snippets)


def summary(rounds: Sequence[dict[str, Any]], snippets: int) -> dict[str, object]:
    """The figures of all rounds; keys and moves of all rounds are one series each."""
    found: dict[str, object] = {"unit": "ms", "goals": GOALS, "snippets": snippets}
    for name in rounds[0]:
        values = [each[name] for each in rounds]
        flat = [value for several in values for value in several] if name in SEVERAL else values
        found[name] = series(flat)
        if name == "keys":
            found["keys p99"] = round(percentile(flat, 0.99), 3)
    return found


def _round(desk: Session, folder: str, snippets: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.library_cell", folder, str(snippets)],
        env=desk.desktop.environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
