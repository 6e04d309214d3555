"""``saywell backup`` and ``saywell restore``: the whole library as one file."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from snippets_app.cli.command import Command, add_json, print_data, print_json, print_message
from snippets_app.cli.opening import opened
from snippets_app.cli.running import tell_running
from snippets_app.paths import Paths
from snippets_app.store.backups import Backup, BackupKind, backups

_KINDS = {
    BackupKind.DAILY: "daily",
    BackupKind.BEFORE_EDIT: "before a large change",
    BackupKind.BEFORE_RESTORE: "before a restore",
    BackupKind.BEFORE_VERSION: "before an update",
    BackupKind.OTHER: "by hand",
}


def _backup(parsed: Namespace, places: Paths) -> int:
    name = f"saywell-{date.today().isoformat()}.db"  # noqa: DTZ011 - the agent's calendar
    file = parsed.file or Path(name)
    with opened(places) as library:
        library.store.backup(file)
    print_message(f"Saved to {file}.")
    return 0


def _restore(parsed: Namespace, places: Paths) -> int:
    if parsed.list or parsed.file is None:
        _print_backups(backups(places.backups), as_json=parsed.json)
        return 0
    with opened(places) as library:
        kept = library.store.restore(parsed.file)
    tell_running(places)
    print_message(f"Restored {parsed.file}. The library from before is kept as {kept}.")
    return 0


def _print_backups(found: tuple[Backup, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([_row(each) for each in found])
        return
    for each in found:
        counts = f"{each.snippets} own snippets, {each.packs} own packs"
        print_data(f"{each.made:%Y-%m-%d %H:%M}  {_KINDS[each.kind]}: {counts}  {each.file}")
    if not found:
        print_message("There is no backup yet.")


def _row(backup: Backup) -> dict[str, str | int]:
    return {
        "file": str(backup.file),
        "made": backup.made.isoformat(timespec="seconds"),
        "kind": _KINDS[backup.kind],
        "snippets": backup.snippets,
        "packs": backup.packs,
    }


def _optional_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?")


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", help="without it, the backups are listed")
    parser.add_argument("--list", action="store_true", help="list the backups")
    add_json(parser)


BACKUP = Command("backup", "save the library to a file", _optional_file, _backup)
RESTORE = Command("restore", "put a saved library back", _restore_arguments, _restore)
