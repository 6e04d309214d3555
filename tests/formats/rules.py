"""Rules of every shape that a file may hold."""

from typing import Any

from hypothesis import strategies as st

from snippets_app.core.guard.model import Place, Rule, Severity
from tests.formats.packs import IDS, NASTY

_PLAIN = st.characters(exclude_categories=("Cs", "Cc"))
_WORD = st.lists(_PLAIN, max_size=6).map(lambda parts: "字词" + "".join(parts))
_WORDS = st.lists(_WORD, min_size=1, max_size=3).map(tuple)
_TEXT = st.lists(NASTY | _PLAIN, min_size=1, max_size=9).map("".join)
_EXAMPLES = st.lists(_TEXT, min_size=1, max_size=2).map(tuple)
_FIELDS: dict[str, dict[str, Any]] = {
    "phrase": {"texts": _WORDS, "not_after": st.just(("不",)), "you_too": st.booleans()},
    "message": {"texts": _WORDS, "place": st.sampled_from([Place.START, Place.END])},
    "promise": {"texts": _WORDS, "homophones": st.sampled_from([None, True, False])},
    "tone": {"texts": _WORDS, "exceptions": _WORDS, "instead": st.just(("", "您"))},
    "plain-words": {"words": st.dictionaries(_WORD, st.just("") | _WORD, min_size=1, max_size=3)},
    "pattern": {"texts": st.just(("[喂哎]{2,}",)), "snippet": st.just("phone-zh/apology")},
    "customer-data": {"texts": st.just(("payment-card", "korean-registration"))},
}


@st.composite
def rules(draw: st.DrawFn, language: str) -> Rule:
    """A valid rule."""
    kind = draw(st.sampled_from(sorted(_FIELDS)))
    reasons = draw(st.dictionaries(st.sampled_from(["zh", "ko", "en"]), _WORD))
    return Rule(
        id=draw(IDS),
        kind=kind,
        language=language,
        severity=draw(st.sampled_from(Severity)),
        reason=_first(reasons, language) or draw(_WORD),
        matches=draw(_EXAMPLES),
        passes=draw(_EXAMPLES),
        reasons=reasons,
        **{name: draw(values) for name, values in _FIELDS[kind].items()},
    )


def _first(reasons: dict[str, str], language: str) -> str:
    names = (language, "en", *reasons)
    return next((reasons[name] for name in names if name in reasons), "")


def several(language: str) -> st.SearchStrategy[tuple[Rule, ...]]:
    """Rules of one file."""
    each = rules(language)
    return st.lists(each, max_size=4, unique_by=lambda rule: rule.id).map(tuple)
