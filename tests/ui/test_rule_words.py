"""How rules are called."""

import tomllib

import pytest

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.rules import KINDS, Kind
from snippets_app.paths import resources
from snippets_app.ui.rule_words import NUMBER_MESSAGES, kind_name, phrases_of
from tests.ui.dialog_parts import TEXTS

SHIPPED = (resources() / "snippets" / "rules" / "customer-data.toml").read_text(encoding="utf-8")


def rule(kind: str, *texts: str, **words: str) -> Rule:
    said = {word: (plain,) for word, plain in words.items()}
    return Rule("own-1", kind, "", Severity.WARN, "No.", texts, words=said)


@pytest.mark.parametrize("number", NUMBER_MESSAGES)
def test_numbers_are_called_by_a_name_that_people_know(number: str) -> None:
    [name] = phrases_of(TEXTS, rule("customer-data", number))
    assert "number" in name.lower()
    assert name != number


def test_all_else_is_called_as_it_is_written() -> None:
    assert phrases_of(TEXTS, rule("phrase", "payment-card")) == ("payment-card",)
    assert phrases_of(TEXTS, rule("plain-words", ping="reach")) == ("ping",)
    assert phrases_of(TEXTS, rule("customer-data", "new-kind")) == ("new-kind",)


def test_what_is_shipped_has_a_name() -> None:
    shipped = [text for each in tomllib.loads(SHIPPED)["rules"] for text in each["texts"]]
    assert shipped
    assert set(shipped) <= set(NUMBER_MESSAGES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_a_name(kind: Kind) -> None:
    assert kind_name(TEXTS, kind.name) != kind.name


def test_an_unknown_kind_keeps_its_name() -> None:
    assert kind_name(TEXTS, "from-later") == "from-later"
