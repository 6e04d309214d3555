"""``saywell lint``: what is wrong in packs and snippets, with file, line and field."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.core.references import check_references
from snippets_app.core.template import check
from snippets_app.errors import AppError
from snippets_app.paths import Paths

Checked = TypeVar("Checked")


def _run(parsed: Namespace, places: Paths) -> int:
    library = open_library(places)
    with closing(library.store):
        own = _own_problems(library)
    rows = [
        {"file": p.file, "line": p.line, "field": p.field, "message": p.message}
        for p in library.problems
    ]
    if parsed.json:
        print_json([*rows, *own])
    else:
        for problem in library.problems:
            print_data(str(problem))
        for row in own:
            print_data(f"{row['snippet']}: {row['message']}")
    return 1 if rows or own else 0


def _own_problems(library: OpenLibrary) -> list[dict[str, str]]:
    """What is wrong in bodies, and in what they refer to: the agent's own changes included."""
    problems = []
    for pack in library.library().packs:
        found = [row for s in pack.snippets for row in _problems_of(s.id, check, s.body)]
        problems += found or _problems_of(pack.id, check_references, pack)
    return problems


def _problems_of(
    name: str, check_it: Callable[[Checked], None], checked: Checked
) -> list[dict[str, str]]:
    try:
        check_it(checked)
    except AppError as error:
        return [{"snippet": name, "message": str(error)}]
    return []


LINT = Command("lint", "check every pack and snippet", add_json, _run)
