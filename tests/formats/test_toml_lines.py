"""Where records stand in a TOML text."""

import tomllib

from hypothesis import given

from snippets_app.core.model import Pack
from snippets_app.formats.pack_toml import write_pack
from snippets_app.formats.toml_lines import locate
from tests.formats.packs import packs

TRICKY = '''# [[snippets]]
top = [ # ]
  "]", { a = "]" },
]
'quoted key' = 1
a.b = 2

[[snippets]] # first
id = """
[[snippets]]
id = "no"
\\""""   # ends here """
title = \'\'\'
id = 'no' \'\'\'\'
body = "# \\" [["

  [[ "snippets" ]]
  id = 'C:\\'
  [snippets.inner]
  deep = 1
[other]
id = 1
'''


def test_tricky_texts() -> None:
    tomllib.loads(TRICKY)
    places = locate(TRICKY)
    assert places.top.fields == {"top": 2, "quoted key": 5, "a": 6}
    first, second = places.tables["snippets"]
    assert (first.line, first.fields) == (8, {"id": 9, "title": 13, "body": 15})
    assert (second.line, second.fields) == (17, {"id": 18, "inner": 19})
    assert places.find("snippets", 1, "title") == 17
    assert places.find("snippets", 7, "title") == 1
    assert places.find("other", 0, "id") == 22


@given(packs())
def test_every_record_stands_where_its_header_is(pack: Pack) -> None:
    text = write_pack(pack)
    lines = text.split("\n")
    places = locate(text)
    found = places.tables.get("snippets", [])
    assert len(found) == len(pack.snippets)
    for place, snippet in zip(found, pack.snippets, strict=True):
        assert lines[place.line - 1] == "[[snippets]]"
        assert lines[place.fields["id"] - 1] == f'id = "{snippet.id.partition("/")[2]}"'
        assert lines[place.fields["body"] - 1].startswith("body = ")
