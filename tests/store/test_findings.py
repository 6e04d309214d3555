"""Findings are counted by rule and day, and that is all that is kept of them."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.store import findings
from snippets_app.store.findings import KEPT, FindingCount
from snippets_app.store.library import LibraryStore
from snippets_app.store.migrations import MIGRATIONS
from tests.store.places import DAY, SAMPLES, Places

NEXT_DAY = DAY + timedelta(days=1)
RULES = st.sampled_from(["promise", "blame", "投诉"])


def test_nothing_was_found_in_a_new_library(store: LibraryStore) -> None:
    assert store.findings_by_rule() == ()


def test_the_rule_that_warned_most_comes_first(store: LibraryStore) -> None:
    for rule in ("blame", "promise", "promise"):
        store.record_finding(rule, DAY)
    store.record_dismissal("promise", DAY)
    assert store.findings_by_rule() == (
        FindingCount("promise", found=2, dismissed=1),
        FindingCount("blame", found=1, dismissed=0),
    )


def test_earlier_days_may_be_left_out(store: LibraryStore) -> None:
    store.record_finding("promise", DAY)
    store.record_dismissal("blame", DAY)
    store.record_finding("promise", NEXT_DAY)
    assert store.findings_by_rule(NEXT_DAY) == (FindingCount("promise", 1, 0),)
    assert store.findings_by_rule(DAY)[0] == FindingCount("promise", 2, 0)


def test_a_warning_of_yesterday_may_be_dismissed_today(store: LibraryStore) -> None:
    store.record_finding("promise", DAY)
    store.record_dismissal("promise", NEXT_DAY)
    assert store.findings_by_rule() == (FindingCount("promise", 1, 1),)
    assert store.findings_by_rule(NEXT_DAY) == (FindingCount("promise", 0, 1),)


def test_counts_are_dropped_after_a_year(store: LibraryStore) -> None:
    store.record_finding("promise", DAY)
    store.record_finding("blame", DAY + KEPT)
    assert [each.rule for each in store.findings_by_rule()] == ["blame", "promise"]
    store.record_dismissal("blame", DAY + KEPT + timedelta(days=1))
    assert [each.rule for each in store.findings_by_rule()] == ["blame"]


@given(told=st.lists(st.tuples(RULES, st.booleans(), st.dates(DAY, NEXT_DAY)), max_size=12))
def test_every_count_is_the_number_of_times_it_was_told(
    told: list[tuple[str, bool, date]],
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in MIGRATIONS[1]:
            connection.execute(statement)
        _assert_counts(connection, told)


def _assert_counts(connection: sqlite3.Connection, told: list[tuple[str, bool, date]]) -> None:
    for rule, dismissed, day in told:
        record = findings.record_dismissal if dismissed else findings.record_finding
        record(connection, rule, day)
    counts = {
        each.rule: (each.found, each.dismissed) for each in findings.by_rule(connection, None)
    }
    assert counts == {
        rule: tuple(sum(each[:2] == (rule, kind) for each in told) for kind in (False, True))
        for rule in {rule for rule, _, _ in told}
    }


def test_a_row_has_room_for_a_rule_a_day_and_two_numbers_alone(places: Places) -> None:
    places.save()
    with closing(sqlite3.connect(places.file)) as connection:
        columns = connection.execute("SELECT name, type FROM pragma_table_info('finding')")
        assert columns.fetchall() == [
            ("day", "TEXT"),
            ("rule", "TEXT"),
            ("found", "INTEGER"),
            ("dismissed", "INTEGER"),
        ]


def test_the_counts_of_a_past_version_stay(places: Places) -> None:
    places.file.parent.mkdir(parents=True)
    shutil.copy(SAMPLES[1], places.file)
    opened = places.open()
    counted = opened.store.findings_by_rule()
    opened.store.close()
    assert counted == (FindingCount("absolute-promise", 2, 1),)


def test_a_restored_library_brings_its_counts(store: LibraryStore, places: Places) -> None:
    store.record_finding("promise", DAY)
    store.backup(places.backups / "mine.db")
    store.record_finding("blame", DAY)
    store.restore(places.backups / "mine.db")
    assert [each.rule for each in store.findings_by_rule()] == ["promise"]
