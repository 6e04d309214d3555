"""Processes that write and restore until they are killed: the arguments of each are the library's
file and a seed.

Each prints the state of the library at the start, and after each step that was acknowledged.
"""

import random
from pathlib import Path

from snippets_app.core.model import PersonalChange
from tests.forks import serve, tell
from tests.store.editor import state
from tests.store.places import Places, save

COPIES = ("small.db", "large.db", "old.db")
"""In the folder of the backups."""


def restore(file: str, seed: str) -> None:
    """Without end."""
    dice = random.Random(seed)
    places = Places(Path(file), Path(file).parent / "backups")
    store = places.open().store
    while True:
        tell(state(store))
        number = dice.randrange(10**9)
        save(store, PersonalChange(f"pack/own-{number}", "s", "New", f"{number}", "", ""))
        tell(state(store))
        store.restore(places.backups / dice.choice(COPIES))


if __name__ == "__main__":
    serve(restore)
