"""What an agent is told of a damaged library. Knows no Qt: the command line tells it too."""

from snippets_app.errors import AppError
from snippets_app.store.report import Recovered


def told(recovered: Recovered) -> tuple[AppError, ...]:
    """What happened, what was brought over, and what is lost."""
    lost = recovered.salvaged.lost
    happened = _happened(recovered)
    if not lost:
        return (happened,)
    missing = AppError(
        "Snippets of which only the name is left: {count}; the first: {first}.",
        "Write them anew, or send the damaged file to whoever looks after Saywell.",
        count=len(lost),
        first=lost[0],
    )
    return happened, missing


def _happened(recovered: Recovered) -> AppError:
    found = recovered.salvaged
    if recovered.kept is None:
        return AppError(
            "The library was missing. It is again as it was in the backup {restored}.",
            "Snippets that you changed later need to be changed again.",
            restored=recovered.restored.name if recovered.restored else "",
        )
    if recovered.restored is None:
        return AppError(
            "The library was damaged, and there was no backup of it.",
            "Snippets read from the damaged file: {snippets}. It is kept as {kept}.",
            snippets=found.snippets + found.from_log,
            kept=recovered.kept,
        )
    return AppError(
        "The library was damaged and is put together again, with the backup {restored}.",
        "Snippets from the damaged file: {snippets}; from the backup: {old}. It is kept as {kept}.",
        restored=recovered.restored.name,
        snippets=found.snippets + found.from_log,
        old=found.from_backup,
        kept=recovered.kept,
    )
