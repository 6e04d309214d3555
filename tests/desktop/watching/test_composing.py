"""What is half composed, told from changes as Chromium makes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.desktop.watching.composing import Composing
from snippets_app.desktop.watching.difference import difference


def unfinished(*texts: str) -> list[str]:
    """What is unfinished after each of these texts, "" for nothing."""
    composing = Composing()
    found = []
    before = ""
    for text in texts:
        part = composing.follow(text, *difference(before, text))
        found.append(text[part.start : part.end] if part else "")
        before = text
    return found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("ㅇ", "아", "안", "안ㄴ", "안녀", "안녕", "안녕 "), "ㅇ|아|안|ㄴ|녀|녕|"),
        (("ㅂ", "바", "밥", "바보", "바보 "), "ㅂ|바|밥|보|"),
        (("n", "ni", "ni h", "ni ha", "ni hao", "你好"), "||ni h|ni ha|ni hao|"),
        (("x s", "x s b", "x "), "||"),  # after other text, as one change: not to be told
        (("好", "好s", "好s b", "好"), "||s b|"),
        (("x", "xi", "xia", "xian", "xi an", "西安"), "||||xi an|"),
        (("n", "ni", "ni h", "ni ha", "你ha", "你hao", "你好"), "||ni h|ni ha|你ha|你hao|"),
        (("a", "an", "an ", "an i", "an id"), "||||"),  # typed English: a blank comes alone
        (("안녕하세요",), ""),  # pasted
        (("가", "가나"), "|"),
        (("H", "He", "Hel"), "||"),
    ],
)
def test_changes(texts: tuple[str, ...], expected: str) -> None:
    assert "|".join(unfinished(*texts)) == expected


@given(st.lists(st.text(st.sampled_from("ab '한ㅎ你\n"), max_size=6), max_size=10))
def test_it_is_always_a_part_of_the_text(texts: list[str]) -> None:
    composing = Composing()
    before = ""
    for text in texts:
        part = composing.follow(text, *difference(before, text))
        assert part is None or 0 <= part.start < part.end <= len(text)
        before = text
