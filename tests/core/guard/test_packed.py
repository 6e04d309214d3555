"""Rules kept as text are the same rules."""

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.guard.model import Place, Rule, Severity
from snippets_app.core.guard.packed import pack

TEXTS = st.text(max_size=5)
ROWS = st.lists(TEXTS, max_size=3).map(tuple)
TABLES = st.dictionaries(TEXTS, TEXTS, max_size=2)
RULES = st.builds(
    Rule,
    id=TEXTS,
    kind=TEXTS,
    language=TEXTS,
    severity=st.sampled_from(Severity),
    reason=TEXTS,
    texts=ROWS,
    words=TABLES,
    exceptions=ROWS,
    not_after=ROWS,
    place=st.sampled_from(Place),
    you_too=st.booleans(),
    homophones=st.sampled_from((None, True, False)),
    instead=ROWS,
    snippet=TEXTS,
    matches=ROWS,
    passes=ROWS,
    reasons=TABLES,
)
TWO = (
    Rule("a", "phrase", "zh", Severity.WARN, "不妥", ("不知道",)),
    Rule("b", "phrase", "ko", Severity.HINT, "\ud800"),
)


@given(st.lists(RULES, max_size=4))
def test_the_same_rules_come_back(rules: list[Rule]) -> None:
    packed = pack(rules)
    assert len(packed) == len(rules)
    assert packed == rules
    assert [packed[number] for number in range(len(rules))] == rules
    assert packed[1:] == tuple(rules[1:])


def test_a_rule_met_twice_is_read_once() -> None:
    packed = pack(TWO)
    assert packed[1] is packed[-1]
    assert packed[1] == TWO[1]


def test_others_are_not_equal() -> None:
    assert pack(TWO) != TWO[:1]
    assert pack(TWO) != TWO[::-1]
    assert pack(TWO) != "no rules"


def test_what_is_packed_is_packed_once() -> None:
    packed = pack(TWO)
    assert pack(packed) is packed
