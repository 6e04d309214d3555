"""What the agent answered, and what the next customer does not inherit."""

from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.values import Values

answers = st.dictionaries(st.text(), st.text())


def test_an_answer_is_kept_without_the_space_around_it() -> None:
    before = Values()
    after = before.given("customer", " 王 ").given("honorific", "女士")
    assert dict(after.answers) == {"customer": "王", "honorific": "女士"}
    assert dict(before.answers) == {}


def test_a_declined_name_is_remembered_as_empty() -> None:
    assert dict(Values().given("customer", "").answers) == {"customer": ""}


@given(answers)
def test_the_next_customer_inherits_only_what_belongs_to_the_agent(given: dict[str, str]) -> None:
    values = Values()
    for label, value in {**given, "company": "晨光", "agent": "小林"}.items():
        values = values.given(label, value)
    assert dict(values.new_customer().answers) == {"company": "晨光", "agent": "小林"}


def test_answers_are_not_shown_where_values_are_printed() -> None:
    assert "王" not in repr(Values().given("customer", "王"))
