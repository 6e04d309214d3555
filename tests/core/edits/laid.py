"""Libraries of all sorts for the tests of edits, and what an edit makes of one."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from snippets_app.core.edits.laying import by_id, whole
from snippets_app.core.edits.model import Layers
from snippets_app.core.model import Layer, Pack, PersonalChange, Snippet, Stage

STAGES = (Stage("a", "A"), Stage("b", "B"))
SHIPPED = tuple(Snippet(f"p/s{n}", "p", "ab"[n > 2], f"S{n}", f"Text {n}") for n in range(5))
BELOW = (
    Pack("p", "P", "en", STAGES, SHIPPED),
    Pack("q", "Q", "ko", STAGES[:1], (Snippet("q/s0", "q", "a", "Q0", "See {snippet:p/s1}."),)),
)
MINE = Pack("mine", "Mine", "zh-CN", (Stage("c", "C"), Stage("d", "D")), (), "", Layer.PERSONAL)

places = st.none() | st.sampled_from([-1.0, 0.5, 1.0, 1.0 + 2**-52, 2.0, 1_000_001.0])
bodies = st.sampled_from(
    ["Words", "{snippet:s1} and {{so}} on", "{snippet:p/s0}{snippet:mine/own-1}", "{broken", "{"]
)
owned = st.builds(
    PersonalChange,
    st.sampled_from([f"{pack}/own-{n}" for pack in ("p", "mine", "lost") for n in range(1, 4)]),
    st.sampled_from("abcd"),
    st.sampled_from(["One", "Two"]),
    bodies,
    st.just(""),
    st.just(""),
    place=places,
)
changed = st.builds(
    PersonalChange,
    st.sampled_from([each.id for each in SHIPPED]),
    stage=st.none() | st.sampled_from("ab"),
    body=st.none() | bodies,
    hidden=st.booleans(),
    place=places,
)
layers = st.builds(
    Layers,
    st.just(BELOW),
    st.lists(owned | changed, max_size=9, unique_by=lambda each: each.snippet).map(tuple),
    st.sampled_from([(), (MINE,)]),
)


def order(given: Layers, pack: str) -> list[str]:
    """The ids of a pack in order, the hidden ones too."""
    found = (each for each in whole(given).packs if each.id == pack)
    return [snippet.id for each in found for snippet in each.snippets]


def looks(given: Layers) -> Mapping[str, Snippet]:
    """Every snippet as it looks, whoever made it."""
    return {name: replace(each, layer=Layer.TEAM) for name, each in by_id(whole(given)).items()}


def hidden(given: Layers) -> set[str]:
    return {change.snippet for change in given.changes if change.hidden}
