"""How often each rule found something, day by day; nothing about what was typed, or where."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

KEPT = timedelta(days=366)
"""Counts of earlier days are dropped when a new one is stored."""


@dataclass(frozen=True, slots=True)
class FindingCount:
    """``found``: how often the rule warned; ``dismissed``: how often the agent waved that away."""

    rule: str
    found: int
    dismissed: int


def record_finding(connection: sqlite3.Connection, rule: str, day: date) -> None:
    _keep_a_year(connection, day)
    connection.execute(
        """INSERT INTO finding (day, rule, found) VALUES (?, ?, 1)
           ON CONFLICT (day, rule) DO UPDATE SET found = found + 1""",
        (day.isoformat(), rule),
    )


def record_dismissal(connection: sqlite3.Connection, rule: str, day: date) -> None:
    _keep_a_year(connection, day)
    connection.execute(
        """INSERT INTO finding (day, rule, dismissed) VALUES (?, ?, 1)
           ON CONFLICT (day, rule) DO UPDATE SET dismissed = dismissed + 1""",
        (day.isoformat(), rule),
    )


def by_rule(connection: sqlite3.Connection, since: date | None) -> tuple[FindingCount, ...]:
    """The counts from a day on, or of all days; the rule that warned most comes first."""
    rows = connection.execute(
        """SELECT rule, sum(found), sum(dismissed) FROM finding WHERE day >= ?
           GROUP BY rule ORDER BY sum(found) DESC, rule""",
        (since.isoformat() if since else "",),
    )
    return tuple(FindingCount(*row) for row in rows)


def _keep_a_year(connection: sqlite3.Connection, today: date) -> None:
    oldest = (today - KEPT).isoformat()
    connection.execute("DELETE FROM finding WHERE day < ?", (oldest,))
