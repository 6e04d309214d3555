"""Packs of every shape that a file may hold."""

from hypothesis import strategies as st

from snippets_app.core.model import Pack, Snippet, Stage

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
NASTY = st.sampled_from(
    ['"""', "'''", "\\", "\\\\", '"', "\n", "\t", "#", "[[a]]", "\u202e", "👋🏽"]
)
_PLAIN = st.characters(exclude_categories=("Cs", "Cc"))
LINES = st.lists(NASTY.filter(lambda part: part not in "\n\t") | _PLAIN, max_size=12).map("".join)
TITLES = LINES.filter(str.strip).map(lambda text: text[:60]).filter(str.strip)
BODIES = st.lists(NASTY | _PLAIN, min_size=1, max_size=30).map("".join).filter(str.strip)


def accept_all(_body: str) -> None:
    """A body check that finds nothing."""


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A valid pack."""
    pack = draw(IDS)
    stages = [Stage(name, draw(TITLES)) for name in draw(st.lists(IDS, unique=True, max_size=3))]
    names = draw(st.lists(IDS, unique=True, max_size=4)) if stages else []
    snippets = [
        Snippet(
            id=f"{pack}/{name}",
            pack=pack,
            stage=draw(st.sampled_from(stages)).id,
            title=draw(TITLES),
            body=draw(BODIES),
            abbreviation=draw(st.sampled_from(["", f"a{number}"])),
            hotkey=draw(st.sampled_from(["", "Ctrl+Shift+1", "Ctrl+;"])),
        )
        for number, name in enumerate(names)
    ]
    language = draw(st.sampled_from(["zh-CN", "ko", "en", "und"]))
    return Pack(pack, draw(TITLES), language, tuple(stages), tuple(snippets), draw(LINES))
