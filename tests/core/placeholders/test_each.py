"""What is particular to a kind: hours, formats, names, lists, clipboard."""

from datetime import datetime

import pytest

from snippets_app.core.filling import Context, Question
from snippets_app.core.insertion import Rendered
from snippets_app.core.template import Missing, check, parse, render
from snippets_app.errors import AppError


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, 31, hour, minute)  # noqa: DTZ001 - an agent's clock shows local time


def text(body: str, language: str, now: datetime, **values: str) -> str:
    result = render(parse(body), Context(language, now, values=values))
    assert isinstance(result, Rendered)
    return result.text


def labels(body: str, language: str = "zh", **values: str) -> list[str]:
    result = render(parse(body), Context(language, at(9), values=values))
    return [each.label for each in result.questions] if isinstance(result, Missing) else []


@pytest.mark.parametrize(
    ("language", "hours", "greeting"),
    [
        ("zh-CN", (5, 8), "早上好"),
        ("zh-CN", (9, 10), "上午好"),
        ("zh-CN", (11, 12), "中午好"),
        ("zh-CN", (13, 17), "下午好"),
        ("zh-CN", (18, 23, 0, 4), "晚上好"),
        ("ko-KR", (5, 10), "좋은 아침입니다"),
        ("ko-KR", (11, 17, 0, 4), "안녕하세요"),
        ("ko-KR", (18, 23), "좋은 저녁입니다"),
        ("en", (5, 11), "Good morning"),
        ("en_GB", (12, 17), "Good afternoon"),
        ("de", (18, 23, 0, 4), "Good evening"),
    ],
)
def test_the_greeting_follows_the_hour(
    language: str, hours: tuple[int, ...], greeting: str
) -> None:
    assert {text("{greeting}", language, at(hour)) for hour in hours} == {greeting}


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        ("{date}", "zh", "12月31日"),
        ("{date}", "ko", "12월 31일"),
        ("{date}", "en", "31 December"),
        ("{date:+1d}", "zh", "1月1日"),
        ("{date:-1w}", "en", "24 December"),
        ("{date:+1d|%Y-%m-%d}", "zh", "2027-01-01"),
        ("{date:%y/%m/%d %A}", "zh", "26/12/31 星期四"),
        ("{date:%A}", "ko", "목요일"),
        ("{date:%A %-d %B}", "en", "Thursday 31 December"),
        ("{date:+1d|%B}", "ko", "1월"),
        ("{time}", "en", "23:05"),
        ("{time:+30m}", "zh", "23:35"),
        ("{time:+1h}", "ko", "00:05"),
        ("{time:+30m|%H点%M分}", "zh", "23点35分"),
        ("{time:%H:%M:%S %%}", "en", "23:05:00 %"),
    ],
)
def test_dates_and_times_are_written_as_asked(body: str, language: str, expected: str) -> None:
    assert text(body, language, at(23, 5)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "{date:1d}", "{date:+1}", "{date:+1m}", "{date:+1000d}", "{date:+1d|}", "{date:+1d|%Q}",
        "{date:%}", "{time:+1d}", "{time:soon}", "{time:+1h|%c}", "{date:%-H}",
    ],
)  # fmt: skip
def test_other_dates_and_times_are_refused(body: str) -> None:
    with pytest.raises(AppError, match="this placeholder is written differently"):
        check(body)


@pytest.mark.parametrize(
    ("language", "name", "honorific", "expected"),
    [
        ("zh", "王", "女士", "王女士"),
        ("zh", "李", "经理", "李经理"),
        ("zh", "", "先生", "先生"),
        ("ko", "김민수", "고객님", "김민수 고객님"),
        ("ko", "김민수", "님", "김민수님"),
        ("ko", "", "님", "고객님"),
        ("en", "Wang", "Ms", "Ms Wang"),
        ("en", "Wang", "none", "Wang"),
        ("en", "", "Mr", "Sir"),
        ("en", "", "Mrs", "Madam"),
    ],
)
def test_a_customer_is_addressed_as_the_language_does(
    language: str, name: str, honorific: str, expected: str
) -> None:
    assert text("{customer}", language, at(9), customer=name, honorific=honorific) == expected


def test_a_customer_without_name_and_honorific_is_asked_for() -> None:
    assert labels("{customer}") == ["customer", "honorific"]
    assert labels("{customer}", "en") == ["honorific", "customer"]
    assert labels("{customer}", customer="王") == ["honorific"]
    assert labels("{customer}", honorific="女士") == ["customer"]
    assert labels("{customer}", customer="") == ["customer", "honorific"]
    assert labels("{customer}", "en", customer="", honorific="none") == ["customer"]


def test_the_name_may_be_declined_and_the_honorific_may_not() -> None:
    result = render(parse("{customer}"), Context("zh", at(9)))
    assert result == Missing((
        Question("customer", "customer", optional=True),
        Question("honorific", "honorific", ("先生", "女士")),
    ))  # fmt: skip


def test_a_remembered_answer_counts_only_if_the_choice_has_it() -> None:
    assert labels("{choice:答复|电话|短信}", 答复="电话") == []
    assert labels("{choice:答复|电话|短信}", 答复="邮件") == ["答复"]


@pytest.mark.parametrize(
    "body", ["{choice:a|b}", "{choice:a|b|b}", "{choice:|a|b}", "{choice:a| b|c}", "{choice:a}"]
)
def test_a_choice_has_a_label_and_different_options(body: str) -> None:
    with pytest.raises(AppError, match="this placeholder is written differently"):
        check(body)


def test_a_field_with_a_long_default_wants_room() -> None:
    asked = render(
        parse("{field:a=x}{field:b=x\ny}{field:c=" + "x" * 41 + "}"), Context("en", at(9))
    )
    assert isinstance(asked, Missing)
    assert [each.multiline for each in asked.questions] == [False, True, True]


def test_a_default_may_hold_bars_and_equals_signs() -> None:
    asked = render(parse("{field:a=1=2|3}"), Context("en", at(9)))
    assert asked == Missing((Question("field", "a", default="1=2|3"),))


def test_the_clipboard_is_taken_without_the_space_around_it() -> None:
    known = Context("en", at(9), clipboard=lambda: "\r\n A-1\r\nB-2 \r\n")
    assert render(parse("[{clipboard}]"), known) == Rendered("[A-1\nB-2]")


def test_an_empty_clipboard_is_said() -> None:
    with pytest.raises(AppError, match="the clipboard holds none"):
        render(parse("{clipboard}"), Context("en", at(9), clipboard=lambda: " \n"))
