"""Moved snippets stand where they were put, all others stay, and references follow."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.edits.applying import applied
from snippets_app.core.edits.model import EditKind, Layers, PackRow, SnippetRow
from snippets_app.core.edits.moving import Spot, move
from snippets_app.core.edits.ordering import make_room
from snippets_app.core.edits.referring import body_after
from snippets_app.core.model import PersonalChange, Snippet, Stage
from snippets_app.core.placeholders.snippet import full_id
from snippets_app.core.template import parse
from snippets_app.errors import AppError
from tests.core.edits.laid import BELOW, MINE, hidden, layers, looks, order

PLAIN = Layers(BELOW, (), ())


@st.composite
def moves(draw: st.DrawFn) -> tuple[Layers, list[str], Spot]:
    laid = draw(layers)
    ids = sorted(looks(laid))
    chosen = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True))
    pack = draw(st.sampled_from([each.id for each in laid.library.packs]))
    inside = order(laid, pack)
    before = draw(st.just("") | st.sampled_from(inside)) if inside else ""
    return laid, chosen, Spot(pack, draw(st.sampled_from(["", "a", "b"])), before)


def _expected(laid: Layers, chosen: list[str], to: Spot, names: dict[str, str]) -> list[str]:
    ids = order(laid, to.pack)
    new = [names[each] for each in chosen]
    rest = [each for each in ids if each not in new]
    if to.before:
        behind = [each for each in ids[ids.index(to.before) :] if each in rest]
        index = rest.index(behind[0]) if behind else len(rest)
    else:
        at = [n for n, each in enumerate(rest, 1) if to.stage in ("", looks(laid)[each].stage)]
        index = max(at, default=len(rest))
    return rest[:index] + new + rest[index:]


def _names(laid: Layers, later: Layers, chosen: list[str], to: Spot) -> dict[str, str]:
    """Which id each of the chosen has now: in the order of the new ones."""
    fresh = iter([each for each in order(later, to.pack) if each not in looks(laid)])
    return {e: e if looks(laid)[e].pack == to.pack else next(fresh) for e in chosen}


@given(moves())
def test_the_order_is_what_was_asked_and_nothing_else_changes(
    asked: tuple[Layers, list[str], Spot],
) -> None:
    laid, chosen, to = asked
    later = applied(laid, move(laid, chosen, to))
    names = _names(laid, later, chosen, to)
    renamed = {old: new for old, new in names.items() if old != new}
    assert order(later, to.pack) == _expected(laid, chosen, to, names)
    for pack in laid.library.packs:
        if pack.id != to.pack:
            gone = {old for old in renamed if old not in laid.shipped}
            assert order(later, pack.id) == [e for e in order(laid, pack.id) if e not in gone]
    assert hidden(later) == hidden(laid) | (renamed.keys() & laid.shipped)
    for old, snippet in looks(laid).items():
        if old in renamed and old in laid.shipped:
            continue  # hidden, as it was
        stage = to.stage or snippet.stage if old in names else snippet.stage
        pack = to.pack if old in names else snippet.pack
        body = body_after(snippet, renamed)
        wanted = replace(snippet, id=names.get(old, old), pack=pack, stage=stage, body=body)
        assert looks(later)[wanted.id] == wanted


def _named(found: Mapping[str, Snippet], snippet: Snippet) -> list[str]:
    """What a text names, by titles and first words: ids are others after a move."""
    try:
        references = parse(snippet.body).references
    except AppError:
        return []
    meant = (found.get(full_id(each, snippet.id)) for each in references)
    return [f"{each.title}: {each.body[:4]}" if each else "none" for each in meant]


@given(moves())
def test_every_text_names_the_same_snippets_as_before(
    asked: tuple[Layers, list[str], Spot],
) -> None:
    laid, chosen, to = asked
    before = looks(laid)
    lost = {"p/s0", "p/s1", "mine/s1", "lost/s1", "mine/own-1"} - before.keys()
    later = applied(laid, move(laid, chosen, to, lost))
    names, after = _names(laid, later, chosen, to), looks(later)
    for old, snippet in before.items():
        new = after[names.get(old, old)]
        assert _named(after, new) == _named(before, snippet)


@given(
    st.lists(st.floats(-1e6, 2e6), max_size=30).map(sorted),
    st.integers(0, 30),
    st.integers(1, 5),
)
def test_there_is_always_room_and_the_neighbours_keep_their_order(
    standing: list[float], index: int, count: int
) -> None:
    index = min(index, len(standing))
    aside, found = make_room(standing, index, count)
    made = [aside.get(number, at) for number, at in enumerate(standing)]
    assert sorted(made) == made
    order_now = [*made[:index], *found, *made[index:]]
    assert sorted(order_now) == order_now
    assert len({*found}) == count
    assert not {*found} & {*made}


def test_a_move_within_a_pack_stores_places_alone() -> None:
    edit = move(PLAIN, ["p/s4"], Spot("p", "", "p/s1"))
    assert edit.rows == (SnippetRow("p/s4", PersonalChange("p/s4", place=0.5)),)
    assert (edit.kind, edit.subject) == (EditKind.MOVE, "S4")


def test_a_pack_without_the_stage_gets_it() -> None:
    laid = Layers(BELOW, (), (MINE,))
    [stages, *_rows] = move(laid, ["p/s0"], Spot("mine")).rows
    assert isinstance(stages, PackRow)
    assert stages.after
    assert stages.after.stages == (*MINE.stages, Stage("a", "A"))


def test_a_name_that_is_spent_is_not_given_again() -> None:
    laid = Layers(BELOW, (), (MINE,))
    later = applied(
        laid, move(laid, ["p/s0", "p/s1"], Spot("mine", "c"), {"mine/s0", "mine/own-1"})
    )
    assert order(later, "mine") == ["mine/own-2", "mine/s1"]


def test_a_pack_that_is_gone_takes_nothing() -> None:
    assert move(PLAIN, ["p/s0"], Spot("gone")).rows == ()
