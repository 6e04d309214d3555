"""``saywell export``: packs, or the agent's own snippets, to a file of any kind."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.cli.command import Command, print_message
from snippets_app.paths import Paths

if TYPE_CHECKING:
    from snippets_app.core.model import Pack
    from snippets_app.formats.exports import Note

_FORMATS = "toml, xlsx, csv, html, pdf, espanso, rime, sogou"
"""Written out, as every command reads this module and few export."""
_SHOWN_TITLES = 10


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", default="", help=f"{_FORMATS}; else by the file's ending")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--pack",
        action="append",
        default=[],
        help="this pack instead of your own snippets; may be given several times",
    )
    which.add_argument("--all", action="store_true", help="every pack")
    parser.add_argument(
        "--stage", action="append", default=[], help="only this stage; may be given several times"
    )


def _run(parsed: Namespace, places: Paths) -> int:
    from snippets_app.app.chosen import settings_in_force
    from snippets_app.app.export_files import every_export, options_for, write_files
    from snippets_app.cli.opening import opened
    from snippets_app.formats.exports import export_for

    export = export_for(parsed.file, parsed.format, every_export())
    with opened(places) as library:
        everything = library.library()
    packs = _chosen(everything.packs, parsed)
    exported = export.write(packs, options_for(everything, settings_in_force(places)))
    files = write_files(parsed.file, exported)
    for note in exported.notes:
        print_message(_told(note))
    named = ", ".join(str(file) for file in files)
    wished = sum(len(pack.snippets) for pack in packs)
    of = f" of {wished}" if exported.written < wished else ""
    print_message(f"Exported {exported.written}{of} snippets to {named}.")
    return 0


def _chosen(packs: Sequence[Pack], parsed: Namespace) -> tuple[Pack, ...]:
    from snippets_app.core.selection import in_stages, named_packs, own_pack

    if parsed.all:
        chosen = tuple(packs)
    elif parsed.pack:
        chosen = named_packs(packs, parsed.pack)
    else:
        chosen = (own_pack(packs),)
    return in_stages(chosen, parsed.stage) if parsed.stage else chosen


def _told(note: Note) -> str:
    titles = ", ".join(note.snippets[:_SHOWN_TITLES])
    more = len(note.snippets) - _SHOWN_TITLES
    titles += f" and {more} more" if more > 0 else ""
    return f"{note.remark} ({titles})" if titles else str(note.remark)


EXPORT = Command("export", "write packs, or your own snippets, to a file", _arguments, _run)
