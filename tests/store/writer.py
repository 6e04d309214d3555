"""A process of its own that writes until it is killed: ``python -m tests.store.writer``.

Arguments: the library's file, the pack to write in, how many changes (0: no end). It prints the
number of each change once the store has acknowledged it.
"""

import itertools
import sys
from datetime import date
from pathlib import Path

from snippets_app.core.model import PersonalChange
from snippets_app.store.opening import open_store
from tests.store.places import save


def main() -> None:
    file, pack, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    store = open_store(file, file.parent / "backups", date(2026, 1, 1)).store
    for number in range(1, count + 1) if count else itertools.count(1):
        save(
            store,
            PersonalChange(f"{pack}/s{number}", title=f"t{number}", body="b" * 500, place=1.0),
        )
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main()
