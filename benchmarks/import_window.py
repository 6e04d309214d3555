"""100,000 rows through the import window: each step's time, and the longest stall in it."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import series
from benchmarks.importing import ROWS, gb18030_table
from benchmarks.session import Session, session

ROOT = Path(__file__).parent.parent
GOAL = 100.0
"""Milliseconds that the window may stand still."""


def run(*, quick: bool = False) -> dict[str, object]:
    rounds, rows = (1, 1_000) if quick else (3, ROWS)
    with session() as desk, TemporaryDirectory(prefix="saywell-bench-") as folder:
        file = gb18030_table(Path(folder), rows)
        found = [_round(desk, Path(folder) / str(number), file) for number in range(rounds)]
    figures = {name: series([each[name] for each in found]) for name in found[0]}
    return {"unit": "ms", "rows": rows, "stall goal": GOAL, **figures}


def _round(desk: Session, folder: Path, file: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.import_window_cell", str(folder), str(file)],
        env=desk.desktop.environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
