"""What every source fulfils; the tests walk through the table of sources."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snippets_app.core.chord import hotkey_chord
from snippets_app.core.draft import Draft
from snippets_app.core.limits import check_change
from snippets_app.core.model import PersonalChange
from snippets_app.core.template import check, parse
from snippets_app.errors import AppError
from snippets_app.formats.sources import (
    SOURCES,
    File,
    Folder,
    Material,
    Options,
    Source,
    read_source,
    source_named,
    sources_for,
)
from tests.formats.sources.written import WRITERS

NASTY = (
    'say """hi""" and \'\'\'bye\'\'\' \\ \\n \\u0041',
    '"quoted", and; more\tcells | pipes',
    "two\nlines\n\n  indented",
    "{braces} }} {{ {name} {field:x} ${a} [b]",
    "<b & c> 5 < 6 > 4 &amp; &lt;",
    "👩🏽‍💻 שלום مرحبا 안녕하세요 您好，请稍等。 abc",
    "50% off, # hash, 'apostrophe', ; semicolon, `backtick`, ~tilde, ^hat!",
    "- dash: colon\n* star: {",
)  # fmt: skip
SEVERAL = [(f"t{number}", text) for number, text in enumerate(("Hello.", "您好。", "감사합니다."))]
OURS = {"csv", "xlsx"}
"""Tables may hold our own placeholders, and look for HTML."""

MARKS = (
    b'"', b"\\", b"{", b"}", b"[", b"]", b"\n", b",", b"&", b"*", b"<![x", b"<!", b"%|",
    b"\\ud800", b"null", b"1e999", b"\x00", b"\xff\xfe", b"<script>", b"]]>", b"- ", b"? ", b"`",
)  # fmt: skip
PIECES = (
    "#{input:x}", "#{dateTime:+1d:yyyy|MM}", "#{combo:k0}", "#{cursor}", "#{upper:k1}", "#{date}",
    "{{var}}", "[[field]]", "$|$", "%filltext:name=a:default={b}%", "%fillpopup:a:b:default=c%",
    "%|", "%Y-%m-%d", "%@+1D", "%H:%M", "%clipboard", "%snippet:x%", "%date:yyyy-MM-dd%", "%",
    "{formtext: name=a; default=b}", "{formmenu: a; b; default=c}", "{time: YYYY|MM; shift=+2h}",
    "{cursor}", "{clipboard}", "{field:a=b}", "{choice:a|b|c}", "{choice:a|c|b}", "{date:+1d}",
    "{日期+7=yyyy年}", "{a|b|c}", "{a:b}", "{snippet:t}", "{片段:u}", "{Left 3}", "{Enter}", "`n",
    "<cursor>", "<date format=%Y>", "<script name=x>", "<enter>", "<br>", "<img src=x>", "<li>",
    "#{ticket.customer.lastname}", "#{ticket.number}", "{{user.name|fallback:\"x\"}}", "{", "}",
    "|", "=", "\n", "{{", "}}", "<![CDATA[", "<a href='http://x'>y</a>", "\u2028", "\x85",
)  # fmt: skip

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5)
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
cheap = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)


@cache
def sample(source: Source) -> Material:
    """Several phrases in the source's own format."""
    return WRITERS[source.name](SEVERAL)


def written(source: Source, phrases: list[tuple[str, str]]) -> Material:
    return WRITERS[source.name](phrases)


def read(source: Source, material: Material) -> Draft | None:
    """The draft, None for an AppError; everything in it is as it may be."""
    try:
        draft = source.read(material, Options())
    except AppError as trouble:
        say(trouble)
        return None
    check_draft(draft)
    return draft


def say(trouble: AppError) -> None:
    """Both sentences can be said."""
    assert trouble.title
    assert trouble.hint


def check_draft(draft: Draft) -> None:
    for entry in draft.entries:
        check(entry.body)
        change = PersonalChange("p/s", "s", entry.title, entry.body, entry.abbreviation)
        check_change(change)
        assert entry.row >= 1
        assert entry.group in (*draft.groups, "")
        assert not entry.hotkey or str(hotkey_chord(entry.hotkey)) == entry.hotkey
        assert all(str(note) for note in entry.notes)
    for refused in draft.refused:
        assert refused.row >= 1
        assert refused.reason.message
        assert refused.reason.hint
        assert str(refused.reason)


def shown(body: str) -> str:
    """The body's text, placeholders as they are written."""
    return "".join(str(part) for part in parse(body).parts)


@each_source
def test_it_is_known_by_name_and_has_a_label(source: Source) -> None:
    assert source_named(source.name) is source
    assert source.label
    assert all(ending.startswith(".") for ending in source.extensions)


@each_source
def test_it_recognises_its_own_files_first(source: Source) -> None:
    assert sources_for(sample(source))[0] is source
    assert read_source(sample(source)).entries


@each_source
def test_titles_and_texts_come_in_order(source: Source) -> None:
    draft = read(source, sample(source))
    assert draft is not None
    assert [shown(entry.body) for entry in draft.entries][-3:] == [text for _, text in SEVERAL]
    if source.name != "autohotkey":  # it has no titles
        assert [entry.title for entry in draft.entries][-3:] == [title for title, _ in SEVERAL]
    assert draft.refused == ()
    rows = [entry.row for entry in draft.entries]
    assert rows == sorted(set(rows))


@each_source
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_characters_come_back(source: Source, text: str) -> None:
    if source.name in ("textblaze",) and "{" in text:
        pytest.skip("braces are its commands; test_text_blaze.py has them")
    if source.name in OURS and "{field:x}" in text:
        text = text.replace("{field:x}", "")
    if source.name in OURS and "<b" in text:
        text = text.replace("<b", "<")
    draft = read(source, written(source, [("t", text)]))
    assert draft is not None
    assert [shown(entry.body) for entry in draft.entries][-1:] == [text]


@each_source
def test_an_empty_file_is_refused_or_gives_nothing(source: Source) -> None:
    for empty in (
        File("a.x", b""),
        File("a.x", b"\xef\xbb\xbf"),
        File("a.x", b"\n"),
        Folder("a", ()),
    ):
        draft = read(source, empty)
        assert draft is None or draft.entries == ()


@each_source
def test_files_of_other_tools_are_refused_or_read(source: Source) -> None:
    for other in SOURCES:
        read(source, sample(other))


@each_source
def test_a_wrong_ending_does_not_matter_to_the_reading(source: Source) -> None:
    material = sample(source)
    renamed = replace(material, name="file.dat")
    draft = read(source, renamed)
    assert draft is not None
    assert len(draft.entries) >= len(SEVERAL)


@each_source
def test_a_file_cut_off_anywhere_never_breaks_the_reading(source: Source) -> None:
    for cut in cut_off(sample(source)):
        read(source, cut)


@each_source
def test_one_bad_record_does_not_cost_the_others(source: Source) -> None:
    phrases = [("a", "good"), ("b", "  "), ("c", "x" * 10_001), ("d", "good too")]
    draft = read(source, written(source, phrases))
    assert draft is not None
    assert [shown(entry.body) for entry in draft.entries][-2:] == ["good", "good too"]
    expected = 1 if source.name == "autohotkey" else 2  # an empty hotstring is another's program
    assert len(draft.refused) >= expected


@each_source
def test_ten_thousand_records_are_read(source: Source) -> None:
    phrases = [(f"t{n}", f"您好，第{n}位客户 {{x}} hello") for n in range(10_000)]
    if source.name == "textblaze":
        phrases = [(title, text.replace("{x}", "")) for title, text in phrases]
    material = WRITERS[source.name](phrases)
    assert len(source.read(material, Options()).entries) >= 10_000


@each_source
@cheap
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(source: Source, content: bytes) -> None:
    read(source, File("a.x", content))
    read(source, Folder("a", (File("index.json", content), File("a.txt", content))))


@each_source
@cheap
@given(content=st.text(max_size=300))
def test_any_text_is_read_or_refused(source: Source, content: str) -> None:
    encoded = content.encode("utf-8", "surrogatepass")
    read(source, File("a.x", encoded))
    read(source, Folder("a", (File("a.txt", encoded), File("a.yml", encoded))))


@each_source
@cheap
@given(data=st.data())
def test_damaged_files_are_read_or_refused(source: Source, data: st.DataObject) -> None:
    def damaged(content: bytes) -> bytes:
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 8))
        put = data.draw(st.binary(max_size=8) | st.sampled_from(MARKS))
        return content[:start] + put + content[start + length :]

    read(source, changed(sample(source), damaged))


@each_source
@cheap
@given(pieces=st.lists(st.sampled_from(PIECES) | TEXTS, max_size=12))
def test_any_placeholders_become_templates(source: Source, pieces: list[str]) -> None:
    read(source, written(source, [("t", "".join(pieces)), ("u", "good")]))


def changed(material: Material, change: Callable[[bytes], bytes]) -> Material:
    if isinstance(material, File):
        return replace(material, content=change(material.content))
    return replace(
        material, files=tuple(replace(f, content=change(f.content)) for f in material.files)
    )


def cut_off(material: Material) -> Iterator[Material]:
    content = material.content if isinstance(material, File) else material.files[0].content
    for end in range(0, len(content), 10):
        yield changed(material, lambda whole, end=end: whole[:end])  # type: ignore[misc]
