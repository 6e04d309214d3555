"""The evasions do what they say, so that a warning that survives them means something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.evasions import (
    EVASIONS,
    Unfit,
    decomposed,
    drawn_out,
    full_width,
    one_homophone,
    spaced,
    split_jamo,
    starred,
    traditional,
    upper_case,
    with_emoji,
    with_honorific_you,
    with_marks,
    zero_width,
)


@pytest.mark.parametrize(
    ("evasion", "text", "expected"),
    [
        (spaced, "不知道", "不 知 道"),
        (zero_width, "不知道", "不\u200b知\u200b道"),
        (starred, "안녕", "안*녕"),
        (with_emoji, "保证", "保❤️证"),
        (with_marks, "喂", "喂！！！!!!"),
        (full_width, "9494 ok", "９４９４\u3000ｏｋ"),
        (traditional, "这种问题连小孩子都知道", "這種問題連小孩子都知道"),
        (with_honorific_you, "你还想怎样", "您还想怎样"),
        (upper_case, "calm down", "CALM DOWN"),
        (split_jamo, "뭐라고요", "ㅁㅝㄹㅏㄱㅗㅇㅛ"),
        (decomposed, "가", "\u1100\u1161"),
        (drawn_out, "calm", "ccccalm"),
        (drawn_out, "谁告诉你的", "谁谁谁谁告诉你的"),
        (drawn_out, "安安静静", "安安静静静静静"),
    ],
)
def test_an_evasion_writes_the_text_otherwise(evasion, text, expected):
    assert evasion(text) == expected


@pytest.mark.parametrize(
    ("evasion", "text"),
    [
        (spaced, "是"),
        (drawn_out, "是"),
        (full_width, "保证"),
        (traditional, "不行"),
        (traditional, "안녕"),
        (with_honorific_you, "保证"),
        (upper_case, "保证"),
        (split_jamo, "保证"),
        (decomposed, "保证"),
        (one_homophone, "保证"),
        (one_homophone, "calm down"),
    ],
)
def test_an_evasion_that_cannot_apply_says_why(evasion, text):
    assert isinstance(evasion(text), Unfit)
    assert evasion(text).reason


def test_a_homophone_changes_one_character_and_no_sound():
    from pypinyin import lazy_pinyin

    text = "我绝对没说过这种话"
    other = one_homophone(text)
    changed = [place for place, (a, b) in enumerate(zip(text, other, strict=True)) if a != b]
    assert len(changed) == 1
    assert lazy_pinyin(text[changed[0]]) == lazy_pinyin(other[changed[0]])


@given(st.text(max_size=20), st.sampled_from(sorted(EVASIONS)))
def test_an_evasion_never_fails_and_never_gives_the_text_back(text, name):
    if text:
        assert EVASIONS[name](text) != text
