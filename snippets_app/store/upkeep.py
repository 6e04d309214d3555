"""What is done for the library once a day, while nobody waits for it."""

from dataclasses import dataclass
from datetime import date

from snippets_app.errors import AppError
from snippets_app.store.library import LibraryStore
from snippets_app.store.report import Recovered


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """What the agent is to be told: a recovery, and a backup that failed."""

    recovered: Recovered | None = None
    backup_trouble: AppError | None = None


def look_after(store: LibraryStore, today: date, now: float) -> LookedAfter:
    """Check the whole file and recover it if it is damaged, forget what is old, make today's copy.

    Raises AppError.
    """
    recovered = None if store.is_in_order() else store.recover(today)
    store.forget_edits(now)
    # A copy from before the file was packed anew is laid out in another way, and is larger.
    return LookedAfter(recovered, store.back_up_daily(today, again=store.release()))
