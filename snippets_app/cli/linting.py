"""``saywell lint``: what is wrong in packs and snippets, with file, line and field."""

from argparse import Namespace
from contextlib import closing

from snippets_app.app.library import OpenLibrary, open_library
from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.core.template import check
from snippets_app.errors import AppError
from snippets_app.paths import Paths


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
    problems = []
    for pack in library.library().packs:
        for snippet in pack.snippets:
            try:
                check(snippet.body)
            except AppError as error:
                problems.append({"snippet": snippet.id, "message": str(error)})
    return problems


LINT = Command("lint", "check every pack and snippet", add_json, _run)
