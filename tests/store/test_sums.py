"""Sums tell a row that was stored from one that a failing disk made."""

import sqlite3
from zlib import crc32

import pytest

from snippets_app.store.sums import Value, are_right, sum_of, summed

ROWS: tuple[tuple[Value, ...], ...] = (
    ("pack/name", "greeting", "您好", "正文 % %s {0}", "", "", 0, 1000001.0),
    (1, "id", None, "{}"),
    ("a", None, "b", None, None),
    ("\udc80",),
    (None, None),
    (),
)


def test_a_sum_is_the_same_in_every_version() -> None:
    """It stands in files: another way to write a value would condemn every row that is stored."""
    stored = "0\0pack/id\0None\0%您好%s\x001000001.0\x001".encode()
    assert sum_of(0, "pack/id", None, "%您好%s", 1000001.0, 1) == crc32(stored)
    assert sum_of("a\udc80") == crc32(b"a\xed\xb2\x80")
    assert sum_of() == 0


def test_a_column_that_is_added_and_empty_changes_nothing() -> None:
    assert sum_of("a", None, "b") == sum_of("a", None, "b", None, None)
    assert sum_of("a", None, "b") != sum_of("a", "b")


@pytest.mark.parametrize("row", ROWS)
def test_many_rows_get_the_sums_of_single_ones(row: tuple[Value, ...]) -> None:
    assert next(summed((row, *ROWS))) == (*row, sum_of(*row))


def test_one_wrong_sum_among_many_is_found() -> None:
    right = [(sum_of(*row), *row) for row in ROWS]
    assert are_right(right)
    assert are_right(())
    assert not are_right([*right, (sum_of("a"), "b")])


def test_rows_are_read_as_sqlite_gives_them() -> None:
    with sqlite3.connect(":memory:") as connection:
        select = "SELECT ?, 'a', 1, 2.5, NULL"
        assert are_right(connection.execute(select, (sum_of("a", 1, 2.5, None),)))
        assert not are_right(connection.execute(select, (sum_of("a", 1, 2.0, None),)))
    connection.close()
