"""The guard and the matchers it is measured beside, each behind the same two calls.

A peer only matches: it gets the last 24 characters at each key, no folding, no way back to the
original text, no exceptions. The guard gets the whole text, as in the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snippets_app.core.guard.model import Rule

Key = Callable[[str], object]
"""Takes the message as it stands after a key."""

WINDOW = 24


class Guard:
    """Our engine, with everything it does."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        from snippets_app.app.rules import tables
        from snippets_app.core.guard.compiled import compile_rules

        self._tables = tables()
        self._compiled = compile_rules(rules, self._tables)

    def message(self) -> Key:
        from snippets_app.core.guard.engine import Engine

        return Engine(self._compiled).update

    def saved(self) -> bytes:
        return self._compiled.dumps()

    def load(self, saved: bytes) -> None:
        from snippets_app.core.guard.compiled import load_compiled

        assert load_compiled(saved, self._tables)


class Daachorse:
    def __init__(self, texts: Sequence[str]) -> None:
        from daachorse import CharwiseDoubleArrayAhoCorasick

        self._find = CharwiseDoubleArrayAhoCorasick(list(texts)).find_overlapping

    def message(self) -> Key:
        return lambda text: self._find(text[-WINDOW:])


class AhocorasickRs:
    def __init__(self, texts: Sequence[str]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._automaton = AhoCorasick(list(texts))

    def message(self) -> Key:
        find = self._automaton.find_matches_as_indexes
        return lambda text: find(text[-WINDOW:], overlapping=True)


class Pyahocorasick:
    def __init__(self, texts: Sequence[str]) -> None:
        from ahocorasick import Automaton

        automaton = Automaton()
        for place, text in enumerate(texts):
            automaton.add_word(text, place)
        automaton.make_automaton()
        self._iter = automaton.iter

    def message(self) -> Key:
        return lambda text: list(self._iter(text[-WINDOW:]))


class Hyperscan:
    def __init__(self, texts: Sequence[str]) -> None:
        import re

        from hyperscan import HS_FLAG_UTF8, Database

        self._database = Database()
        self._database.compile(
            expressions=[re.escape(text).encode() for text in texts],
            flags=[HS_FLAG_UTF8] * len(texts),
        )

    def message(self) -> Key:
        found: list[tuple[int, int]] = []

        def scan(text: str) -> None:
            found.clear()
            self._database.scan(
                text[-WINDOW:].encode(),
                match_event_handler=lambda rule, _start, end, *_: found.append((rule, end)),
            )

        return scan


class PlainRe:
    def __init__(self, texts: Sequence[str]) -> None:
        import re

        longest_first = sorted(texts, key=len, reverse=True)
        self._search = re.compile("|".join(map(re.escape, longest_first))).findall

    def message(self) -> Key:
        return lambda text: self._search(text[-WINDOW:])


MATCHERS = {
    "saywell": Guard,
    "daachorse alone": Daachorse,
    "ahocorasick_rs": AhocorasickRs,
    "pyahocorasick": Pyahocorasick,
    "hyperscan": Hyperscan,
    "re": PlainRe,
}
