"""The file of programs: what it may say, and how faults are told."""

from pathlib import Path

import pytest

from snippets_app.core.profiles import Profile
from snippets_app.core.target_rule import NewlineMode, SendKey, TargetRule, UndoMode
from snippets_app.formats.programs_schema import PROGRAM
from snippets_app.formats.programs_toml import read_program_file, read_programs

PAGE = (Path(__file__).parents[2] / "docs" / "programs.md").read_text(encoding="utf-8")
TOP = "format = 1\n"
NAMES = {"en": "Chat", "zh": "聊天", "ko": "채팅"}
CHAT = """[[programs]]
id = "chat"
name = { en = "Chat", zh = "聊天", ko = "채팅" }
programs = ["chat", "chat-*"]
"""


def told(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.field) for each in read_programs(text.encode(), "f.toml").problems]


def message(text: str) -> str:
    (problem,) = read_programs(text.encode(), "f.toml").problems
    return problem.message


def test_what_is_left_out_is_as_usual() -> None:
    found = read_programs((TOP + CHAT).encode(), "f.toml")
    assert found.problems == ()
    assert found.profiles == (Profile("chat", NAMES, ("chat", "chat-*"), TargetRule()),)


def test_every_field_of_the_rule_is_read() -> None:
    more = (
        'paste = "shift+insert"\nnewline = "space"\nsend = "either"\nundo = "none"\n'
        "paste_delay = 400\ncopy_only = true\n"
    )
    (profile,) = read_programs((TOP + CHAT + more).encode(), "f.toml").profiles
    assert profile.rule == TargetRule(
        paste="Shift+Insert", newline=NewlineMode.SPACE, send=SendKey.EITHER,
        undo=UndoMode.NONE, paste_delay=400, copy_only=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ['paste = "Ctrl+"', 'newline = "enter"', 'send = "alt+s"', "send = []", 'undo = "no"',
     "paste_delay = -1", "paste_delay = 5001", "paste_delay = true", 'copy_only = "yes"',
     'delay = 3'],
)  # fmt: skip
def test_a_wrong_field_is_told_with_its_line(line: str) -> None:
    other = CHAT.replace('"chat"', '"other"', 1)
    text = TOP + CHAT + line + "\n" + other
    assert told(text) == [(6, line.partition(" ")[0])]
    assert [each.id for each in read_programs(text.encode(), "f.toml").profiles] == ["other"]


@pytest.mark.parametrize(
    ("line", "field"),
    [('id = "Chat"', "id"), ('name = { en = "Chat", zh = "聊天" }', "name"), ('name = "x"', "name"),
     ('programs = ["Chat"]', "programs"), ('programs = ["*"]', "programs"),
     ("programs = []", "programs"), ('programs = "chat"', "programs")],
)  # fmt: skip
def test_what_every_program_needs_is_checked(line: str, field: str) -> None:
    lines = [line if each.startswith(field) else each for each in CHAT.splitlines()]
    number = next(at for at, each in enumerate(lines, 2) if each == line)
    assert told(TOP + "\n".join(lines)) == [(number, field)]
    assert "allowed: " in message(TOP + "\n".join(lines))


def test_what_is_missing_is_told() -> None:
    assert told(TOP + '[[programs]]\nid = "a"\n') == [(2, "name"), (2, "programs")]


def test_an_id_stands_once() -> None:
    found = read_programs((TOP + CHAT + CHAT).encode(), "f.toml")
    assert [each.id for each in found.profiles] == ["chat"]
    assert "ids are unique" in str(found.problems[0])


@pytest.mark.parametrize("top", ["", "format = 2\n", 'format = 1\nname = "x"\n'])
def test_a_file_of_another_kind_gives_nothing(top: str) -> None:
    found = read_programs((top + CHAT).encode(), "f.toml")
    assert (found.profiles, len(found.problems)) == ((), 1)


@pytest.mark.parametrize("text", ["format = 1\nprograms = 3", "format = 1\nprograms = [3]", "= ="])
def test_what_is_no_list_of_programs_is_told(text: str) -> None:
    found = read_programs(text.encode(), "f.toml")
    assert (found.profiles, len(found.problems)) == ((), 1)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    found = read_program_file(tmp_path / "none.toml")
    assert (found.profiles, len(found.problems)) == ((), 1)


def test_the_page_lists_every_field_and_its_example_is_right() -> None:
    rows = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert rows[: len(PROGRAM)] == list(PROGRAM)
    example = PAGE.split("```toml\n")[1].split("```")[0]
    assert told(TOP + example) == []
