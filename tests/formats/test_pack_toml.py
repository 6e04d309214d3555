"""The TOML format."""

from pathlib import Path, PurePath

import pytest

from snippets_app.core.model import Layer, Pack, Snippet, Stage
from snippets_app.errors import AppError
from snippets_app.formats import FORMATS, format_for
from snippets_app.formats.pack_toml import PackToml, write_pack
from tests.formats.contracts import FormatContract


class TestPackToml(FormatContract):
    FORMAT = FORMATS[0]


def test_every_format_has_its_contract_test() -> None:
    tested = {each.FORMAT for each in FormatContract.__subclasses__()}
    assert tested == set(FORMATS)


def test_the_written_file_reads_well() -> None:
    snippets = (
        Snippet("p/a", "p", "s", "Title", "one line"),
        Snippet("p/b", "p", "s", "Two", "two\nlines", "ab", "Ctrl+Shift+1", Layer.PERSONAL),
    )
    assert write_pack(Pack("p", "Pack", "en", (Stage("s", "Stage"),), snippets)) == (
        'format = 1\nid = "p"\nname = "Pack"\nlanguage = "en"\n'
        '\n[[stages]]\nid = "s"\ntitle = "Stage"\n'
        '\n[[snippets]]\nid = "a"\nstage = "s"\ntitle = "Title"\nbody = "one line"\n'
        '\n[[snippets]]\nid = "b"\nstage = "s"\ntitle = "Two"\nbody = """\ntwo\nlines"""\n'
        'abbreviation = "ab"\nhotkey = "Ctrl+Shift+1"\n'
    )


def test_snippets_from_several_packs_get_names_of_their_own() -> None:
    snippets = tuple(Snippet(f"{pack}/x", "personal", "s", "t", "b") for pack in "abc")
    pack = Pack("personal", "Personal", "und", (Stage("s", "S"),), snippets)
    found = PackToml().read(PackToml().write(pack), "f", lambda _: None)
    assert found.pack is not None
    assert [each.id for each in found.pack.snippets] == [
        "personal/x",
        "personal/x-2",
        "personal/x-3",
    ]


def test_the_format_follows_the_ending_or_the_name() -> None:
    assert format_for(PurePath("Pack.TOML")).name == "toml"
    with pytest.raises(AppError, match=r"No format is known for a\.doc\. .*toml \(\.toml\)"):
        format_for(PurePath("a.doc"))
    with pytest.raises(AppError, match="No format is known for word"):
        format_for(Path("a.toml"), "word")
