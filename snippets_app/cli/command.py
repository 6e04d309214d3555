"""What a command of the command line is, and how its results are printed."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from snippets_app.paths import Paths


@dataclass(frozen=True, slots=True)
class Command:
    """``run`` gives the exit code: 0 done, 1 something was found, 2 an error."""

    name: str
    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Paths], int]


def print_json(value: Any) -> None:
    print_data(json.dumps(value, ensure_ascii=False, indent=2))


def print_data(text: str) -> None:
    """Data goes to standard output, as it is and at once: a reader may be waiting."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def print_message(text: str) -> None:
    """Messages go to standard error, so that data can be piped on."""
    sys.stderr.write(text + "\n")


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_values(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="a value for a placeholder, such as customer=王 or 订单号=1234",
    )
