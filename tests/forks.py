"""Processes that start at once and are killed: forks of one that has read all it needs.

Not on Windows.
"""

import itertools
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ENDED = "ended "
"""What is told when a process is no more, with its exit code."""


class Forks:
    """Each line that is asked becomes the arguments of a process of its own."""

    def __init__(self, parent: subprocess.Popen[str]) -> None:
        self._parent = parent

    def start(self, *arguments: object) -> int:
        """The id of the process."""
        assert self._parent.stdin
        self._parent.stdin.write(" ".join(map(str, arguments)) + "\n")
        self._parent.stdin.flush()
        return int(self.line())

    def line(self) -> str:
        """The next that the process says."""
        assert self._parent.stdout
        return self._parent.stdout.readline().strip()

    def rest(self) -> Iterator[str]:
        """All that it still says until its end."""
        return itertools.takewhile(lambda line: not line.startswith(_ENDED), iter(self.line, ""))

    def exit_code(self) -> int:
        """That of a process that has no more to say."""
        return int(self.line().removeprefix(_ENDED))

    def lines_until_killed(self, folder: object, seed: int) -> Iterator[str]:
        """Start a process and kill it after a few lines; all that it said."""
        process = self.start(folder, seed)
        for _ in range(1 + random.Random(seed).randrange(6)):
            yield self.line()
        os.kill(process, signal.SIGKILL)
        yield from self.rest()


@contextmanager
def forks_of(module: str) -> Iterator[Forks]:
    command = [sys.executable, "-m", module]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        yield Forks(parent)
        assert parent.stdin
        parent.stdin.close()


def serve(work: Callable[..., None]) -> None:
    """In the module's ``main``: fork for each line."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            tell(str(os.getpid()))
            work(*line.split())
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        tell(f"{_ENDED}{code}")


def at_step(number: int, events: tuple[str, ...], end: Callable[[], object]) -> None:
    """Have ``end`` called at this step of the process: one is whatever Python tells its auditors
    of by such a name, a file that is opened, renamed or deleted."""
    steps = itertools.count(1)

    def audit(event: str, _arguments: object) -> None:
        if event.startswith(events) and next(steps) == number:
            end()

    sys.addaudithook(audit)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
