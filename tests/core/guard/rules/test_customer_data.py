"""Numbers of customers: found in every way of writing, order numbers left alone."""

import random
import subprocess
import sys

import pytest

from snippets_app.core.guard.model import Rule, Severity
from snippets_app.core.guard.patterns import Detector
from snippets_app.core.guard.rules.customer_data import CustomerData
from snippets_app.errors import AppError

NUMBERS = ("payment-card", "chinese-identity", "korean-registration")


def rule(*texts: str) -> Rule:
    return Rule("r", "customer-data", "", Severity.WARN, "why", texts=texts)


@pytest.fixture(scope="module")
def detector() -> Detector:
    found = CustomerData().detector(rule(*NUMBERS))
    assert found is not None
    return found


def found(detector: Detector, line: str) -> list[str]:
    return [line[start:end] for start, end in detector.find(line)]


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "3530111333300000",
        "30569309025904",
        "6011111111111117",
        "6212345678901232",
        "6200000000000000000",
        "4111 1111 1111 1111",
        "3782-822463-10005",
        "4111－1111－1111－1111",
        "４１１１１１１１１１１１１１１１",
        "4111\u30001111\u30001111\u30001111",
        "4111 - 1111 - 1111 - 1111",
        "360426199101010071",
        "11010519491231002X",
        "110105 19491231 002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "971013-9019902",
        "9710139019902",
        "971013 – 9019902",
    ],
)
@pytest.mark.parametrize("line", ["{}", "卡号{}，谢谢", "카드번호: {} 입니다", "😀 {}."])
def test_a_number_is_found_where_it_stands(detector: Detector, number: str, line: str) -> None:
    assert found(detector, line.format(number)) == [number]


@pytest.mark.parametrize(
    "line",
    [
        "4111111111111112",
        "1234567890123456",
        "SF4111111111111111",
        "4111111111111111CN",
        "941111111111111111",
        "360426199101010072",
        "360426199113010071",
        "971013-9019903",
        "010-1234-5678",
        "2026-11-21 10:00 2026-11-21 11:00",
        "4111 1111",
        "",
    ],
)
def test_other_numbers_are_left_alone(detector: Detector, line: str) -> None:
    assert found(detector, line) == []


def test_a_card_is_found_before_its_date_and_beside_another(detector: Detector) -> None:
    card = "4111 1111 1111 1111"
    assert found(detector, f"{card} 12/27") == [card]
    assert found(detector, f"{card} 1227 123") == [card]
    assert found(detector, f"{card} {card}") == [card, card]


def test_only_the_numbers_that_a_rule_names_are_found() -> None:
    cards = CustomerData().detector(rule("payment-card"))
    assert cards is not None
    assert found(cards, "360426199101010071 971013-9019902") == []
    with pytest.raises(AppError, match="Allowed: payment-card, chinese-identity"):
        CustomerData().check(rule("card"))


def test_numbers_of_orders_rarely_look_like_a_customers(detector: Detector) -> None:
    dice = random.Random(1)
    dated = [f"2026{dice.randrange(10**14):014}" for _ in range(2000)]
    counted = [str(dice.randrange(10**15, 10**16)) for _ in range(2000)]
    assert sum(bool(found(detector, number)) for number in dated) == 0
    assert sum(bool(found(detector, number)) for number in counted) < 2000 * 0.04


def test_a_long_line_of_digits_is_read_through(detector: Detector) -> None:
    assert found(detector, "1 " * 20_000) == []
    assert found(detector, "1" * 20_000) == []


def test_the_library_is_loaded_only_for_a_number_that_may_be_one() -> None:
    code = (
        "import sys; from tests.core.guard.rules.test_customer_data import *\n"
        "detector = CustomerData().detector(rule(*NUMBERS))\n"
        "for line in ('订单 1234567890123456', '您好', '4111111111111112'):\n"
        "    print(found(detector, line), 'stdnum' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == ["[] False", "[] False", "[] True"]
