"""The rules for programs as the running program asks for them."""

from dataclasses import replace

import pytest

from snippets_app.app.programs import Programs
from snippets_app.core.targets import rule_for
from snippets_app.errors import AppError
from snippets_app.settings import Settings


class Chosen:
    """Settings that change."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.programs = Programs(lambda: self.settings)

    def use(self, *rows: dict[str, str]) -> None:
        self.settings = replace(self.settings, targets=rows)

    def sending(self, program: str) -> list[str]:
        return [str(each) for each in self.programs.sending(program)]


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


def test_the_agents_rules_come_before_the_shipped_ones_and_may_change(chosen: Chosen) -> None:
    assert rule_for("xterm", "", chosen.programs.rules()).paste == "Shift+Insert"
    chosen.use({"program": "xterm", "paste": "Ctrl+Shift+V"})
    assert rule_for("xterm", "", chosen.programs.rules()).paste == "Ctrl+Shift+V"
    chosen.use()
    assert rule_for("xterm", "", chosen.programs.rules()).paste == "Shift+Insert"


def test_the_file_is_read_once_and_late(chosen: Chosen) -> None:
    assert "reading" not in vars(chosen.programs)
    assert chosen.programs.profiles is chosen.programs.profiles
    assert chosen.programs.rules() is chosen.programs.rules()


def test_what_sends_in_a_program(chosen: Chosen) -> None:
    assert chosen.sending("Weixin") == ["Enter", "Ctrl+Enter"]
    assert chosen.sending("OUTLOOK") == ["Ctrl+Enter"]
    assert chosen.sending("WINWORD") == []
    assert chosen.sending("Unheard of") == ["Enter"]
    chosen.use({"profile": "wechat", "send": "enter"})
    assert chosen.sending("Weixin") == ["Enter"]


def test_enter_is_held_though_a_rule_is_wrong(chosen: Chosen) -> None:
    chosen.use({"paste": "Ctrl+"})
    assert chosen.sending("Weixin") == ["Enter"]
    with pytest.raises(AppError, match="paste"):
        chosen.programs.rules()
