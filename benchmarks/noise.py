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
    """``load``: runnable processes over the last minute; ``jitter``: the 95th percentile by the
    median of one fixed piece of work, 1.0 on a machine that does nothing else; ``loop_ms``: that
    median; ``others``: the share of processor time that others used meanwhile."""
    before = _busy()
    times = [_fixed_work() for _ in range(LOOPS)]
    after = _busy()
    middle = percentile(times, 0.5)
    elapsed = max(after[1] - before[1], 1)
    others = max(after[0] - before[0] - sum(times) / 1000 * os.sysconf("SC_CLK_TCK"), 0)
    return {
        "load": os.getloadavg()[0],
        "jitter": round(percentile(times, 0.95) / middle, 3),
        "loop_ms": round(middle, 3),
        "others": round(others / elapsed, 3),
    }


def _fixed_work() -> float:
    start = time.perf_counter()
    sum(number * number for number in range(100_000))
    return (time.perf_counter() - start) * 1000


def _busy() -> tuple[int, int]:
    """Busy and all clock ticks of all processors since the start of the machine."""
    ticks = [int(word) for word in _lines("/proc/stat")[0].split()[1:]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)


def _lines(file: str) -> list[str]:
    return Path(file).read_text().splitlines()
