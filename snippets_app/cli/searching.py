"""``saywell search``: snippets by words, pinyin, initials or key position."""

from argparse import ArgumentParser, Namespace

from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.cli.opening import opened
from snippets_app.core.catalogue import Catalogue
from snippets_app.core.search.index import Hit
from snippets_app.errors import AppError
from snippets_app.paths import Paths

LIMIT = 20


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query")
    parser.add_argument("--stage", default="", help="only this stage")
    parser.add_argument("--pack", default="", help="only this pack")
    parser.add_argument("--limit", type=int, default=LIMIT, help=f"at most so many ({LIMIT})")
    add_json(parser)


def _run(parsed: Namespace, places: Paths) -> int:
    with opened(places) as library:
        catalogue = library.catalogue()
    hits = _hits(catalogue, parsed)
    if parsed.json:
        print_json([_row(hit) for hit in hits])
    else:
        for hit in hits:
            print_data(f"{hit.snippet.id}  {hit.snippet.title}")
    return 0


def _hits(catalogue: Catalogue, parsed: Namespace) -> list[Hit]:
    if parsed.pack and parsed.pack not in catalogue.indexes:
        known = ", ".join(catalogue.indexes)
        raise AppError(
            "There is no pack “{pack}”.", "Packs: {known}.", pack=parsed.pack, known=known
        )
    hits: list[Hit] = []
    for pack in [parsed.pack] if parsed.pack else catalogue.indexes:
        index, everywhere = catalogue.indexes[pack], len(catalogue.snippets)
        hits += index.search(
            parsed.query, stage=parsed.stage, usage=catalogue.usage, limit=everywhere
        )
    wanted = [hit for hit in hits if parsed.stage in ("", hit.snippet.stage)]
    wanted.sort(key=lambda hit: -hit.score)
    return wanted[: max(0, parsed.limit)]


def _row(hit: Hit) -> dict[str, object]:
    snippet = hit.snippet
    return {
        "id": snippet.id,
        "title": snippet.title,
        "stage": snippet.stage,
        "pack": snippet.pack,
        "text": snippet.body,
        "score": round(hit.score, 4),
    }


SEARCH = Command("search", "find snippets by words, pinyin or initials", _arguments, _run)
