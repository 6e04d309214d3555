from datetime import datetime

import pytest

from snippets_app.core.answered import render_answered
from snippets_app.core.filling import Context
from snippets_app.errors import AppError

NOON = datetime(2026, 11, 21, 12)  # noqa: DTZ001 - local time, as the program has it


def test_with_every_value_there_is_a_text() -> None:
    given = {"customer": "王", "honorific": "女士"}
    assert (
        render_answered("您好，{customer}！", Context("zh", NOON), given).text == "您好，王女士！"
    )


def test_what_is_missing_is_named() -> None:
    with pytest.raises(AppError) as refused:
        render_answered("{customer}，订单{field:订单号}", Context("zh", NOON), {})
    assert str(refused.value) == (
        "Values are missing: customer, honorific, 订单号. Give each one with --set NAME=VALUE."
    )


def test_what_is_given_wins_over_what_is_known() -> None:
    known = Context("en", NOON, "Dawn", "Lin", lambda: "copied", values={"a": "old", "b": "B"})
    given = {"company": "Dusk", "agent": "Wu", "clipboard": "given", "a": "new"}
    body = "{company} {agent} {clipboard} {field:a} {field:b}"
    assert render_answered(body, known, given).text == "Dusk Wu given new B"
    assert render_answered(body, known, {}).text == "Dawn Lin copied old B"
