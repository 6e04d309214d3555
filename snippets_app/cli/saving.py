"""``saywell backup`` and ``saywell restore``: the whole library as one file."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from snippets_app.cli.command import Command, print_message
from snippets_app.cli.opening import opened
from snippets_app.cli.running import tell_running
from snippets_app.paths import Paths


def _backup(parsed: Namespace, places: Paths) -> int:
    name = f"saywell-{date.today().isoformat()}.db"  # noqa: DTZ011 - the agent's calendar
    file = parsed.file or Path(name)
    with opened(places) as library:
        library.store.backup(file)
    print_message(f"Saved to {file}.")
    return 0


def _restore(parsed: Namespace, places: Paths) -> int:
    with opened(places) as library:
        kept = library.store.restore(parsed.file)
    tell_running(places)
    print_message(f"Restored {parsed.file}. The library from before is kept as {kept}.")
    return 0


def _optional_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?")


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


BACKUP = Command("backup", "save the library to a file", _optional_file, _backup)
RESTORE = Command("restore", "put a saved library back", _file, _restore)
