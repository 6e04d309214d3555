"""Compiled rules are kept as bytes, and taken back only when nothing has changed."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets_app.core.guard.compiled import Tables, compile_rules, load_compiled
from snippets_app.core.guard.engine import Engine, find
from snippets_app.core.guard.fold import Folds, dump_folds
from snippets_app.core.guard.model import Place
from snippets_app.errors import AppError
from tests.core.guard.engine_parts import KINDS, rule, tables

RULES = (
    rule("保证", "我肯定", exceptions=("保证金",), not_after=("不能",)),
    rule("calm down", "tell", you_too=False, instead=("one moment",)),
    rule("好的", place=Place.WHOLE),
    rule(kind="words", words={"同步": "一起更新"}),
    rule(r"\d{4}", kind="secrets"),
)
TABLES = tables()
SAVED = compile_rules(RULES, TABLES, KINDS).dumps()
TEXT = "我肯啶，保证，不能保证，保证金；telll you, calm  down 同步 1234"
FIRST = rule("不知道")


def test_reads_back_what_it_wrote() -> None:
    loaded = load_compiled(SAVED, TABLES, KINDS)
    assert loaded is not None
    assert loaded.rules == RULES
    assert find(loaded, TEXT) == find(compile_rules(RULES, TABLES, KINDS), TEXT)
    assert len(find(loaded, TEXT)) == 6
    assert loaded.dumps() == SAVED


def test_other_tables_or_kinds_are_compiled_again() -> None:
    folds = Folds(dump_folds({ord("A"): "a"}))
    assert load_compiled(SAVED, Tables(folds, TABLES.syllables), KINDS) is None
    assert load_compiled(SAVED, TABLES, KINDS[::-1]) is None


@settings(deadline=None)
@given(st.integers(0), st.integers(1, 255))
def test_damaged_bytes_are_compiled_again(place: int, change: int) -> None:
    data = bytearray(SAVED)
    data[place % len(data)] ^= change
    assert load_compiled(bytes(data), TABLES, KINDS) is None


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.integers(0, len(SAVED) - 1).map(lambda n: SAVED[:n])))
def test_other_bytes_are_compiled_again(data: bytes) -> None:
    assert load_compiled(data, TABLES, KINDS) is None


def test_no_rules_at_all() -> None:
    data = compile_rules((), TABLES, KINDS).dumps()
    loaded = load_compiled(data, TABLES, KINDS)
    assert loaded is not None
    assert find(loaded, TEXT) == ()


def test_any_mapping_of_words_will_do() -> None:
    one = replace(RULES[3], words=MappingProxyType(dict(RULES[3].words)))
    loaded = load_compiled(compile_rules((one,), TABLES, KINDS).dumps(), TABLES, KINDS)
    assert loaded is not None
    assert loaded.rules == (RULES[3],)


def test_an_unknown_kind_is_an_app_error() -> None:
    with pytest.raises(AppError, match="unknown kind: poem"):
        compile_rules((replace(FIRST, kind="poem"),), TABLES, KINDS)


def test_many_texts_and_exceptions_wait_alike() -> None:
    few = rule("保证", exceptions=("保证金",))
    many = replace(few, texts=("保证", *map(str, range(2000))))
    for one in (few, many):
        (found,) = Engine(compile_rules((one,), TABLES, KINDS)).update("保证")
        assert found.pending
