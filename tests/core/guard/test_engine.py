"""What is found in a complete text, and what is not."""

import unicodedata

import pytest

from snippets_app.core.guard.detecting import OVERLAP, PART
from snippets_app.core.guard.engine import LIMIT, Engine, find
from snippets_app.core.guard.hits import GAP
from tests.core.guard.engine_parts import compiled, hits, rule, told

VERBATIM = rule("不知道")
KOREAN = rule("뭐라고요")
ENGLISH = rule("calm down")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我不知道。", "不知道"),
        ("不 知 道", "不 知 道"),
        ("不*知*道*", "不*知*道"),
        ("不，知\u200b\ufe0f道", "不，知\u200b\ufe0f道"),
        ("不👋🏽知道", "不👋🏽知道"),
        ("不\ud83d知道", "不\ud83d知道"),
        ("不智道", "不智道"),
        ("布之到", "布之到"),
        ("不知", ""),
        ("不\n知道", ""),
        ("不" + "—" * GAP + "知道", "不" + "—" * GAP + "知道"),
        ("不" + "—" * (GAP + 1) + "知道", ""),
    ],
)
def test_chinese(text: str, found: str) -> None:
    assert hits(VERBATIM, text) == ([found] if found else [])


@pytest.mark.parametrize("text", ["誰告訴妳的", "谁告诉您的", "誰、告訴你的", "谁告诉你的"])
def test_traditional_and_polite(text: str) -> None:
    assert hits(rule("谁告诉你的"), text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("뭐라고요?", "뭐라고요"),
        ("뭐 라 고 요", "뭐 라 고 요"),
        ("ㅁㅝㄹㅏㄱㅗㅇㅛ", "ㅁㅝㄹㅏㄱㅗㅇㅛ"),
        ("ㅁㅜㅓ라고요", "ㅁㅜㅓ라고요"),
        (unicodedata.normalize("NFD", "뭐라고요"), unicodedata.normalize("NFD", "뭐라고요")),
        ("뭐라고용", ""),
        (unicodedata.normalize("NFD", "뭐라고용"), ""),
        ("뭐라고요" + "\u11bc", ""),
    ],
)
def test_korean(text: str, found: str) -> None:
    assert hits(KOREAN, text) == ([found] if found else [])


def test_a_syllable_is_not_part_of_another() -> None:
    assert hits(rule("가"), "각 강 \u1100\u1161\u11a8") == []
    assert hits(rule("가"), "가 \u1100\u1161") == ["가", "\u1100\u1161"]
    assert hits(rule("ㅏㄱ"), "각") == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("calm down", "Please CALM-DOWN!", "CALM-DOWN"),
        ("calm down", "calm  down, sir", "calm  down"),
        ("calm down", "calm downtown", ""),
        ("calm down", "becalm down", ""),
        ("calm down", "ｃａｌｍ　ｄｏｗｎ", "ｃａｌｍ　ｄｏｗｎ"),
        ("calm down", "c a l m d o w n", "c a l m d o w n"),
        ("calm down", "ca*lm do\u200bwn", "ca*lm do\u200bwn"),
        ("calm down", "cal mdown", ""),
        ("never", "n e v e r", "n e v e r"),
        ("never", "n.e.v.e.r", "n.e.v.e.r"),
        ("never", "down everything", ""),
        ("the never", "then ever", ""),
        ("never", "n ever", ""),
        ("never", "Nеvеr", "Nеvеr"),
        ("don't know", "I dont know", "dont know"),
        ("dont know", "I don’t know", "don’t know"),
        ("you can", "you can't", ""),
        ("you can", "you can", "you can"),
        ("VIP客户", "是vip客户吗", "vip客户"),
        ("100%", "1100%", ""),
        ("100%", "保证100%的", "100"),
        ("star", "a star in stars", "star"),
    ],
)
def test_words(pattern: str, text: str, found: str) -> None:
    assert hits(rule(pattern), text) == ([found] if found else [])


def test_two_characters_have_homophones_only_where_asked_for() -> None:
    assert hits(rule("保证"), "宝正") == []
    assert hits(rule("保证", homophones=True), "宝正") == ["宝正"]
    assert hits(rule("不知道", homophones=False), "布之到") == []


def test_an_exception_covers_its_own_rule() -> None:
    promise = rule("保证", exceptions=("保证金", "质量保证书", "不能保证"))
    text = "保证金、质量保证书，不能保证，我保证。"
    assert hits(promise, text) == ["保证"]
    assert hits(compiled(promise, rule("能保证")), text) == ["能保证", "保证"]


def test_an_exception_covers_what_a_detector_finds() -> None:
    number = rule(r"\d+", kind="secrets", exceptions=("400 800",))
    assert hits(number, "请打 400800 或 12345") == ["12345"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("我保证", 1), ("不能保证", 0), ("不能，保证", 0), ("can't保证", 0), ("scan't保证", 1)],
)
def test_not_after(text: str, found: int) -> None:
    assert len(hits(rule("保证", not_after=("不能", "can't")), text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("你好", ["你"]),
        ("您好", []),
        ("“你”和你", ["你"]),
        ("他说“你好", ["你"]),
        ("他说「怪你」", []),
        ('"怪你\n"', ["你"]),
    ],
)
def test_tone(text: str, found: list[str]) -> None:
    assert hits(rule(kind="words", words={"你": "您"}), text) == found


def test_one_finding_for_overlapping_hits_of_a_rule() -> None:
    both = rule("不知道", "我不知道", "知道吗")
    assert hits(both, "我不知道吗") == ["我不知道"]
    assert hits(compiled(both, rule("知道")), "我不知道") == ["我不知道", "知道"]


def test_wordings_come_from_the_pattern_or_the_rule() -> None:
    rules = (rule("不知道", instead=("我查",)), rule(kind="words", words={"同步": "一起更新"}))
    assert [one.instead for one in find(compiled(*rules), "不知道同步")] == [
        ("我查",),
        ("一起更新",),
    ]


def test_what_is_secret_is_not_repeated() -> None:
    (found,) = find(compiled(rule(r"\d{4}", kind="secrets")), "卡号 1234 。")
    assert (found.start, found.end, found.text) == (3, 7, "")


def test_what_is_secret_is_not_repeated_by_another_rule() -> None:
    number = rule(r"\d{4}", kind="secrets", exceptions=("9999",))
    rules = compiled(number, rule("号 1234", "号", "号 9999"), rule("怪"))
    assert told(find(rules, "怪号 1234 怪号 9999")) == [
        ("怪", "怪", False),
        ("号 1234", "", False),
        (number.id, "", False),
        ("怪", "怪", False),
        ("号 1234", "号 9999", False),
    ]


def test_a_detector_sees_lines_in_bounded_parts() -> None:
    numbers = compiled(rule(r"\d+", kind="secrets"))
    text = "x" * (PART - 2) + "1234\n" + "5" * (PART * 3)
    found = [(one.start, one.end) for one in find(numbers, text)]
    assert found[0] == (PART - 2, PART + 2)
    assert max(end - start for start, end in found) == PART + OVERLAP


def test_a_rule_without_any_letter_finds_nothing() -> None:
    assert hits(rule("！！"), "！！") == []
    assert hits(compiled(), "不知道") == []


def test_a_long_text_is_looked_at_from_its_start() -> None:
    text = "好" * (LIMIT - 3) + "不知道不知道"
    engine = Engine(compiled(VERBATIM))
    assert [one.start for one in engine.update(text)] == [LIMIT - 3]
    assert [one.start for one in find(compiled(VERBATIM), text)] == [LIMIT - 3, LIMIT]


def test_a_megabyte_is_searched_to_its_end() -> None:
    found = find(compiled(VERBATIM, KOREAN, ENGLISH), "好 a가\n" * 200_000 + "不知道")
    assert [one.text for one in found] == ["不知道"]


def test_positions_count_code_points() -> None:
    (found,) = find(compiled(VERBATIM), "😀😀不知道")
    assert (found.start, found.end) == (2, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cafe\u0301", ["cafe\u0301"]),
        ("c\u0336a\u0336f\u0336e\u0336\u0301!", ["c\u0336a\u0336f\u0336e\u0336\u0301"]),
        ("cafe\u0301s", []),
        ("e\u0301cafe", []),
        ("non\u0301cafe", []),
        ("不知道\ufe0f\u20e3了", ["不知道\ufe0f\u20e3"]),
        ("👨\u200d👩\u200d👧不知道👨🏽\u200d💻", ["不知道"]),
        ("\ud83d不\udc00知道\udc00", ["不\udc00知道"]),
        ("不知\r\n道\r\n不知道\r\n", ["不知道"]),
    ],
)
def test_a_hit_is_whole_with_the_marks_on_it(text: str, found: list[str]) -> None:
    rules = compiled(rule("不知道"), rule("cafe", not_after=("no",)))
    assert hits(rules, text) == found
    assert len(hits(rules, unicodedata.normalize("NFC", text))) == len(found)


def test_a_mark_typed_after_a_hit_belongs_to_it() -> None:
    engine = Engine(compiled(VERBATIM))
    assert [one.end for one in engine.update("不知道")] == [3]
    assert [one.end for one in engine.update("不知道\u0336")] == [4]
    assert [one.end for one in engine.update("不知道\u0336\u0301x")] == [5]
    assert [one.end for one in engine.update("不知道x")] == [3]
