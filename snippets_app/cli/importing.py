"""``saywell import``: packs, tables and other tools' files into the agent's library."""

from __future__ import annotations

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from snippets_app.cli.command import Command, add_json
from snippets_app.errors import AppError
from snippets_app.paths import Paths

if TYPE_CHECKING:
    from snippets_app.core.draft import Draft
    from snippets_app.core.importing.model import Choices, ImportPlan

_COPYQ = "copyq"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, nargs="?", help="a file, or the folder of AutoKey, Espanso or QuickText"
    )
    parser.add_argument(
        "--format",
        default="",
        help="the tool that it comes from; copyq without a file asks CopyQ itself",
    )
    parser.add_argument(
        "--into",
        default="",
        metavar="PACK",
        help="put it into this pack, or a new one of this name",
    )
    parser.add_argument(
        "--stage",
        default="",
        metavar="TITLE",
        help="put new snippets for which the file tells no stage into this one",
    )
    parser.add_argument(
        "--conflict",
        choices=("skip", "overwrite", "keep-both"),
        default="overwrite",
        help="what becomes of snippets that are there and differ (overwrite)",
    )
    parser.add_argument("--encoding", default="", metavar="E", help="such as gb18030 or cp949")
    parser.add_argument("--sheet", default="", metavar="S", help="of a workbook")
    parser.add_argument(
        "--skip",
        type=int,
        metavar="N",
        help="so many rows stand above the table, empty ones not counted; else it is found out",
    )
    parser.add_argument(
        "--column",
        metavar="FIELD=HEADING",
        action="append",
        default=[],
        help="where title, text, stage, abbreviation or hotkey stands in a table, "
        "by the column's heading or number",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    add_json(parser)


def _run(parsed: Namespace, places: Paths) -> int:
    from snippets_app.cli.import_reading import read, read_from_copyq  # other commands read nothing
    from snippets_app.cli.import_report import report

    if parsed.file is None and parsed.format != _COPYQ:
        raise AppError("There is nothing to import.", "Name a file, or use --format copyq.")
    if parsed.file is not None and not parsed.file.exists():
        raise AppError("There is no file {file}.", "Check its name.", file=parsed.file)
    with _uncollected():
        draft = read_from_copyq() if parsed.file is None else read(parsed, _likely(places))
        plan = _planned(parsed, places, draft)
    name = parsed.file.name if parsed.file is not None else ""
    report(plan, name, as_json=parsed.json, is_dry_run=parsed.dry_run)
    if not draft.entries and draft.refused:
        raise AppError(
            "Nothing was imported from {file}.",
            "Correct what is named above.",
            file=parsed.file or "CopyQ",
        )
    if not parsed.dry_run:
        from snippets_app.cli.running import tell_running

        tell_running(places)
    return 1 if draft.refused else 0


def _likely(places: Paths) -> str:
    """The encoding that a file too short to tell most likely has, for this person."""
    from snippets_app.app.chosen import settings_in_force
    from snippets_app.desktop.own_language import own_language
    from snippets_app.formats.sources.encodings import likely_in
    from snippets_app.texts import interface_language

    return likely_in(interface_language(settings_in_force(places).language or own_language()))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing of a plan is garbage yet, and to look for some in it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _planned(parsed: Namespace, places: Paths, draft: Draft) -> ImportPlan:
    """The plan, done unless it is only to be told."""
    from snippets_app.cli.opening import opened
    from snippets_app.core.edits.model import Edit, Layers
    from snippets_app.core.importing.planning import plan

    made: list[ImportPlan] = []
    choices = _choices(parsed)
    hotkeys = own_hotkeys(places)

    with opened(places) as library:
        spent = library.store.spent_ids()

        def make(layers: Layers) -> Edit:
            made.append(plan(layers, draft, choices, hotkeys, spent))
            return made[-1].edit

        if parsed.dry_run:
            make(library.layers())
        else:
            library.edit(make)
    return made[-1]


def own_hotkeys(places: Paths) -> list[tuple[str, str]]:
    """The chords that the settings give to Saywell's actions, and what those are called."""
    from snippets_app.app.chosen import settings_in_force
    from snippets_app.ui.hotkey_owners import ACTION_MESSAGES

    chords = settings_in_force(places).hotkeys
    return [(chord, ACTION_MESSAGES.get(each, each)) for each, chord in chords.items() if chord]


def _choices(parsed: Namespace) -> Choices:
    from snippets_app.core.importing.model import Choices, Conflict

    return Choices(into=parsed.into, stage=parsed.stage, conflict=Conflict(parsed.conflict))


IMPORT = Command("import", "bring a pack, a table or another tool's file in", _arguments, _run)
