"""``saywell import``: a pack file into the agent's library."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from snippets_app.cli.command import Command, add_json, print_data, print_json, print_message
from snippets_app.cli.opening import opened
from snippets_app.cli.running import tell_running
from snippets_app.core.imports import plan_import
from snippets_app.core.template import check
from snippets_app.errors import AppError
from snippets_app.formats import read_pack
from snippets_app.paths import Paths


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", default="", help="toml")
    parser.add_argument(
        "--into", default="", metavar="PACK", help="put its snippets into this pack"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    add_json(parser)


def _run(parsed: Namespace, places: Paths) -> int:
    if not parsed.file.is_file():
        raise AppError("There is no file {file}.", "Check its name.", file=parsed.file)
    reading = read_pack(parsed.file, check, parsed.format)
    for problem in reading.problems:
        print_message(str(problem))
    if reading.pack is None:
        raise AppError(
            "Nothing was imported from {file}.", "Correct what is named above.", file=parsed.file
        )
    with opened(places) as library:
        plan = plan_import(library.layers(), reading.pack, parsed.into)
        report = plan.report
        if not parsed.dry_run:
            library.edit(lambda _layers: plan.edit)
    if parsed.json:
        print_json({"new": report.new, "changed": report.changed, "same": report.same})
    else:
        counts = (
            f"{len(report.new)} new, {len(report.changed)} changed, {len(report.same)} the same"
        )
        print_data(f"{'Would import' if parsed.dry_run else 'Imported'}: {counts}.")
    if not parsed.dry_run:
        tell_running(places)
    return 1 if reading.problems else 0


IMPORT = Command("import", "bring a pack file into your library", _arguments, _run)
