"""Processes that open a library and end at a step: the arguments are the file and its number."""

import os
from pathlib import Path

from snippets_app.store import recovery  # noqa: F401 - read before any step is counted
from tests.forks import at_step, serve
from tests.store.damaged import LATER
from tests.store.places import Places

ENDED = 9
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.", "sqlite3.connect")


def open_and_end(file: str, step: str) -> None:
    at_step(int(step), STEPS, lambda: os._exit(ENDED))  # nothing is closed or tidied up
    Places(Path(file), Path(file).parent / "backups").open(LATER).store.close()


if __name__ == "__main__":
    serve(open_and_end)
