"""What can be imported again comes back as it was."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snippets_app.core.draft import Draft
from snippets_app.core.model import Pack, Snippet
from snippets_app.formats.exports import export_for
from snippets_app.formats.sources import File, read_source, sources_for
from tests.formats.exports.library import BODIES, NASTY, OPTIONS, STAGES, pack

cheap = settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
KEPT = {"toml": "x.toml", "csv": "x.csv", "xlsx": "x.xlsx"}
each_kept = pytest.mark.parametrize("name", KEPT)
OURS = (
    "{greeting}，我是{agent}，{company}。{customer}{cursor}",
    "{field:订单号=A-1}{field:order number}{choice:time|a|b}{date:+1d|%m-%d}{time}{clipboard}",
    "{snippet:s0}",
)


def read_again(name: str, *packs: Pack) -> Draft:
    """The draft of what was exported, read as anybody's file would be."""
    file = KEPT.get(name, "x.yml")
    exported = export_for(PurePath(file)).write(packs, OPTIONS)
    material = File(file, exported.content)
    assert sources_for(material)[0].name == name
    return read_source(material)


def same(draft: Draft, snippets: Sequence[Snippet]) -> None:
    titles = {stage.id: stage.title for stage in STAGES}
    assert draft.refused == ()
    assert [
        (each.title, each.body, each.group, each.abbreviation, each.hotkey)
        for each in draft.entries
    ] == [
        (each.title, each.body, titles[each.stage], each.abbreviation, each.hotkey)
        for each in snippets
    ]
    assert [note for each in draft.entries for note in each.notes] == []


@each_kept
def test_nasty_texts_come_back(name: str) -> None:
    made = pack(*NASTY)
    same(read_again(name, made), made.snippets)


@each_kept
def test_a_text_of_very_many_lines_comes_back(name: str) -> None:
    made = pack("line\n" * 1999 + "line", "short")
    same(read_again(name, made), made.snippets)


@each_kept
def test_our_placeholders_come_back(name: str) -> None:
    made = pack(*OURS)
    same(read_again(name, made), made.snippets)


@each_kept
@cheap
@given(bodies=st.lists(BODIES, min_size=1, max_size=5))
def test_any_texts_come_back(name: str, bodies: list[str]) -> None:
    if name != "xlsx" or "\ufffe" not in "".join(bodies):
        made = pack(*bodies)
        same(read_again(name, made), made.snippets)


def test_an_abbreviation_that_a_pack_has_twice_costs_no_snippet() -> None:
    """As when a snippet was moved to where another has its abbreviation."""
    first, second, other = pack("a", "b", "c").snippets
    again = replace(second, abbreviation=first.abbreviation)
    made = Pack("p", "P", "en", STAGES, (first, again, other))
    same(read_again("toml", made), (first, second, other))
    [told] = export_for(PurePath("x.toml")).write((made,), OPTIONS).notes
    assert (str(told.remark), told.snippets) == (
        "The abbreviation “a0” was left out: “标题 0” has it already.",
        (second.title,),
    )


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_the_packs_of_a_table_are_told_apart(name: str) -> None:
    draft = read_again(name, pack("a"), pack("b", name="q"))
    assert [entry.body for entry in draft.entries] == ["a", "b"]
    assert [str(note) for note in draft.notes] == ["These columns were left out: Pack"]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
@pytest.mark.parametrize("title", ["=1+1", "'=1", "@all", "00123", "- 第一步"])
def test_titles_come_back_too(name: str, title: str) -> None:
    snippet = Snippet("p/s", "p", "open", title, "text", "-x", "Ctrl+F5")
    made = Pack("p", "P", "zh-CN", STAGES, (snippet,))
    same(read_again(name, made), made.snippets)


def test_lines_that_other_delimiters_would_divide_are_no_riddle() -> None:
    made = pack("\n".join(f"{n}; a | b" for n in range(60)))
    same(read_again("csv", made), made.snippets)


def espanso_texts(*bodies: str) -> list[str]:
    return [entry.body for entry in read_again("espanso", pack(*bodies)).entries]


def test_plain_texts_come_back_from_espanso() -> None:
    bodies = [body for body in NASTY if "[[" not in body]
    assert espanso_texts(*bodies) == [body.removesuffix("\n") for body in bodies]


def test_titles_and_abbreviations_come_back_from_espanso() -> None:
    made = pack(*NASTY)
    entries = read_again("espanso", made).entries
    assert [(each.title, each.abbreviation) for each in entries] == [
        (each.title, each.abbreviation) for each in made.snippets
    ]


@cheap
@given(body=BODIES)
def test_any_text_comes_back_from_espanso(body: str) -> None:
    if "$|$" not in body and "\\" not in body:
        assert espanso_texts(body) == [body.removesuffix("\n")] or "[[" in body
