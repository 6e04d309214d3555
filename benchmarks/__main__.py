"""``python -m benchmarks [names...] [--out FILE] [--quick]``"""

import argparse
import datetime
import inspect
import json
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.noise import machine, noise
from benchmarks.report import table
from benchmarks.screen import NotSeen
from snippets_app.errors import AppError

# Each is a module with run(), which takes `quick` if it can be shortened.
MEASURES = (
    "start",
    "memory",
    "palette_open",
    "hotkey_to_text",
    "windows_hotkey_to_text",
    "search",
    "guard",
    "key_to_banner",
    "library_window",
    "importing",
    "import_window",
)


def main(arguments: Sequence[str]) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(MEASURES):
        parser.error(f"there is no measure called {', '.join(sorted(unknown))}")
    results: dict[str, object] = {
        "taken": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "quick": chosen.quick,
        "machine": machine(),
    }
    for name in chosen.names or MEASURES:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        before = noise()
        results[name] = _call(import_module(f"benchmarks.{name}").run, quick=chosen.quick)
        results[f"noise around {name}"] = {"before": before, "after": noise()}
        _write(chosen.out, results)
    print(table(results))
    print(f"\nwritten to {chosen.out}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(MEASURES)}")
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    parser.add_argument("--quick", action="store_true", help="few rounds: to see that it runs")
    return parser


def _call(run: Callable[..., object], *, quick: bool) -> object:
    return run(quick=quick) if "quick" in inspect.signature(run).parameters else run()


def _write(file: Path, results: dict[str, object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (AppError, NotSeen) as trouble:
        sys.exit(f"{trouble}")
