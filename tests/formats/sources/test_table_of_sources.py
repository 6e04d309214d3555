"""Choosing a source, and what choosing loads."""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from snippets_app.core.limits import BODY_LENGTH
from snippets_app.desktop.limits import Limits
from snippets_app.errors import AppError
from snippets_app.formats.sources import SOURCES, File, Glimpse, bounds, read_source, source_named
from tests.formats.sources.written import WRITERS

LOADED = """
import sys
from snippets_app.formats import sources
heavy = {"yaml", "python_calamine", "charset_normalizer", "msgspec", "PySide6"}
sources.read_source(sources.File("a.csv", b"title,text\\na,b\\n"))
print(sorted(heavy & set(sys.modules)))
"""


def test_reading_plain_files_loads_no_library() -> None:
    found = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "[]"


def test_names_are_unique_and_every_source_has_a_writer() -> None:
    names = [source.name for source in SOURCES]
    assert sorted(names) == sorted(set(names))
    assert set(names) == set(WRITERS)


def test_unknown_names_and_files_are_told() -> None:
    with pytest.raises(AppError, match="no kind of file called “excel”") as unknown:
        source_named("excel")
    assert "xlsx" in unknown.value.hint
    with pytest.raises(AppError, match=r"a\.pexdb"):
        read_source(File("a.pexdb", b"\x00"))


def test_nothing_recognises_an_empty_glimpse() -> None:
    assert [source.name for source in SOURCES if source.recognises(Glimpse(""))] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_drafts_travel_between_processes(source: object) -> None:
    name = source.name  # type: ignore[attr-defined]
    draft = read_source(WRITERS[name]([("a", "您好 {x}"), ("b", "")]), name)
    assert pickle.loads(pickle.dumps(draft)) == draft
    assert draft.refused


def test_the_page_has_a_row_for_every_source_and_no_other() -> None:
    page = (Path(__file__).parents[3] / "docs" / "importing.md").read_text(encoding="utf-8")
    table = page.split("## The tools")[1].split("\n## ")[0]
    named = re.findall(r"^\| `([a-z][a-z-]*)` \|", table, re.MULTILINE)
    assert sorted(named) == sorted(source.name for source in SOURCES)
    rows = [line for line in table.splitlines() if line.startswith("|")]
    assert all(line.count("|") == 6 for line in rows)


def test_the_page_tells_the_limits_as_they_are() -> None:
    page = (Path(__file__).parents[3] / "docs" / "importing.md").read_text(encoding="utf-8")
    limits = Limits()
    assert (limits.memory, limits.work) == (1024 * bounds.MEGABYTE, 60)
    assert f"{bounds.LARGEST_FILE // bounds.MEGABYTE} MB and {bounds.MOST_RECORDS:,}" in page
    assert f"{BODY_LENGTH:,} characters" in page
