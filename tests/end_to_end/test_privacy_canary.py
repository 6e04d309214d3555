"""The search for what was typed finds it however it is written down."""

import base64
import gzip
import json
import unicodedata
from collections.abc import Callable

import pytest

from tests.end_to_end.canary import new_canary

Leak = Callable[[str], bytes]
LEAKS: dict[str, Leak] = {
    "utf-8": str.encode,
    "utf-16": lambda text: text.encode("utf-16-le"),
    "utf-16 of others": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32-le"),
    "json": lambda text: json.dumps(text).encode(),
    "keys": lambda text: repr(list(text)).encode(),
    "jamo": lambda text: unicodedata.normalize("NFD", text).encode(),
    "capitals": lambda text: text.upper().encode(),
    "address": lambda text: b"?q=" + "".join(f"%{b:02X}" for b in text.encode()).encode(),
    "packed": lambda text: gzip.compress(text.encode()),
    **{
        f"base64 after {n}": lambda text, n=n: base64.b64encode(b"=" * n + text.encode() + b"..")
        for n in range(3)
    },
}


@pytest.mark.parametrize("name", LEAKS)
def test_each_word_is_found(name: str) -> None:
    canary = new_canary("here")
    chinese, korean = canary.pasted.split()
    for word in (canary.typed, chinese, korean):
        if name == "address" and word.isascii():
            continue  # nobody escapes letters
        assert canary.is_in(LEAKS[name](word)), word
        assert canary.is_in(b"\0before" + LEAKS["utf-8"](word) + b"after\xff")
        assert not new_canary("here").is_in(LEAKS[name](word))


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_chinese_is_found_in_the_encodings_of_china(encoding: str) -> None:
    canary = new_canary("here")
    assert canary.is_in(canary.pasted.split()[0].encode(encoding))


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949", "johab"])
def test_korean_is_found_in_the_encodings_of_korea(encoding: str) -> None:
    canary = new_canary("here")
    assert canary.is_in(canary.pasted.split()[1].encode(encoding))


def test_nothing_is_found_where_nothing_is() -> None:
    assert not new_canary("here").is_in(bytes(range(256)) * 100)
