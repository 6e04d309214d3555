"""Bodies: parsed and printed alike, refused with a place, rendered with nothing left open."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.filling import Context, Question, plain
from snippets_app.core.insertion import Rendered
from snippets_app.core.model import Snippet
from snippets_app.core.placeholders import KINDS
from snippets_app.core.template import Missing, Placeholder, check, parse, preview, render
from snippets_app.errors import AppError

NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001 - an agent's clock shows local time
FORMS = [form for kind in KINDS if kind.name != "cursor" for form in kind.forms]

texts = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]))
bodies = st.lists(texts | st.sampled_from([*FORMS, "{{", "}}"])).map("".join)
# Control characters alone are an empty answer, which asks again.
answers = st.text(min_size=1).filter(lambda answer: plain(answer).strip())


def context(language: str = "zh-CN", **given: object) -> Context:
    usual: dict[str, object] = {"company": "晨光", "agent": "小林", "within": "p/outer"}
    return Context(language, NOW, **(usual | given))  # type: ignore[arg-type]


def rendered(body: str, **given: object) -> Rendered:
    result = render(parse(body), context(**given))
    assert isinstance(result, Rendered), result
    return result


def questions(body: str, **given: object) -> tuple[Question, ...]:
    result = render(parse(body), context(**given))
    assert isinstance(result, Missing), result
    return result.questions


def lookup(**bodies: str) -> dict[str, Snippet]:
    return {
        f"p/{name}": Snippet(f"p/{name}", "p", "s", name, body) for name, body in bodies.items()
    }


@given(bodies)
def test_a_parsed_body_prints_as_it_was_written(body: str) -> None:
    assert str(parse(body)) == body


@given(st.text())
def test_a_body_parses_or_is_refused_with_a_sentence(body: str) -> None:
    try:
        printed = str(parse(body))
    except AppError as error:
        printed = body if error.title and error.hint else "a refusal without a sentence"
    assert printed == body


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cc", "Cs"])))
def test_text_without_placeholders_arrives_unchanged(text: str) -> None:
    body = text.replace("{", "{{").replace("}", "}}")
    assert rendered(body) == Rendered(text)


def test_a_template_tells_what_it_needs() -> None:
    template = parse("{customer}，{snippet:a}{snippet:p/b}{{field}}")
    assert template.needs == {"customer", "snippet"}
    assert template.references == ("a", "p/b")
    assert template.parts[0] == Placeholder("customer")


@pytest.mark.parametrize(
    ("body", "place", "piece", "allowed"),
    [
        ("您好{", 3, "{", "{{"),
        ("ab}cd", 3, "}cd", "}}"),
        ("{company", 1, "{company", "{{"),
        ("a{{b}", 5, "}", "}}"),
        ("你好{nmae}", 3, "{nmae}", "{company}"),
        ("{ company }", 1, "{ company }", "{company}"),
        ("{}", 1, "{}", "{company}"),
        ("{company:x}", 1, "{company:x}", "{company}"),
        ("{date:}", 1, "{date:}", "{date:+1d}"),
        ("x{date:tomorrow}", 2, "{date:tomorrow}", "{date:+1w}"),
        ("{cursor}，{cursor}", 10, "{cursor}", "one {cursor}"),
        ("{field:a{b}}", 1, "{field:a{b}}", "{{"),
    ],
)
def test_a_wrong_body_is_refused_with_place_piece_and_what_is_allowed(
    body: str, place: int, piece: str, allowed: str
) -> None:
    with pytest.raises(AppError) as refusal:
        check(body)
    assert f"“{piece}” at character {place}:" in refusal.value.title
    assert allowed in refusal.value.hint


def test_two_lists_under_one_label_are_refused() -> None:
    check("{choice:a|x|y}{choice:a|x|y}{field:a}")
    with pytest.raises(AppError, match="“a” is asked with two different lists"):
        check("{choice:a|x|y}{choice:a|x|z}")


def test_line_ends_become_line_feeds_and_the_last_one_goes() -> None:
    assert rendered("a\r\nb\rc\n\n").text == "a\nb\nc\n"


def test_control_characters_never_reach_a_target() -> None:
    assert rendered("a\x1b[31mb\tc", values={}).text == "a[31mb\tc"
    assert rendered("{clipboard}", clipboard=lambda: "x\x00y\x7f").text == "xy"


def test_the_caret_is_counted_in_the_finished_text() -> None:
    assert rendered("{company}\r\n：{cursor}。\n") == Rendered("晨光\n：。", 4)
    assert rendered("{company}{cursor}\n") == Rendered("晨光", None)
    assert rendered("{cursor}") == Rendered("", None)


def test_questions_come_once_each_in_order_of_appearance() -> None:
    asked = questions("{field:b}{customer}{field:a=1}{choice:c|x|y}{field:b=2}{customer}")
    assert [each.label for each in asked] == ["b", "customer", "honorific", "a", "c"]
    assert [each.default for each in asked] == ["2", "", "", "1", ""]
    assert asked[4] == Question("choice", "c", ("x", "y"), free=False)


def test_a_label_that_is_a_choice_anywhere_is_asked_as_that_choice() -> None:
    assert questions("{field:a=z}{choice:a|x|y}") == (
        Question("choice", "a", ("x", "y"), default="z", free=False),
    )
    assert rendered("{field:a=z}{choice:a|x|y}", values={"a": "y"}).text == "yy"


@given(st.sampled_from(["", " ", "\n\t", "\x00", "\x1b", " \x7f "]))
def test_an_empty_answer_answers_nothing(empty: str) -> None:
    assert len(questions("{field:a=1}{field:b}", values={"a": empty, "b": empty})) == 2
    assert len(questions("{company}{agent}", company=empty, agent=empty)) == 2


@given(st.text(min_size=1))
def test_an_answer_is_never_read_as_a_placeholder(text: str) -> None:
    answer = text + "{company}{x"
    assert "{company}{x" in rendered("{field:a}", values={"a": answer}).text


def test_a_nested_snippet_brings_its_questions_and_leaves_its_caret_and_last_line_end() -> None:
    snippets = lookup(inner="{field:a}{cursor}！\n", middle="[{snippet:inner}]")
    body = "{snippet:middle}{cursor}{field:b}"
    asked = questions(body, snippet=snippets.get)
    assert [each.label for each in asked] == ["a", "b"]
    values = {"a": "1", "b": "2"}
    assert rendered(body, snippet=snippets.get, values=values) == Rendered("[1！]2", 4)


def test_a_plain_id_means_the_pack_of_the_snippet_that_names_it() -> None:
    elsewhere = {"q/a": Snippet("q/a", "q", "s", "a", "{snippet:b}")}
    elsewhere["q/b"] = Snippet("q/b", "q", "s", "b", "found")
    assert rendered("{snippet:q/a}", snippet=elsewhere.get).text == "found"


def test_a_circle_of_snippets_is_refused_with_its_chain() -> None:
    snippets = lookup(outer="{snippet:b}", b="{snippet:c}", c="{snippet:b}")
    with pytest.raises(AppError, match="p/b → p/c → p/b"):
        rendered("{snippet:b}", snippet=snippets.get)
    with pytest.raises(AppError, match="p/outer → p/outer"):
        rendered("{snippet:outer}", snippet=snippets.get)


def test_an_unknown_snippet_is_refused() -> None:
    with pytest.raises(AppError, match="no snippet “p/gone”"):
        rendered("{snippet:gone}")


def test_a_preview_shows_text_and_what_is_open() -> None:
    shown = preview(parse("您好{customer}，{field:a=1}{cursor}，{company}{{\r\n"), context())
    assert [part if isinstance(part, str) else part.label for part in shown] == [
        "您好", "customer", "honorific", "，", "a", "，晨光{\n",
    ]  # fmt: skip


@given(bodies)
def test_a_preview_never_fails(body: str) -> None:
    snippets = lookup(ID="{snippet:ID}{nonsense")
    for part in preview(parse(body), context(snippet=snippets.get)):
        assert part != ""


@given(bodies, answers)
def test_a_rendered_text_has_every_answer_or_there_are_questions(body: str, answer: str) -> None:
    found = Snippet("p/ID", "p", "s", "t", "nested")
    given = context(snippet=lambda _id: found, clipboard=lambda: "copied")
    values: dict[str, str] = {}
    result = render(parse(body), given)
    if isinstance(result, Missing):
        for question in result.questions:
            values[question.label] = question.options[0] if question.options else answer
        result = render(parse(body), context(
            snippet=lambda _id: found, clipboard=lambda: "copied", values=values
        ))  # fmt: skip
    assert isinstance(result, Rendered)
