"""``customer-data``: numbers of a customer that should not go out in a message.

What was found is never shown again. Only a number of the right shape (issuer, date of birth) is
handed to python-stdnum for its check digits: loading that takes 20 ms and 10 MB.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from snippets_app.core.guard.model import Rule
from snippets_app.core.guard.patterns import Detector, Pattern, Span
from snippets_app.core.guard.rules.fields import check_fields
from snippets_app.errors import AppError

_FEWEST, _MOST = 13, 19
_GROUPS = 6
"""Into how many groups a number is written at most."""
_DIGIT = re.compile("[0-9\uff10-\uff19]")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
_SPACES = " \u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
_PLAIN = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF38: "X", 0xFF58: "x"}
_PLAIN |= {ord(char): " " for char in _SPACES} | {ord(char): "-" for char in _HYPHENS}
# Letters beside it make it a part of another number, such as a parcel's.
_RUN = re.compile(
    r"(?<![0-9A-Za-z])[0-9](?:(?:[ -]| - | -|- )?[0-9]){12,}(?:[ -]?[Xx])?(?![0-9A-Za-z])"
)
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")


@dataclass(frozen=True, slots=True)
class _Number:
    """``shape`` is what such a number looks like, ``is_valid`` proves its check digits."""

    shape: re.Pattern[str]
    is_valid: Callable[[str], bool]


class CustomerData:
    """``texts`` name the numbers to look for."""

    name = "customer-data"
    hides_text = True

    def check(self, rule: Rule) -> None:
        check_fields(rule, ("texts",), needed="texts")
        for text in rule.texts:
            if text not in _NUMBERS:
                raise AppError(
                    "“{text}” is not a number that can be looked for.",
                    "Allowed: {allowed}.",
                    field="texts",
                    text=text,
                    allowed=", ".join(_NUMBERS),
                )

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return ()

    def detector(self, rule: Rule) -> Detector | None:
        return _Search([_NUMBERS[text] for text in rule.texts])


class _Search:
    def __init__(self, numbers: Sequence[_Number]) -> None:
        self._numbers = numbers

    def find(self, line: str) -> Iterator[Span]:
        if _DIGIT.search(line) is None:
            return
        plain = line.translate(_PLAIN)
        for run in _RUN.finditer(plain):
            yield from self._within(plain, run)

    def _within(self, plain: str, run: re.Match[str]) -> Iterator[Span]:
        """A card's number may be followed by its date: any row of whole groups may be a number."""
        end = run.start()
        for number, span in _rows(plain, run):
            if span.start >= end and any(_is(number, each) for each in self._numbers):
                end = span.end
                yield span


def _rows(plain: str, run: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """Every row of neighbouring groups with a fitting number of digits, long ones first."""
    groups = list(_GROUP.finditer(plain, run.start(), run.end()))
    for first, start in enumerate(groups):
        number, rows = "", []
        for group in groups[first : first + _GROUPS]:
            number += group[0]
            if len(number) > _MOST:
                break
            rows.append((number, Span(start.start(), group.end())))
        yield from (row for row in reversed(rows) if len(row[0]) >= _FEWEST)


def _is(digits: str, number: _Number) -> bool:
    return number.shape.fullmatch(digits) is not None and number.is_valid(digits)


def _card(digits: str) -> bool:
    from stdnum import luhn

    return luhn.is_valid(digits)


def _chinese_identity(digits: str) -> bool:
    from stdnum.cn import ric

    return ric.is_valid(digits)


def _korean_registration(digits: str) -> bool:
    from stdnum.kr import rrn

    return rrn.is_valid(digits)


# Issuers and lengths in use (ISO/IEC 7812): Visa, Mastercard, JCB and Discover; American Express;
# Diners Club; UnionPay. Numbers of orders rarely look like that.
_CARD = re.compile(
    "|".join(
        (
            "4[0-9]{15}",
            "5[1-5][0-9]{14}",
            "2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}",
            "35(?:2[89]|[3-8][0-9])[0-9]{12}",
            "6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12}",
            "3[47][0-9]{13}",
            "3(?:0[0-5]|[68][0-9])[0-9]{11}",
            "62[0-9]{14,17}",
        )
    )
)
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_NUMBERS = {
    "payment-card": _Number(_CARD, _card),
    "chinese-identity": _Number(
        re.compile(rf"[1-9][0-9]{{5}}(?:19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9Xx]"), _chinese_identity
    ),
    "korean-registration": _Number(
        re.compile(rf"[0-9]{{2}}{_DAY}[0-9]{{7}}"), _korean_registration
    ),
}
