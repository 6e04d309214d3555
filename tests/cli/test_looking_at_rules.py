"""``lint`` and ``doctor``: what they say of rules, of the guard and of the window in front."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from snippets_app import settings
from snippets_app.app.library import open_library
from snippets_app.app.rules import open_rules
from snippets_app.cli import diagnosing
from snippets_app.cli.linting import NEUTRAL
from snippets_app.core.guard.engine import find
from snippets_app.core.model import PersonalChange
from snippets_app.desktop.base import Coverage, Field, Permission, TypingListener
from snippets_app.desktop.dummy import FIELD, Simulation, simulate, unsupported
from snippets_app.desktop.dummy_typing import DummyTyping
from snippets_app.settings import Settings
from tests.app.edits import save
from tests.cli.conftest import Saywell
from tests.cli.rules import WARN, file, give, rule

SNIPPET = "phone-zh/greeting-company"


def say(saywell: Saywell, body: str, snippet: str = SNIPPET) -> None:
    library = open_library(saywell.places)
    with closing(library.store):
        save(library, PersonalChange(snippet, body=body))


# lint

KEYS = ["file", "line", "field", "snippet", "rule", "message"]


def test_a_fault_in_a_rule_is_told_like_one_in_a_pack(saywell: Saywell) -> None:
    give(saywell, mine=file("zh", rule(WARN, "bad")))
    said = saywell("lint", "--json")
    (row,) = said.json
    assert (said.code, list(row)) == (1, KEYS)
    assert (row["file"], row["line"], row["field"]) == ("mine.toml", 7, "severity")
    assert saywell("lint").lines == [f"mine.toml:7: severity: {row['message']}"]


def test_an_example_that_does_not_hold_is_told(saywell: Saywell) -> None:
    give(saywell, mine=file("zh", rule(WARN, "warn").replace('["x"]', f'["说{WARN}"]')))
    (row,) = saywell("lint", "--json").json
    assert list(row) == KEYS
    assert (row["rule"], row["field"]) == ("mine-warn", "passes")
    assert row["message"].startswith(f"“说{WARN}” must pass")
    assert saywell("lint").lines == [f"mine-warn: {row['message']}"]


def test_a_snippet_to_say_instead_must_be_there(saywell: Saywell) -> None:
    give(saywell, mine=file("zh", rule(WARN, "warn"), 'snippet = "phone-zh/nowhere"\n'))
    (row,) = saywell("lint", "--json").json
    assert (row["rule"], row["field"]) == ("mine-warn", "snippet")
    (line,) = saywell("lint").lines
    assert line == "mine-warn: snippet: there is no “phone-zh/nowhere”; take another one"


@pytest.fixture
def warned(saywell: Saywell) -> None:
    give(saywell, mine=file("zh", rule(WARN, "warn")))


@pytest.mark.usefixtures("warned")
def test_a_snippet_that_says_what_is_forbidden_is_told(saywell: Saywell) -> None:
    say(saywell, f"{{customer}}，{WARN}{{field:天数}}天。")
    said = saywell("lint", "--json")
    (row,) = said.json
    assert said.code == 1
    assert list(row) == [*KEYS, "severity", "start", "end", "text", "reason", "instead"]
    assert (row["message"], row["field"], row["file"]) == ("why", "body", None)
    assert (row["snippet"], row["rule"], row["text"]) == (SNIPPET, "mine-warn", WARN)
    assert saywell("lint").lines == [
        f"{SNIPPET}: warn: “{WARN}”: why Instead: 宇宙 / 洪荒 (mine-warn)"
    ]


@pytest.mark.usefixtures("warned")
def test_every_choice_of_a_snippet_is_looked_at(saywell: Saywell) -> None:
    say(saywell, f"您好。{{choice:态度|尽量|{WARN}}}今天送到。")
    assert [row["text"] for row in saywell("lint", "--json").json] == [WARN]


@pytest.mark.usefixtures("warned")
def test_what_is_filled_in_parts_the_words_beside_it(saywell: Saywell) -> None:
    say(saywell, "天地{customer}玄黄已寄出。")
    assert saywell("lint").lines == []
    say(saywell, "天地{cursor}玄黄送到。")
    assert [row["text"] for row in saywell("lint", "--json").json] == [WARN]


def test_what_stands_for_filled_in_text_is_of_no_rule(saywell: Saywell) -> None:
    compiled = open_rules(saywell.places).compiled
    for around in ("{}", "您好，{}。", "{}，您好", "{} {} {}"):
        assert find(compiled, around.replace("{}", NEUTRAL)) == ()


# doctor

PutInFront = Callable[[Coverage, str], "InFront"]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Simulation:
    made = simulate()
    monkeypatch.setattr(diagnosing, "load", lambda: made.desktop)
    return made


def lines(saywell: Saywell, name: str) -> list[str]:
    return [line for line in saywell("doctor").lines if line[4:].startswith(name)]


def test_the_rules_are_counted_by_language(saywell: Saywell, desk: Simulation) -> None:
    (line,) = lines(saywell, "rules")
    assert re.fullmatch(r"ok  rules: all languages \d+, en \d+, ko \d+, zh \d+", line)
    give(saywell, mine=file("zh", rule(WARN, "bad")))
    (line,) = lines(saywell, "rules")
    assert line.startswith("NO  rules: mine.toml:7: severity: ")


def test_where_nothing_is_read_the_reason_is_told(
    saywell: Saywell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosing, "load", lambda: unsupported("There is no display."))
    assert lines(saywell, "reading") == ["NO  reading what is typed: There is no display."]
    assert lines(saywell, "window in front") == []


def test_where_no_program_can_tell_its_text_the_reason_is_told(
    saywell: Saywell, desk: Simulation
) -> None:
    assert lines(saywell, "reading") == ["ok  reading what is typed: dummy"]
    desk.typing.told_trouble = "There is no service for it."
    assert lines(saywell, "reading") == ["NO  reading what is typed: There is no service for it."]


class InFront(DummyTyping):
    """A program in front, watched only between ``start`` and ``stop``."""

    def __init__(self, coverage: Coverage, reason: str) -> None:
        super().__init__(FIELD)
        self.front = Field(1, 1, coverage, reason, "chat")
        self.asked: list[Permission] = []
        self.watched = False

    def start(self, listener: TypingListener, permission: Callable[[str], Permission]) -> None:
        self.asked.append(permission("chat"))
        self.watched = True

    def stop(self) -> None:
        self.watched = False

    def field(self) -> Field | None:
        return self.front if self.watched else None


@pytest.fixture
def put_in_front(desk: Simulation, monkeypatch: pytest.MonkeyPatch) -> PutInFront:
    def put(coverage: Coverage, reason: str) -> InFront:
        typing = InFront(coverage, reason)
        monkeypatch.setattr(diagnosing, "load", lambda: replace(desk.desktop, typing=typing))
        return typing

    return put


@pytest.mark.parametrize(
    ("coverage", "reason", "note"),
    [
        (Coverage.TEXT, "", "reading text"),
        (Coverage.KEYS, "It does not tell.", "keys only: It does not tell."),
        (Coverage.NONE, "Terminals are never read.", "cannot read: Terminals are never read."),
    ],
)
def test_how_much_of_the_window_in_front_is_seen(
    saywell: Saywell, put_in_front: PutInFront, coverage: Coverage, reason: str, note: str
) -> None:
    typing = put_in_front(coverage, reason)
    assert lines(saywell, "window in front") == [f"ok  window in front: {note}"]
    assert typing.asked == [Permission.TEXT]
    assert not typing.watched


def test_an_excluded_program_stays_excluded(saywell: Saywell, put_in_front: PutInFront) -> None:
    settings.save(Settings(guard_excluded=("chat",)), saywell.places.settings)
    typing = put_in_front(Coverage.NONE, "")
    saywell("doctor")
    assert typing.asked == [Permission.NOTHING]
