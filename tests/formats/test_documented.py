"""The format's page says what the reader does."""

from pathlib import Path

import msgspec

from snippets_app.formats.pack_schema import PackRow, SnippetRow, StageRow
from snippets_app.formats.toml_reading import read
from tests.formats.packs import accept_all

PAGE = (Path(__file__).parents[2] / "docs" / "pack-format.md").read_text(encoding="utf-8")


def test_the_example_is_a_pack_without_faults() -> None:
    example = PAGE.split("```toml\n")[1].split("```")[0]
    found = read(example.encode(), "example.toml", accept_all)
    assert found.problems == ()
    assert found.pack is not None
    assert len(found.pack.snippets) == 2


def test_the_tables_list_every_field_and_whether_it_is_needed() -> None:
    rows = [
        tuple(cell.strip(" `") for cell in line.split("|")[1:3])
        for line in PAGE.splitlines()
        if line.startswith("| `")
    ]
    assert rows == [
        (field.name, "yes" if field.required else "no")
        for table in (PackRow, StageRow, SnippetRow)
        for field in msgspec.structs.fields(table)
    ]
