"""``saywell stats``: how much each snippet is in use, and which rules warned how often."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date, timedelta

from snippets_app.cli.command import Command, add_json, print_data, print_json
from snippets_app.cli.opening import opened
from snippets_app.core.catalogue import Catalogue
from snippets_app.paths import Paths
from snippets_app.store.findings import FindingCount

LIMIT = 1000


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--days", type=int, help="warnings of the last DAYS days only, today included"
    )
    add_json(parser)


def _run(parsed: Namespace, places: Paths) -> int:
    with opened(places) as library:
        snippets = _snippets(library.catalogue(), library.store.uses())
        rules = [_rule(each) for each in library.store.findings_by_rule(_since(parsed.days))]
    if parsed.json:
        print_json({"snippets": snippets, "rules": rules})
    else:
        _print_rows("use   count  snippet", (_snippet_line(each) for each in snippets))
        _print_rows("warned  dismissed  rule", (_rule_line(each) for each in rules))
    return 0


def _since(days: int | None) -> date | None:
    # The agent's calendar says which days these are.
    today = date.today()  # noqa: DTZ011
    if days is None:
        return None
    before = min(max(0, days - 1), (today - date.min).days)
    return today - timedelta(days=before)


def _snippets(catalogue: Catalogue, uses: dict[str, int]) -> list[dict[str, object]]:
    return [
        {
            "id": snippet.id,
            "title": snippet.title,
            "use": round(catalogue.usage[snippet.id], 4),
            "count": uses[snippet.id],
        }
        for snippet in catalogue.recent(limit=LIMIT)
    ]


def _rule(counted: FindingCount) -> dict[str, object]:
    return {"rule": counted.rule, "found": counted.found, "dismissed": counted.dismissed}


def _print_rows(heading: str, lines: Iterable[str]) -> None:
    rows = list(lines)
    for line in [heading, *rows] if rows else []:
        print_data(line)


def _snippet_line(row: dict[str, object]) -> str:
    return f"{row['use']:.2f}  {row['count']:>5}  {row['id']}  {row['title']}"


def _rule_line(row: dict[str, object]) -> str:
    return f"{row['found']:>6}  {row['dismissed']:>9}  {row['rule']}"


STATS = Command("stats", "how often snippets were used and rules warned", _arguments, _run)
