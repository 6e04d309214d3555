"""Whatever is imported into whatever library: nothing is lost, the second time all is there."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snippets_app.core.draft import Draft, Entry, Refused, Remark
from snippets_app.core.edits.model import Layers, PackRow
from snippets_app.core.importing.model import Choices, Conflict, Deed, State
from snippets_app.core.importing.owning import fold_abbreviation, fold_hotkey
from snippets_app.core.importing.planning import plan
from snippets_app.core.layers import snippets_of
from snippets_app.core.limits import check_change
from snippets_app.core.model import Library, Pack, PersonalChange, Snippet, Stage
from tests.core.importing.libraries import done, pack_draft

thorough = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))

TITLES = st.sampled_from(["Hello", "hello", "您好", "再见", "Bye", "tool k", "Hello 2"])
BODIES = st.sampled_from(["Good day.", "您好。", "Bye.", "x"])
ABBREVIATIONS = st.sampled_from(["", "", "a", "A", "b", "c", "d"])
HOTKEYS = st.sampled_from(["", "", "Ctrl+1", "Ctrl+2", "Ctrl+3"])
GROUPS = st.sampled_from(["", "Greeting", "greeting", "结束", "Mine", "closing"])
NAMES = st.sampled_from(["hello", "hello-2", "bye", "tool-k", "tool-k2", "n1", "n2"])
STAGES = (Stage("greeting", "Greeting"), Stage("closing", "The end"))
ENTRIES = st.builds(
    Entry,
    row=st.integers(1, 9),
    title=TITLES,
    body=BODIES,
    group=GROUPS,
    abbreviation=ABBREVIATIONS,
    hotkey=HOTKEYS,
    file=st.sampled_from(["", "a.json"]),
    key=st.sampled_from(["", "", "k", "{k2}", "k2", "K"]),
)
REFUSED = st.builds(Refused, st.integers(1, 9), st.just(Remark("There is no text in it.")))
FOREIGN = st.builds(
    Draft,
    groups=st.lists(GROUPS.filter(bool), unique=True).map(tuple),
    entries=st.lists(ENTRIES, max_size=9).map(tuple),
    refused=st.lists(REFUSED, max_size=2).map(tuple),
    name=st.sampled_from(["Mine", "Phone", "文件", "closing"]),
    source=st.just("tool"),
)
SNIPPETS = st.builds(
    Snippet,
    id=NAMES.map("phone/{}".format),
    pack=st.just("phone"),
    stage=st.sampled_from([stage.id for stage in STAGES]),
    title=TITLES,
    body=BODIES,
    abbreviation=ABBREVIATIONS,
    hotkey=HOTKEYS,
)


def one_owner_each(snippets: list[Snippet]) -> list[Snippet]:
    """As a good pack is: nothing is owned twice."""
    kept: list[Snippet] = []
    for each in snippets:
        taken = {fold_abbreviation(one.abbreviation) for one in kept}
        hotkeys = {one.hotkey for one in kept}
        kept.append(
            replace(
                each,
                abbreviation="" if fold_abbreviation(each.abbreviation) in taken
                else each.abbreviation,
                hotkey="" if each.hotkey in hotkeys else each.hotkey,
            )
        )  # fmt: skip
    return kept


PACKS = st.lists(SNIPPETS, max_size=6, unique_by=lambda each: each.id).map(
    lambda found: Pack("phone", "Phone", "en", STAGES, tuple(one_owner_each(found)))
)
OWN = PACKS.map(pack_draft)
DRAFTS = FOREIGN | OWN
CHANGES = st.lists(
    st.builds(PersonalChange, NAMES.map("phone/{}".format), hidden=st.booleans()),
    max_size=3,
    unique_by=lambda each: each.snippet,
).map(tuple)
LIBRARIES = st.builds(lambda pack, changes: Layers((pack,), changes, ()), PACKS, CHANGES)
INTO = st.sampled_from(["", "phone", "New one", "Phone"])


@thorough
@given(layers=LIBRARIES, draft=DRAFTS, into=INTO)
def test_the_second_time_all_is_the_same(layers: Layers, draft: Draft, into: str) -> None:
    choices = Choices(into=into)
    first = plan(layers, draft, choices)
    again = plan(done(layers, first.edit), draft, choices)
    assert [row.state for row in again.rows if row.state not in (State.SAME, State.REFUSED)] == []
    assert again.edit.rows == ()


@thorough
@given(layers=LIBRARIES, draft=DRAFTS, into=INTO)
def test_keeping_both_changes_nothing_that_is_there(
    layers: Layers, draft: Draft, into: str
) -> None:
    choices = Choices(into=into, conflict=Conflict.KEEP_BOTH)
    first = plan(layers, draft, choices)
    after = done(layers, first.edit)
    before, now = shown(layers.library), shown(after.library)
    assert {name: now[name] for name in before} == before
    assert first.count(Deed.CHANGE) == 0
    assert plan(after, draft, choices).edit.rows == ()


@thorough
@given(
    layers=LIBRARIES, draft=DRAFTS, into=INTO,
    conflict=st.sampled_from(Conflict),
    single=st.dictionaries(st.integers(0, 9), st.sampled_from(Conflict), max_size=3),
)  # fmt: skip
def test_no_record_is_lost_and_the_plan_is_what_comes(
    layers: Layers,
    draft: Draft,
    into: str,
    conflict: Conflict,
    single: dict[int, Conflict],
) -> None:
    found = plan(layers, draft, Choices(into=into, conflict=conflict, single=single))
    assert Counter(row.record for row in found.rows) == Counter((*draft.entries, *draft.refused))
    now = shown(done(layers, found.edit).library)
    given_ids = [row.snippet for row in found.rows if row.deed is not Deed.NOTHING]
    assert len(set(given_ids)) == len(given_ids)
    for row in found.rows:
        if row.deed is Deed.NOTHING:
            continue
        assert isinstance(row.record, Entry)
        snippet = now[row.snippet]
        assert (snippet.title, snippet.body) == (row.record.title, row.record.body)
        assert snippet.stage == row.stage
    for change in found.edit.rows:
        if not isinstance(change, PackRow) and change.after:
            check_change(change.after)


@thorough
@given(layers=LIBRARIES, draft=DRAFTS, into=INTO, conflict=st.sampled_from(Conflict))
def test_nothing_has_two_owners(
    layers: Layers, draft: Draft, into: str, conflict: Conflict
) -> None:
    found = plan(layers, draft, Choices(into=into, conflict=conflict))
    after = done(layers, found.edit).library
    for pack in after.packs:
        assert no_two(fold_abbreviation(each.abbreviation) for each in pack.snippets)
    assert no_two(fold_hotkey(each.hotkey) for each in snippets_of(after))


@thorough
@given(layers=LIBRARIES, draft=DRAFTS, into=INTO)
def test_skipping_changes_nothing_that_is_there_and_adds_what_is_new(
    layers: Layers, draft: Draft, into: str
) -> None:
    found = plan(layers, draft, Choices(into=into, conflict=Conflict.SKIP))
    assert found.count(Deed.CHANGE) == 0
    assert found.count(Deed.ADD) == found.count(State.NEW)


def shown(library: Library) -> dict[str, Snippet]:
    return {each.id: each for each in snippets_of(library)}


def no_two(values: object) -> bool:
    counts = Counter(value for value in values if value)  # type: ignore[attr-defined]
    return all(count == 1 for count in counts.values())
