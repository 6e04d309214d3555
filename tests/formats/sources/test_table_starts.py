"""Tables that begin below other things: a title, a date, who exported it."""

import io

import pytest
import xlsxwriter

from snippets_app.core.draft import Draft
from snippets_app.formats.sources import Columns, File, Options, preview_of_table, source_named
from snippets_app.formats.sources.tables import TablePreview
from tests.formats.sources.reading import draft

JUNK = """Export of our phrases
Created 2024-01-01,by Kim

Name,Reply,Group
Hello,Hello there,Start
Bye,Goodbye,End
"""


def seen(text: str, **options: object) -> TablePreview:
    file = File("some.csv", text.encode())
    found = preview_of_table(source_named("csv"), file, Options(**options))  # type: ignore[arg-type]
    assert found
    return found


def told(found: Draft) -> list[str]:
    return [str(note) for note in found.notes]


def test_rows_above_the_headings_are_left_out_and_told() -> None:
    shown = seen(JUNK)
    assert shown.header == ("Name", "Reply", "Group")
    assert shown.columns == Columns(title=0, body=1, group=2)
    assert (shown.skipped, shown.rows[0]) == (2, ("Hello", "Hello there", "Start"))
    assert [number for number, _ in shown.first] == [1, 2, 4, 5, 6]
    found = draft("csv", JUNK)
    assert [(each.row, each.title) for each in found.entries] == [(5, "Hello"), (6, "Bye")]
    assert told(found) == ["Rows above the table were left out. How many: 2"]


def test_a_workbook_may_begin_so_too() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in ((0, "话术导出"), (2, "话术标题", "话术内容"), (3, "问候", "您好")):
            sheet.write_row(row[0], 0, row[1:])
    found = draft("xlsx", stream.getvalue())
    assert [(each.row, each.title, each.body) for each in found.entries] == [(4, "问候", "您好")]
    assert told(found) == ["Rows above the table were left out. How many: 1"]


@pytest.mark.parametrize(
    "text",
    [
        "title,text\nA,one\n",
        "A,Hello there\nB,Good day\n",
        "A,Hello there\ntitle,text\n",  # as wide as the row above: a phrase called so
        "text\nHello\n",
    ],
)
def test_most_tables_begin_at_once(text: str) -> None:
    assert seen(text).skipped == 0
    assert not told(draft("csv", text))


def test_where_it_begins_can_be_chosen() -> None:
    text = "Our shop,2024,\nx,Hello there,Start\ny,Goodbye,End\n"
    assert seen(text).skipped == 0
    shown = seen(text, skip=1)
    assert (shown.skipped, shown.header, shown.rows[0][0]) == (1, (), "x")
    assert [each.row for each in draft("csv", text, skip=1).entries] == [2, 3]
    assert seen(JUNK, skip=0).rows[1] == ("Created 2024-01-01", "by Kim")
    assert len(draft("csv", JUNK, skip=0).entries) > 2


def test_no_headings_although_rows_are_left_out() -> None:
    shown = seen(JUNK, header=False)
    assert (shown.skipped, shown.header, shown.rows[0]) == (2, (), ("Name", "Reply", "Group"))


def test_more_can_not_be_left_out_than_there_is() -> None:
    assert seen(JUNK, skip=900).rows == ()
    assert draft("csv", JUNK, skip=900, columns=Columns(body=0)).entries == ()
