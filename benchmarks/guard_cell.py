"""One matcher with one number of rules, in a process of its own: ``python -m benchmarks.guard_cell
NAME COUNT`` prints JSON. Times are microseconds, unless named otherwise; memory is MiB.

A key is one more character in a field that has some text already: an agent types hundreds of keys
into a field. The first key of every field is a figure of its own. What is built from, texts or
rules, is there before the building is timed, and let go before the memory is measured, as the
program does. ``idle stall`` is the longest wait of the same thread while nothing is built: what
the machine alone does to it.
"""

import ctypes
import gc
import json
import random
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import percentile
from benchmarks.guard_rules import messages, rules, texts
from benchmarks.matchers import MATCHERS, Key
from snippets_app.app.pace import let_the_interface_go_on

MESSAGES, COLD_KEYS, EDITS = 120, 150, 300
LONG = 500
IDLE = 1.0
"""Seconds."""
EVICTING = bytearray(256 * 1024 * 1024)
"""More than the processor's caches hold."""


def cell(name: str, count: int) -> dict[str, Any]:
    planted = texts(count)
    typed = messages(MESSAGES, planted)
    before = resident()
    idle = waiting_beside(threading.Event().wait, IDLE)
    given = [rules(count) if name == "saywell" else planted]
    matcher, build, stall = built_beside(lambda: MATCHERS[name](given.pop()))
    figures = {"build s": build, "longest stall ms": stall, "idle stall ms": idle}
    figures["memory"] = resident() - before
    firsts, keys = warm_keys(matcher.message, typed)
    figures |= _distribution("first key", firsts) | _distribution("key warm", keys)
    figures |= _distribution("key cold", cold_keys(matcher.message, typed))
    if name == "saywell":
        figures |= _distribution("edit of 500", edits(matcher.message, typed))
        figures |= _distribution("paste of 500", pastes(matcher.message, typed))
        figures |= saved(matcher)
    return {key: round(value, 3) for key, value in figures.items()}


def warm_keys(message: Callable[[], Key], typed: Sequence[str]) -> tuple[list[float], list[float]]:
    """The first key of every message, and all others."""
    firsts, keys = [], []
    for text in typed:
        key = message()
        first, *others = (timed(key, text[:length]) for length in range(1, len(text) + 1))
        firsts.append(first)
        keys += others
    return firsts, keys


def cold_keys(message: Callable[[], Key], typed: Sequence[str]) -> list[float]:
    """Between two keys other programs use the processor's caches."""
    times: list[float] = []
    text = max(typed, key=len)
    key = message()
    for length in range(1, min(len(text), COLD_KEYS) + 1):
        bytes(EVICTING)
        times.append(timed(key, text[:length]))
    return times


def edits(message: Callable[[], Key], typed: Sequence[str]) -> list[float]:
    """A character set somewhere into 500 characters."""
    chance = random.Random(1)
    text = "".join(typed)[:LONG]
    key = message()
    key(text)
    times = []
    for _ in range(EDITS):
        place = chance.randrange(len(text))
        text = text[:place] + "您" + text[place + 1 :]
        times.append(timed(key, text))
    return times


def pastes(message: Callable[[], Key], typed: Sequence[str]) -> list[float]:
    """500 characters at once into an empty field."""
    whole = "".join(typed)
    starts = range(0, min(len(whole) - LONG, EDITS * 37), 37)
    return [timed(message(), whole[start : start + LONG]) for start in starts]


def saved(matcher: Any) -> dict[str, float]:
    data = matcher.saved()
    start = time.perf_counter()
    matcher.load(data)
    return {"load ms": (time.perf_counter() - start) * 1e3, "saved MiB": len(data) / 2**20}


def built_beside(build: Callable[[], Any]) -> tuple[Any, float, float]:
    """What was built in a thread, the seconds it took, and the longest wait of this thread."""
    results: list[Any] = []

    def work() -> None:
        start = time.perf_counter()
        made = build()
        results.extend((made, time.perf_counter() - start))

    longest = waiting_beside(work)
    made, took = results
    return made, took, longest


def waiting_beside(work: Callable[..., object], *given: float) -> float:
    """The longest wait of this thread beside another one's work, in milliseconds."""
    thread = threading.Thread(target=work, args=given)
    last = time.perf_counter()
    longest = 0.0
    thread.start()
    while thread.is_alive():
        time.sleep(0.0005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest * 1e3


def timed(key: Key, text: str) -> float:
    start = time.perf_counter_ns()
    key(text)
    return (time.perf_counter_ns() - start) / 1e3


def resident() -> float:
    """MiB of this process in memory, after what was freed was given back."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096 / 2**20


def _distribution(name: str, times: Sequence[float]) -> dict[str, float]:
    return {f"{name} p50": percentile(times, 0.5), f"{name} p99": percentile(times, 0.99)}


if __name__ == "__main__":
    let_the_interface_go_on()
    gc.disable()  # as in the program, which collects while its interface rests
    print(json.dumps(cell(sys.argv[1], int(sys.argv[2]))))
