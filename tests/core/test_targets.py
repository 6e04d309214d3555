"""Which rule serves a window: whose wins, and what a row that changes a profile does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snippets_app.core.profiles import Profile, profile_of
from snippets_app.core.target_rows import row_from_rule
from snippets_app.core.target_rule import NewlineMode, SendKey, TargetRule, UndoMode
from snippets_app.core.targets import own_rules, rule_for, rules_of, served
from snippets_app.errors import AppError
from tests.shipped_programs import shipped_rules

LINES = TargetRule(newline=NewlineMode.SHIFT_ENTER, send=SendKey.EITHER)
CHAT = Profile(
    "chat", {"en": "Chat", "zh": "聊天", "ko": "채팅"}, ("chat", "chat-*"), LINES
)  # fmt: skip
PLAIN = Profile("plain", {"en": "Plain"}, ("plain",))


def test_a_profile_serves_every_program_it_names() -> None:
    rules = rules_of((), (CHAT, PLAIN))
    for name in ("Chat", "chat.exe", "CHAT-beta"):
        assert rule_for(name, "any title", rules).newline is NewlineMode.SHIFT_ENTER
    assert rule_for("plain", "", rules) == TargetRule("plain")


@pytest.mark.parametrize("program", ["", "chatter", "exe", "xterm"])
def test_any_other_program_is_a_usual_target(program: str) -> None:
    assert rule_for(program, "chat", rules_of((), (CHAT, PLAIN))) == TargetRule()


def test_the_agents_first_matching_rule_wins() -> None:
    rows = (
        {"program": "chrom*", "title": "*desk*", "newline": "space"},
        {"program": "CHROM*", "paste": "Shift+Insert"},
        {"program": "chat", "newline": "paste"},
    )
    rules = rules_of(rows, (CHAT, PLAIN))
    assert rule_for("Chromium", "Help Desk – 3", rules).newline is NewlineMode.SPACE
    assert rule_for("Chromium", "Mail", rules).paste == "Shift+Insert"
    assert rule_for("Chat", "", rules) == TargetRule("chat")
    assert rule_for("chat-beta", "", rules).newline is NewlineMode.SHIFT_ENTER


def test_a_row_over_a_profile_changes_what_it_says_for_all_its_programs() -> None:
    rows = ({"profile": "chat", "paste_delay": "300", "undo": "none"},)
    rules = rules_of(rows, (CHAT, PLAIN))
    for name in ("chat", "chat-beta"):
        rule = rule_for(name, "", rules)
        assert (rule.paste_delay, rule.undo) == (300, UndoMode.NONE)
        assert (rule.newline, rule.send) == (LINES.newline, LINES.send)


def test_a_row_over_a_profile_can_be_for_some_titles_only() -> None:
    rules = rules_of(({"profile": "chat", "title": "*shop*", "copy_only": "yes"},), (CHAT,))
    assert rule_for("chat", "My Shop", rules).copy_only
    assert not rule_for("chat", "Other", rules).copy_only


def test_a_profile_that_is_not_there_is_told() -> None:
    with pytest.raises(AppError, match=r"“gone”.*does not exist"):
        own_rules({"profile": "gone"}, (CHAT,))


def test_a_row_written_over_a_profile_reads_back() -> None:
    changed = TargetRule(newline=NewlineMode.SPACE, send=SendKey.EITHER, copy_only=True)
    row = row_from_rule(changed, CHAT.rule, "chat")
    assert row == {"profile": "chat", "newline": "space", "copy_only": "yes"}
    assert own_rules(row, (CHAT,)) == CHAT.rules(changed)


def test_a_profile_has_a_name_in_the_language_of_the_interface() -> None:
    said = [CHAT.name_in(each) for each in ("zh_CN", "ko-KR", "en", "de", "")]
    assert said == ["聊天", "채팅", "Chat", "Chat", "Chat"]
    assert Profile("x", {}, ("x",)).name_in("ko") == "x"


def test_the_profile_of_a_program_is_found() -> None:
    assert profile_of("Chat-2", (PLAIN, CHAT)) is CHAT
    assert profile_of("other", (PLAIN, CHAT)) is None


def test_what_serves_a_window_is_told() -> None:
    rows = ({"profile": "chat", "title": "*shop*", "undo": "none"}, {"program": "x"})

    def told(program: str, title: str = "") -> tuple[str, bool]:
        found = served(program, title, rows, (CHAT, PLAIN))
        return (found.profile.id if found.profile else "", found.is_own)

    assert told("Chat", "My shop") == ("chat", True)
    assert told("Chat") == ("chat", False)
    assert told("x") == ("", True)
    assert told("y") == ("", False)
    assert served("Chat", "", rows, (CHAT,)).rule == LINES


@given(st.text(), st.text())
def test_there_is_a_rule_for_every_target(program: str, title: str) -> None:
    rule = rule_for(program, title, shipped_rules())
    assert rule == TargetRule() or rule in shipped_rules()
