"""How busy and how steady the machine was: a benchmark's figures say nothing without it."""

import os
import platform
import time
from pathlib import Path

from benchmarks.figures import percentile

LOOPS = 40


def machine() -> dict[str, object]:
    """The processor and system, as far as they bear on the figures."""
    models = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    return {
        "processor": models[0].partition(":")[2].strip() if models else platform.machine(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def noise() -> dict[str, float]:
    """``load``: runnable processes over the last minute; ``others``: share of all processors that
    was busy while this program slept a second; ``jitter``: the 95th percentile by the median of
    one fixed piece of work, 1.0 on a machine that does nothing else; ``work_ms``: that median."""
    before = _ticks()
    time.sleep(1)
    after = _ticks()
    times = [_fixed_work() for _ in range(LOOPS)]
    middle = percentile(times, 0.5)
    return {
        "load": os.getloadavg()[0],
        "others": round((after[0] - before[0]) / max(after[1] - before[1], 1), 3),
        "jitter": round(percentile(times, 0.95) / middle, 3),
        "work_ms": round(middle, 3),
    }


def _fixed_work() -> float:
    start = time.perf_counter()
    sum(number * number for number in range(100_000))
    return (time.perf_counter() - start) * 1000


def _ticks() -> tuple[int, int]:
    """Busy and all clock ticks of all processors since the start of the machine."""
    ticks = [int(word) for word in _lines("/proc/stat")[0].split()[1:]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)


def _lines(file: str) -> list[str]:
    return Path(file).read_text().splitlines()
