"""What every pack format must fulfil: a test class takes it up with its ``FORMAT``."""

from pathlib import PurePath
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.layers import snippets_of
from snippets_app.core.model import Library, Pack, Snippet, Stage
from snippets_app.formats import FORMATS, Format, format_for
from tests.formats.packs import accept_all, packs

GREETING = Stage("greeting", "问候 “1”")
NASTY = (
    'say """hi""" and \'\'\'bye\'\'\' \\ \\n \\u0041',
    '"',
    '""""',
    "ends in a backslash \\",
    "first\n\n  \tindented\n",
    "\nstarts with a line break",
    "# no comment\n[[snippets]]\nid = 'x'",
    "👩🏽‍💻 שלום مرحبا 안녕 \u202eabc\u202c \ufeff \u2028 \x85",
    "{customer} {field:a=b} }}",
)  # fmt: skip


class FormatContract:
    """Subclass as ``TestX`` and set ``FORMAT``."""

    FORMAT: ClassVar[Format]

    def test_it_is_known_by_name_and_ending(self) -> None:
        assert self.FORMAT in FORMATS
        for ending in self.FORMAT.extensions:
            assert ending.startswith(".")
            assert ending == ending.lower()
        assert format_for(PurePath("any.unknown"), self.FORMAT.name) is self.FORMAT

    def test_nasty_texts_come_back(self) -> None:
        snippets = tuple(
            Snippet(f"p/s{number}", "p", "greeting", "题", body)
            for number, body in enumerate(NASTY)
        )
        pack = Pack("p", "Pack", "zh-CN", (GREETING,), snippets, "Über “alles”")
        assert self.FORMAT.read(self.FORMAT.write(pack), "f", accept_all).pack == pack

    @given(packs())
    def test_every_pack_comes_back(self, pack: Pack) -> None:
        reading = self.FORMAT.read(self.FORMAT.write(pack), "f", accept_all)
        assert reading.problems == ()
        assert reading.pack == pack

    def test_line_breaks_become_plain_ones(self) -> None:
        snippet = Snippet("p/s", "p", "greeting", "t", "one\r\ntwo\rthree")
        written = self.FORMAT.write(Pack("p", "Pack", "en", (GREETING,), (snippet,)))
        pack = self.FORMAT.read(written, "f", accept_all).pack
        assert pack is not None
        assert [each.body for each in snippets_of(Library((pack,)))] == ["one\ntwo\nthree"]

    @given(st.binary(max_size=200))
    def test_any_content_is_read_or_told(self, content: bytes) -> None:
        reading = self.FORMAT.read(content, "f", accept_all)
        assert reading.pack is not None or reading.problems

    @given(packs(), st.data())
    def test_a_cut_file_never_raises(self, pack: Pack, data: st.DataObject) -> None:
        written = self.FORMAT.write(pack)
        cut = data.draw(st.integers(0, len(written)))
        reading = self.FORMAT.read(written[:cut], "f", accept_all)
        assert reading.pack is not None or reading.problems
