"""What a command of the command line is, and how its results are printed."""

import errno
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from snippets_app.errors import AppError
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
    """Data goes to standard output, as it is and at once: a reader may be waiting.

    Raises BrokenPipeError when the reader has left, AppError when there is no room.
    """
    if sys.stdout is None:  # closed by whoever called: `saywell check … >&-`
        raise _unwritten(os.strerror(errno.EBADF))
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as problem:
        _give_output_up()
        if _reader_has_left(problem):
            raise BrokenPipeError from problem
        raise _unwritten(problem.strerror or problem) from problem


def _reader_has_left(problem: OSError) -> bool:
    """Windows says of a pipe that is being closed that the argument is invalid:
    https://github.com/python/cpython/issues/79935"""
    windows = sys.platform == "win32" and problem.errno == errno.EINVAL
    return windows or isinstance(problem, BrokenPipeError)


def _unwritten(reason: object) -> AppError:
    return AppError(
        "The output could not be written: {reason}.",
        "Free some space, or write it to another place.",
        reason=reason,
    )


def _give_output_up() -> None:
    """Python tries once more at its end to write what is left, and would complain then:
    https://docs.python.org/3/library/signal.html#note-on-sigpipe"""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_message(text: str) -> None:
    """Messages go to standard error, if it is open, so that data can be piped on."""
    if sys.stderr is not None:
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
