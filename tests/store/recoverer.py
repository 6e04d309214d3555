"""Processes that open a library and end at a step: the arguments are the file and its number.

A step is whatever Python tells its auditors
of: a file that is opened, renamed or deleted, a connection that is made.
"""

import itertools
import os
import sys
from pathlib import Path

from snippets_app.store import recovery  # noqa: F401 - read before any step is counted
from tests.store.damaged import LATER
from tests.store.forks import serve
from tests.store.places import Places

ENDED = 9
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.", "sqlite3.connect")


def end_at(number: int) -> None:
    """As if killed: nothing is closed or tidied up."""
    steps = itertools.count(1)

    def audit(event: str, _arguments: object) -> None:
        if event.startswith(STEPS) and next(steps) == number:
            os._exit(ENDED)

    sys.addaudithook(audit)


def open_and_end(file: str, step: str) -> None:
    end_at(int(step))
    Places(Path(file), Path(file).parent / "backups").open(LATER).store.close()


if __name__ == "__main__":
    serve(open_and_end)
