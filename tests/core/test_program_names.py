"""A program's name against patterns, and which names are terminals."""

import pytest

from snippets_app.core.program_names import is_named
from snippets_app.core.terminals import is_terminal


@pytest.mark.parametrize(
    ("program", "pattern"),
    [("WeChat", "wechat"), ("WeChat.exe", "wechat"), ("wechat", "WeChat.EXE"), ("a-b", "a*"),
     (" slack ", "slack"), ("[x]", "[[]x]")],
)  # fmt: skip
def test_a_name_fits(program: str, pattern: str) -> None:
    assert is_named(program, ("other", pattern))


@pytest.mark.parametrize(("program", "pattern"), [("wechat2", "wechat"), ("", "x*"), ("exe", "")])
def test_a_name_does_not_fit(program: str, pattern: str) -> None:
    assert not is_named(program, (pattern,))


@pytest.mark.parametrize("program", ["XTerm", "gnome-terminal-server", "cmd.exe", "PuTTY", "pwsh"])
def test_a_terminal_is_known_by_its_name(program: str) -> None:
    assert is_terminal(program)


@pytest.mark.parametrize("program", ["exterminator", "Chat", "", "commander"])
def test_others_are_no_terminals(program: str) -> None:
    assert not is_terminal(program)
