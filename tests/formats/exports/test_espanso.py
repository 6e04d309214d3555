"""Espanso's matches: what they say, ask and know is what the snippet says, asks and knows."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import yaml

from snippets_app.core.model import Pack, Snippet
from snippets_app.core.moment import write_moment
from snippets_app.formats.exports import Exported, Options
from snippets_app.formats.exports.espanso import Espanso
from snippets_app.formats.sources import File, read_source
from tests.formats.exports.library import NASTY, STAGES, pack

NOW = datetime(2026, 11, 21, 14, 30)  # noqa: DTZ001


def exported(*packs: Pack, **known: Any) -> Exported:
    return Espanso().write(packs, Options(**known))


def matches(*packs: Pack, **known: Any) -> list[dict[str, Any]]:
    found = yaml.safe_load(exported(*packs, **known).content)["matches"]
    assert isinstance(found, list)
    return found


def only(body: str, language: str = "zh-CN", **known: Any) -> dict[str, Any]:
    [match] = matches(pack(body, language=language), **known)
    return match


def variable(body: str, language: str = "zh-CN") -> dict[str, Any]:
    [found] = only(body, language)["vars"]
    assert isinstance(found, dict)
    return found


def told(*packs: Pack, **known: Any) -> list[str]:
    """What is said, but for the hotkeys and the whole file."""
    notes = exported(*packs, **known).notes
    said = [str(note.remark) for note in notes if note.snippets]
    return [each for each in said if "hotkey" not in each]


def test_a_match_has_trigger_label_search_terms_and_text() -> None:
    first, second = matches(pack("您好", "再见"))
    assert first == {
        "trigger": "a0", "word": True, "label": "标题 0", "search_terms": ["开场"],
        "replace": "您好",
    }  # fmt: skip
    assert "trigger" not in second
    assert second["search_terms"] == ["等候 “2”"]


def test_a_trigger_that_begins_with_a_sign_needs_no_word_around_it() -> None:
    snippet = Snippet("p/s", "p", "open", "t", "x", ";hi")
    [match] = matches(Pack("p", "P", "en", STAGES, (snippet,)))
    assert (match["trigger"], "word" in match) == (";hi", False)


def test_every_text_is_there_with_braces_escaped() -> None:
    texts = [match["replace"] for match in matches(pack(*NASTY))]
    plain = [body.replace("{{", "{").replace("}}", "}") for body in NASTY]
    read = [text.replace("\\{\\{", "{{").replace("\\}\\}", "}}") for text in texts]
    assert read == [text.removesuffix("\n") for text in plain]
    assert not any("{{" in text for text in texts)


@pytest.mark.parametrize("mark", ["$|$", "\\{\\{"])
def test_what_espanso_would_take_for_its_own_is_told(mark: str) -> None:
    body = f"a {mark} b".replace("{", "{{")
    assert told(pack(body))[0] == f"Espanso takes “{mark}” in the text for a command of its own."


@pytest.mark.parametrize("language", ["zh-CN", "ko", "en"])
@pytest.mark.parametrize(
    "body",
    ["{date}", "{date:+1w}", "{date:-2d|%Y-%m-%d %A}", "{date:%d %B %y %%B}", "{time}",
     "{time:+90m}", "{time:+2h|%H-%M-%S}"],
)  # fmt: skip
def test_a_date_says_the_same(language: str, body: str) -> None:
    found = variable(body, language)
    params = found["params"]
    offset = timedelta(seconds=params.get("offset", 0))
    said = write_moment(NOW + offset, params["format"], language.partition("-")[0])
    assert found["type"] == "date"
    assert said == inserted(body, language)
    assert ("locale" in params) == (
        "%A" in params["format"] or "%B" in params["format"].replace("%%", "")
    )


def inserted(body: str, language: str) -> str:
    from snippets_app.core.answered import render_answered
    from snippets_app.core.filling import Context

    return render_answered(body, Context(language, NOW), {}).text


def test_the_same_date_is_one_variable_and_another_a_second_one() -> None:
    match = only("{date}{date:+1d}{date}{time}")
    assert match["replace"] == "{{date}}{{date2}}{{date}}{{time}}"
    assert [each["name"] for each in match["vars"]] == ["date", "date2", "time"]


def test_clipboard_and_caret() -> None:
    match = only("a{cursor}b {clipboard}")
    assert match["replace"] == "a$|$b {{clipboard}}"
    assert match["vars"] == [{"name": "clipboard", "type": "clipboard"}]


def test_fields_and_choices_are_one_form() -> None:
    match = only("{field:order no=A-1} {choice:时间|今天|明天} {field:order-no} {field:时间}")
    [form] = match["vars"]
    assert match["replace"] == ("{{form.order_no}} {{form.时间}} {{form.order_no_2}} {{form.时间}}")
    assert form == {
        "name": "form",
        "type": "form",
        "params": {
            "layout": "order no: [[order_no]]\n时间: [[时间]]\norder-no: [[order_no_2]]",
            "fields": {
                "order_no": {"default": "A-1"},
                "时间": {"type": "choice", "values": ["今天", "明天"]},
            },
        },
    }


def test_a_long_default_has_a_field_of_several_lines() -> None:
    fields = variable("{field:地址=" + "很长" * 30 + "}")["params"]["fields"]
    assert fields["地址"]["multiline"] is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-CN", "{{form.customer}}{{form.honorific}}"),
        ("ko", "{{form.customer}} {{form.honorific}}"),
        ("en", "{{form.honorific}} {{form.customer}}"),
    ],
)
def test_the_customer_is_asked_for_in_the_order_of_the_language(language: str, text: str) -> None:
    match = only("{customer}", language)
    assert match["replace"] == text
    values = match["vars"][0]["params"]["fields"]["honorific"]["values"]
    assert "none" not in values
    assert len(values) > 1


def test_the_greeting_is_chosen_and_told() -> None:
    values = variable("{greeting}")["params"]["fields"]["greeting"]["values"]
    assert values == ["早上好", "上午好", "中午好", "下午好", "晚上好"]
    assert told(pack("{greeting}")) == ["The greeting by the time of day is now chosen by hand."]


def test_names_of_the_settings_stand_at_the_top() -> None:
    content = exported(pack("{company} {agent}"), company="甲 {{x}}", agent="").content
    found = yaml.safe_load(content)
    assert found["global_vars"] == [
        {"name": "company", "type": "echo", "params": {"echo": "甲 \\{\\{x\\}\\}"}}
    ]
    assert found["matches"][0]["replace"] == "{{company}} {{form.agent}}"
    assert told(pack("{agent}")) == ["“{agent}” is now asked for each time."]


def test_another_snippet_stands_in_it_as_text() -> None:
    other = {"q/x": Snippet("q/x", "q", "open", "X", "再见{cursor}{snippet:y}\n"),
             "q/y": Snippet("q/y", "q", "open", "Y", "！")}  # fmt: skip
    made = pack("a{snippet:s1}b{snippet:q/x}c", "您好")
    first = matches(made, snippet=other.get)[0]
    assert first["replace"] == "a您好b再见！c"
    assert "A snippet that it names" not in str(told(made, snippet=other.get))
    assert "The text of a snippet that it names stands in it now" in str(told(made))


@pytest.mark.parametrize(
    ("body", "why"),
    [("{snippet:none}", "there is no such snippet"), ("{snippet:s0}", "contain each other")],
)
def test_a_reference_that_leads_nowhere_stays_and_is_told(body: str, why: str) -> None:
    assert only(body)["replace"] == body
    assert why in told(pack(body))[0]


def test_hotkeys_are_told_by_title() -> None:
    notes = exported(pack("a", "b", "c", "d")).notes
    assert [(str(note.remark), note.snippets) for note in notes] == [
        ("The hotkey was left out: there is none in Espanso.", ("标题 0", "标题 3")),
        ("Stages became search terms, and packs were left out: Espanso has neither.", ()),
    ]


def test_our_own_import_understands_it() -> None:
    body = "{field:订单号=A-1}{choice:时间|今天|明天}{clipboard}{cursor}{date:+1d|%m-%d}"
    draft = read_source(File("x.yml", exported(pack(body)).content))
    assert [(each.body, each.notes) for each in draft.entries] == [(body, ())]
