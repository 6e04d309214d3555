"""What an agent types, and what stands in the list then."""

from pathlib import Path

import pytest

from snippets_app.core.model import Snippet
from snippets_app.core.search.index import Hit, SearchIndex
from snippets_app.core.search.readings import Readings, load_readings
from snippets_app.errors import AppError

TABLE = Path(__file__).parent.parent.parent / "assets" / "readings.bin"

LIBRARY = (
    ("return", "after", "退货", "请您填写单号，我们马上处理。", "thh"),
    ("return-address", "after", "退货地址", "地址是{field:仓库=东区仓库}，请寄到付。", ""),
    ("wait", "hold", "请稍等", "请您稍等{choice:时长|一分钟|两分钟}，我来查询。", "sd"),
    ("hello", "greeting", "您好", "您好，请问有什么可以帮您？", ""),
    ("chongqing", "after", "发往重庆", "发货到重庆需要三天。", ""),
    ("lady", "greeting", "女士您好", "您贵姓？", ""),
    ("vip", "greeting", "VIP客户问候", "欢迎回来。", ""),
    ("annyeong", "greeting", "안녕하세요 고객님", "무엇을 도와드릴까요?", ""),
    ("information", "answer", "안내 말씀", "잠시만 기다려 주세요.", ""),
    ("tricky", "answer", "까다로운 질문", "확인해 드리겠습니다.", ""),
    ("road", "answer", "가나다 순서", "순서대로 처리합니다.", ""),
    ("thanks", "closing", "Thank you for waiting", "Hi again, thank you.", "ty"),
    ("hi", "greeting", "Hi there", "How may I help?", ""),
)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings(TABLE.read_bytes())


@pytest.fixture(scope="module")
def index(readings: Readings) -> SearchIndex:
    snippets = [Snippet(f"p/{id_}", "p", *rest) for id_, *rest in LIBRARY]
    return SearchIndex(snippets, readings)


def names(hits: list[Hit]) -> list[str]:
    return [hit.snippet.id.removeprefix("p/") for hit in hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # letter for letter
        ("退货", "return return-address"),
        ("地址", "return-address"),
        ("货地", "return-address"),
        ("THANK", "thanks"),
        ("ＴＨＡＮＫ", "thanks"),
        ("for you", "thanks"),
        ("thank you", "thanks"),
        ("p/lady", "lady"),
        ("thh", "return"),
        ("查询", "wait"),
        # full pinyin, initials, begun syllables, mixtures
        ("tuihuo", "return return-address"),
        ("th", "return thanks hi return-address"),
        ("tuih", "return return-address"),
        ("tui h", "return return-address"),
        ("退huo", "return return-address"),
        ("t货", "return return-address"),
        ("thdz", "return-address"),
        ("thdi", "return-address"),
        ("tuihdz", "return-address"),
        ("uihuo", ""),
        ("tuhuo", ""),
        ("qshd", "wait"),
        ("qingshaod", "wait"),
        ("vipkh", "vip"),
        ("nhqw", "hello"),  # in the body, across the comma
        ("ninhaoqing", "hello"),
        # polyphones and ü
        ("chongqing", "chongqing"),
        ("zhongqing", "chongqing"),
        ("fwcq", "chongqing"),
        ("fwzq", "chongqing"),
        ("nvshi", "lady"),
        ("nushi", "lady"),
        ("nüshi", "lady"),
        # Korean: initial consonants, composing, key position, decomposed
        ("ㅇㄴㅎㅅㅇ", "annyeong"),
        ("안녕하세요", "annyeong"),
        ("안녕ㅎ", "annyeong"),
        ("안녀", "annyeong"),
        ("안ㄴ", "annyeong information"),
        ("아", "annyeong information"),
        ("간", "road"),  # the input method's guess on the way to 가나
        ("세요고객", "annyeong"),
        ("고객", "annyeong"),
        ("dkssud", "annyeong"),
        ("dkssudgktpdyrhror", "annyeong"),
        ("dkss", "annyeong information"),
        ("DKSSUD", "annyeong"),
        ("dsgtd", "annyeong"),
        ("Rk", "tricky"),
        ("까", "tricky annyeong"),
        ("ㄲㄷㄹㅇ", "tricky"),
        ("\u110b\u1161\u11ab\u1102\u1167\u11bc", "annyeong"),
        ("\u110b\u1161\u11ab\u1102", "annyeong information"),
        # Latin typed with the Hangul state on
        ("ㅗㅑ", "hi thanks"),
        ("쇼ㅐㅕ", ""),
        # words that only the template language knows
        ("choice", ""),
        ("field", ""),
        ("东区", "return-address"),
        ("两分钟", "wait"),
        # nothing
        ("鑫", ""),
        ("。。", ""),
        ("\ud800", ""),
    ],
)
def test_finds(index: SearchIndex, query: str, expected: str) -> None:
    assert names(index.search(query)) == expected.split()


def test_an_exact_title_stands_before_a_longer_one_however_often_that_is_used(
    index: SearchIndex,
) -> None:
    hits = index.search("退货", usage={"p/return-address": 1.0})
    assert names(hits) == ["return", "return-address"]


def test_use_orders_within_a_quality(index: SearchIndex) -> None:
    usage = {"p/return-address": 0.4, "p/gone": 1.0, "p/return": 0.0}
    assert names(index.search("tuihuo", usage=usage)) == ["return-address", "return"]


def test_hits_of_the_stage_come_first_and_hide_no_others(index: SearchIndex) -> None:
    assert names(index.search("您好")) == ["hello", "lady"]
    assert names(index.search("qing", stage="greeting"))[0] == "hello"
    found = index.search("qing", stage="greeting")
    assert {hit.snippet.stage for hit in found} > {"greeting"}


@pytest.mark.parametrize("query", ["", " ", "　", "\u200b"])
def test_without_a_word_the_stage_is_listed_in_its_own_order(
    index: SearchIndex, query: str
) -> None:
    listed = names(index.search(query, stage="greeting", usage={"p/hi": 1.0}))
    assert listed == ["hello", "lady", "vip", "annyeong", "hi"]
    assert len(index.search(query, limit=100)) == len(LIBRARY)


def test_the_limit_keeps_the_best(index: SearchIndex) -> None:
    every = index.search("n", limit=100)
    assert index.search("n", limit=2) == every[:2]
    assert index.search("n", limit=0) == []


@pytest.mark.parametrize(
    ("query", "title", "marked"),
    [
        ("退货", "退货地址", ["退货"]),
        ("thdz", "退货地址", ["退货地址"]),
        ("地址 tui", "退货地址", ["退", "地址"]),
        ("货 退", "退货地址", ["退货"]),
        ("ㄱㄱㄴ", "안녕하세요 고객님", ["고객님"]),
        ("for", "Thank you for waiting", ["for"]),
        ("东区", "退货地址", []),
    ],
)
def test_marks_what_matched_in_the_title(
    index: SearchIndex, query: str, title: str, marked: list[str]
) -> None:
    hit = next(hit for hit in index.search(query) if hit.snippet.title == title)
    assert [title[start:end] for start, end in hit.spans] == marked


def test_marks_count_in_the_title_as_it_is_written(readings: Readings) -> None:
    title = "Ｗｅ ﬁle 각하 退货"
    decomposed = title.replace("각", "\u1100\u1161\u11a8")
    index = SearchIndex([Snippet("p/1", "p", "s", decomposed, "")], readings)
    (hit,) = index.search("e fi 각 huo")
    assert [decomposed[start:end] for start, end in hit.spans] == [
        "ｅ",
        "ﬁ",
        "\u1100\u1161\u11a8",
        "货",
    ]


@pytest.mark.parametrize(
    "whole", ["tuihuodizhi", "dkssudgktpdy", "안녕하세요", "请稍等", "thank you"]
)
def test_each_key_narrows(index: SearchIndex, whole: str) -> None:
    previous: set[str] | None = None
    for length in range(3, len(whole) + 1):
        found = set(names(index.search(whole[:length])))
        assert found
        assert previous is None or found <= previous
        previous = found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("xian" * 16, 20),
        ("xian" * 100, 0),
        ("ㅇ" * 64, 0),
        ("x i a n " * 25, 20),
        ("x i v " * 30, 0),
    ],
)
def test_what_may_be_read_in_countless_ways_is_answered(
    readings: Readings, query: str, found: int
) -> None:
    snippets = [Snippet(f"p/{each}", "p", "s", "西安先" * 20, "iin") for each in range(20)]
    assert len(SearchIndex(snippets, readings).search(query)) == found


@pytest.mark.parametrize("place", [0, 511, 512, 1500, 1599])
def test_finds_one_among_many_empty_snippets(readings: Readings, place: int) -> None:
    snippets = [Snippet(f"p/{each}", "p", "s", "", "") for each in range(1600)]
    snippets[place] = Snippet("p/here", "p", "s", "长", "退货")
    index = SearchIndex(snippets, readings)
    for query in ("长", "chang", "退货", "tuih", "长 货"):
        assert names(index.search(query)) == ["here"]


@pytest.mark.parametrize("data", [b"", b"saywell readings 1\n", b"nonsense\n" * 9999])
def test_a_file_that_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(AppError, match="pinyin table"):
        load_readings(data)


def test_a_cut_or_overwritten_table_is_refused() -> None:
    data = TABLE.read_bytes()
    for broken in (data[:-1], data[:-2] + b"\xff\xff", data.replace(b"zhang", b"zh\xffng")):
        with pytest.raises(AppError, match="pinyin table"):
            load_readings(broken)
