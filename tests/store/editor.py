"""Processes that edit until they are killed: the arguments of each are the file and a seed.

Each prints the state of the library before the first edit and after each one that was acknowledged.
"""

import random
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path

from snippets_app.core.edits import snippets
from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.importing.planning import plan
from snippets_app.core.model import Pack, PersonalChange, Snippet, Stage
from snippets_app.store.library import LibraryStore
from snippets_app.store.opening import open_store
from tests.core.importing.libraries import pack_draft
from tests.forks import serve, tell
from tests.store.places import do

ROWS = 150
"""Of an import: enough for a copy to be made before it."""


def state(store: LibraryStore) -> str:
    """Everything that is stored, in few letters."""
    loaded = store.load()
    rows = sorted(map(repr, (*loaded.changes, *loaded.packs)))
    return blake2b("\n".join(rows).encode(), digest_size=12).hexdigest()


def edit(file: str, seed: str) -> None:
    """Without end."""
    dice = random.Random(seed)
    store = open_store(Path(file), Path(file).parent / "backups", date(2026, 1, 1)).store
    while True:
        tell(state(store))
        dice.choice(KINDS)(store, dice)


def write(store: LibraryStore, dice: random.Random) -> None:
    number = dice.randrange(1000)
    change = PersonalChange(f"one/s{number % 50}", "s", f"t {number}", "body " * number, place=1.0)
    do(store, partial(snippets.write, change=change))


def bring(store: LibraryStore, dice: random.Random) -> None:
    text = f"text {dice.randrange(1000)} " * 20
    rows = tuple(Snippet(f"big/s{n}", "big", "s", f"t {n}", text) for n in range(ROWS))
    pack = Pack("big", text[:20].strip(), "en", (Stage("s", text[:20].strip()),), rows)
    do(store, lambda layers: plan(layers, pack_draft(pack)).edit)


def delete(store: LibraryStore, dice: random.Random) -> None:
    def made(layers: Layers) -> Edit:
        return snippets.delete(layers, [each.snippet for each in layers.changes[:: 1 + number]])

    number = dice.randrange(5)
    do(store, made)


def undo(store: LibraryStore, _dice: random.Random) -> None:
    store.undo()


def redo(store: LibraryStore, _dice: random.Random) -> None:
    store.redo()


KINDS: tuple[Callable[[LibraryStore, random.Random], None], ...] = (
    write, write, bring, delete, undo, redo,
)  # fmt: skip


if __name__ == "__main__":
    serve(edit)
