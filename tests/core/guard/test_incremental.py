"""Whatever is done to a text, the findings are those of the text as it stands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.guard.engine import Engine
from snippets_app.core.guard.model import Place
from tests.core.guard.engine_parts import compiled, rule, told

RULES = compiled(
    rule(
        "保证",
        exceptions=("保证金", "质量保证书", "您 保证", "保证能行"),
        not_after=("不能", "can't"),
    ),
    rule("不知道", "我不知道", instead=("我查一下",)),
    rule("智道", homophones=True),
    rule("calm down", "never", "you can"),
    rule("뭐라고요", "가"),
    rule("好的", "嗯", place=Place.WHOLE),
    rule("喂", "hi", place=Place.START, exceptions=("喂养",)),
    rule("안녕", place=Place.END),
    rule("嘛", "啦", place=Place.CLAUSE_END),
    rule("嘻嘻哈哈", "aba", "bab"),
    rule("谁告诉你", you_too=False),
    rule(kind="words", words={"你": "您", "你们保证": "我们保证"}),
    rule(r"\d{3,5}|知.{0,9}道", kind="secrets", exceptions=("1234",)),
)
# Whatever takes part in some rule, and whatever may come between.
BITS = (
    *"保证金不知道智你您嘛啦嗯喂hiab12\"“”「」'’\n\r。~，* \u200b😀",
    *"\ud83d\udc00\u0301\ufe0f가각뭐ㄱㅏ\u1100\u1161\u11a8",
    "保证", "书", "质量", "不能", "can't", "不知道", "calm", " down", "never", "n e v e r",
    "you can", "라고요", "라라라", "好的", "안녕", "嘻嘻", "哈哈哈", "1234", "\r\n", "\u2028",
    "谁告诉", "们", "—" * 16, "x" * 150, "知" * 40,
)  # fmt: skip
TEXT = st.lists(st.sampled_from(BITS), max_size=4).map("".join)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), TEXT), min_size=1, max_size=25)
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def edited(text: str, where: float, removed: int, added: str) -> str:
    place = round(where * len(text))
    return text[:place] + added + text[place + removed :]


@settings(max_examples=300, deadline=None)
@given(EDITS)
def test_edits_find_what_a_fresh_look_finds(edits: list[tuple[float, int, str]]) -> None:
    engine = Engine(RULES)
    text = ""
    for where, removed, added in edits:
        text = edited(text, where, removed, added)
        assert engine.update(text) == Engine(RULES).update(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(ANY_TEXT, TEXT), max_size=6))
def test_any_text_may_follow_any_other(texts: list[str]) -> None:
    engine = Engine(RULES)
    for text in texts:
        engine.update(text)
        fresh = Engine(RULES)
        fresh.update(text)
        assert engine.settle() == fresh.settle()
        for found in engine.settle():
            assert 0 <= found.start < found.end <= len(text)
            assert found.text in (text[found.start : found.end], "")
            assert not found.pending


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_key_by_key_is_like_pasted(text: str) -> None:
    engine = Engine(RULES)
    for end in range(len(text) + 1):
        engine.update(text[:end])
    pasted = Engine(RULES)
    pasted.update(text)
    assert engine.settle() == pasted.settle()
    assert engine.update("") == ()


def test_a_hit_that_may_become_harmless_waits() -> None:
    engine = Engine(RULES)
    promise = "保证"
    assert told(engine.update("我保证")) == [(promise, "保证", True)]
    assert told(engine.settle()) == [(promise, "保证", False)]
    assert told(engine.update("我保证")) == [(promise, "保证", False)]
    assert engine.update("我保证金") == ()
    assert told(engine.update("质量 保证 ")) == [(promise, "保证", True)]
    assert told(engine.update("质量 保证。")) == [(promise, "保证", False)]
    assert told(engine.update("我保证能")) == [(promise, "保证", True)]
    assert told(engine.update("我保证能不")) == [(promise, "保证", False)]
    assert engine.update("我保证能行") == ()
    assert told(engine.update("我保证")) == [(promise, "保证", True)]
    assert told(engine.update("我保证的")) == [(promise, "保证", False)]
    assert told(engine.update("质量保证")) == [(promise, "保证", True)]
    assert [found.pending for found in engine.update("123")] == [True]
    assert [found.pending for found in engine.update("1235")] == [False]


def test_the_end_of_a_message_or_clause_waits() -> None:
    engine = Engine(RULES)
    assert told(engine.update("好的")) == [("好的", "好的", True)]
    assert told(engine.update("好的，嘛")) == [("嘛", "嘛", True)]
    assert told(engine.update("好的，嘛。")) == [("嘛", "嘛", False)]
    assert told(engine.update("안녕")) == [("안녕", "안녕", True)]
    assert told(engine.settle()) == [("안녕", "안녕", False)]


def test_forgets_everything() -> None:
    engine = Engine(RULES)
    found = engine.update("我不知道，保证，123")
    assert len(found) == 5
    engine.forget()
    assert engine.settle() == ()
    assert engine.update("嗯") == Engine(RULES).update("嗯")
    assert engine.update("我不知道，保证，123") == found


def test_a_quotation_mark_changes_what_stands_before_it() -> None:
    engine = Engine(RULES)
    assert told(engine.update("“怪你")) == [("你", "你", False)]
    assert engine.update("“怪你”") == ()
    assert told(engine.update("“怪你\n”")) == [("你", "你", False)]


def test_words_that_sound_the_same_replace_each_other() -> None:
    engine = Engine(RULES)
    for text in ("布知到", "布之到", "布之道"):
        assert text in [found.text for found in engine.update(text)]
