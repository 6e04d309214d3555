"""``saywell stats``: how much each snippet is in use."""

from argparse import Namespace

from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.cli.opening import opened
from snippets_app.paths import Paths


def _run(parsed: Namespace, places: Paths) -> int:
    with opened(places) as library:
        catalogue = library.catalogue()
    rows = [
        {"id": snippet.id, "title": snippet.title, "use": round(catalogue.usage[snippet.id], 4)}
        for snippet in catalogue.recent(limit=1000)
    ]
    if parsed.json:
        print_json(rows)
    else:
        for row in rows:
            print_data(f"{row['use']:.2f}  {row['id']}  {row['title']}")
    return 0


STATS = Command("stats", "how much each snippet is in use", add_json, _run)
