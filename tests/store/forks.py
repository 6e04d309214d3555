"""Processes that start at once: forks of one that has read all it needs. Not on Windows."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
        """The next that the process says; at its end its exit code, behind "ended"."""
        assert self._parent.stdout
        return self._parent.stdout.readline().strip()


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
        tell(f"ended {code}")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
