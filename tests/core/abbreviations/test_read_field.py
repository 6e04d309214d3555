"""Keys and what becomes of them in a field that tells its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.abbreviations.table import Abbreviations
from snippets_app.core.abbreviations.trigger import Trigger, trigger_before
from tests.core.abbreviations.typist import KNOWN, Typist, snippet

PIECES = st.lists(
    st.sampled_from([";", "；", "hi", "mom", "gks", " ", "x", "你", "한", "\n", "!", "7"]),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("keys", [True, False])
@pytest.mark.parametrize(
    ("method", "typed", "becomes"),
    [
        ("plain", ";hi ", "Hello!"),
        ("plain", "ok ;hi ", "ok Hello!"),
        ("plain", "(;HI ", "(Hello!"),
        ("plain", "你好;mom ", "你好A moment."),
        ("plain", "；hi\u3000", "Hello!"),
        ("plain", ";gd ", "안녕하세요."),
        ("hangul", ";hi ", "Hello!"),
        ("hangul", "rm ;gd ", "그 안녕하세요."),
        ("hangul", "dkssud;gks ", "안녕One."),
    ],
)
def test_an_abbreviation_fires(method: str, typed: str, becomes: str, keys: bool) -> None:
    assert Typist(method, keys=keys).type(typed).replaced() == becomes


@pytest.mark.parametrize("crossed", [False, True])
@pytest.mark.parametrize("shows", [False, True])
@pytest.mark.parametrize("full_width", [False, True])
def test_what_a_chinese_method_has_made_of_it_goes(
    full_width: bool, shows: bool, crossed: bool
) -> None:
    typist = Typist("pinyin", shows=shows, crossed=crossed, full_width=full_width)
    typist.type("ni ;hi ")
    assert typist.replaced() == "你Hello!"
    assert typist.fired[0].again == ";hi"


def test_a_method_that_keeps_the_prefix_to_itself_and_gives_the_letters() -> None:
    typist = Typist("plain", text="你")
    for key in ";mom":
        typist.now += 0.2
        typist.field.keyed(key, typist.now)
    typist.field.keyed("Space", typist.now)
    typist.put("mom")
    assert typist.replaced() == "你A moment."


@pytest.mark.parametrize(
    "typed", ["hi ", "a;hi ", "7;hi ", ";hi", ";hi!", ";h i ", "; hi ", ";hii ", ";hi\n", ";hi\t"]
)
def test_other_keys_do_not(typed: str) -> None:
    assert Typist().type(typed).fired == []


@pytest.mark.parametrize("typed", [";zai ", ";nihi ", "；；hi! "])
def test_other_keys_in_chinese_do_not_either(typed: str) -> None:
    assert Typist("pinyin").type(typed).fired == []


@pytest.mark.parametrize("method", ["plain", "hangul", "pinyin"])
def test_what_stood_there_or_came_at_once_was_not_typed(method: str) -> None:
    typist = Typist(method, text="so ;hi ")
    typist.put(" ;hi ")
    typist.caret = 7
    typist.put("")
    assert typist.fired == []


def test_all_at_once_is_typed_if_the_keys_were() -> None:
    typist = Typist()
    for key in (";", "h", "i", "Space"):
        typist.field.keyed(key, typist.now)
    typist.put(";hi ")
    assert typist.replaced() == "Hello!"


def test_between_other_words() -> None:
    typist = Typist(text="one two")
    typist.caret = 4
    typist.put("")
    assert typist.type(";hi ").replaced() == "one Hello!two"


def test_once_taken_back_a_blank_is_only_a_blank() -> None:
    typist = Typist().type(";hi ")
    (found,) = typist.fired
    typist.field.refuse(found)
    typist.text, typist.caret = found.again, len(found.again)
    typist.put("")
    typist.type(" ")
    assert typist.fired == [found]
    typist.type(";hi ")
    assert len(typist.fired) == 2


def test_backspace_mends_a_word() -> None:
    typist = Typist("plain").type(";hk")
    typist.text, typist.caret = ";h", 2
    typist.field.keyed("Backspace", typist.now)
    typist.put("")
    assert typist.type("i ").replaced() == "Hello!"


def test_letters_that_come_late_are_not_taken_for_a_choice() -> None:
    """Keys are told at once, the text much later: the abbreviation still counts, as it stands."""
    typist = Typist(text="ok ")
    for key in (";", "h", "i", "Space"):
        typist.now += 0.2
        typist.field.keyed(key, typist.now)
    for each in ";hi ":
        typist.put(each)
    assert typist.replaced() == "ok Hello!"


@pytest.mark.parametrize("fast", [True, False])
def test_where_it_began_must_be_certain(fast: bool) -> None:
    """A character from before the prefix that is told only now is not deleted with it."""
    typist = Typist("plain", text="我")
    for key in ("n", "i", "Space", ";", "h", "i"):
        typist.now += 0.02 if fast else 0.2
        typist.field.keyed(key, typist.now)
    typist.put("你")
    typist.put("；")
    typist.field.keyed("Space", typist.now + 0.2)
    typist.put("嗨")
    assert typist.fired == []


@given(PIECES, st.integers(0, 40))
def test_what_goes_stands_there_and_stands_alone(text: str, caret: int) -> None:
    caret = min(caret, len(text))
    found = trigger_before(text, caret, KNOWN)
    if found is not None:
        assert text[found.start : found.end] == found.typed
        assert found.end == caret
        assert found.typed[:-1] == found.again
        assert KNOWN.find(found.again[1:]) == found.snippet
        before = text[found.start - 1 : found.start]
        assert not (before.isascii() and before.isalnum())


@given(
    PIECES,
    st.sampled_from(["plain", "hangul", "pinyin"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([0.01, 0.2]),
)
def test_whatever_is_typed_nothing_before_the_prefix_goes(
    typed: str, method: str, shows: bool, crossed: bool, pause: float
) -> None:
    typist = Typist(method, shows=shows, crossed=crossed)
    keys = [key for key in typed if key in ";himogksx !7\n"]
    for key in keys:
        before, caret = typist.text, typist.caret
        typist.type(key, pause)
        for found in typist.fired:
            assert typist.text[found.start : found.end] == found.typed
            assert KNOWN.is_prefix(found.typed[0])
            assert "\n" not in found.typed
            assert len(found.typed) <= caret + 5 - found.start
            assert before[: found.start] == typist.text[: found.start]
        typist.fired.clear()


def test_packs_of_one_letter() -> None:
    typist = Typist(known=Abbreviations([snippet("a", "Yes.")]))
    assert typist.type(";a ").replaced() == "Yes."


def test_a_trigger_shows_nothing_of_the_text() -> None:
    assert "secret" not in repr(Trigger(snippet("a"), 0, "secret ", "secret"))
