"""The list of programs: own rules on top, what a search finds, how a change is written."""

import pytest

from snippets_app.core.profiles import Profile
from snippets_app.core.program_list import Listed, listed, with_rule, without
from snippets_app.core.target_rule import NewlineMode, SendKey, TargetRule
from snippets_app.core.targets import rule_for, rules_of

CHAT = Profile("chat", {"en": "Chat", "zh": "聊天"}, ("weixin",), TargetRule(send=SendKey.EITHER))
MAIL = Profile("mail", {"en": "Mail", "zh": "邮件"}, ("mail",))
PROFILES = (CHAT, MAIL)
ROWS = ({"program": "own", "newline": "space"}, {"profile": "mail", "copy_only": "yes"})


def names(rows: tuple[dict[str, str], ...] = ROWS) -> list[tuple[str, bool]]:
    return [(each.name_in("en"), each.is_own) for each in listed(rows, PROFILES)]


def test_own_rules_stand_on_top_and_a_changed_profile_stands_once() -> None:
    assert names() == [("own", True), ("Mail", True), ("Chat", False)]


def test_a_profile_changed_for_some_titles_still_stands_as_shipped() -> None:
    rows = ({"profile": "mail", "title": "*shop*", "copy_only": "yes"},)
    assert names(rows) == [("Mail", True), ("Chat", False), ("Mail", False)]


def test_a_program_of_the_agents_is_called_by_its_patterns() -> None:
    (first, *_) = listed(({"program": "a*", "title": "*desk*"},), PROFILES)
    assert first.name_in("zh_CN") == "a* – *desk*"
    assert Listed(TargetRule()).name_in("en") == "*"


def test_a_row_that_is_wrong_is_listed_with_its_problem() -> None:
    (first, *_) = listed(({"program": "x", "paste": "Ctrl+"},), PROFILES)
    assert (first.rule, first.number) == (TargetRule("x"), 0)
    assert first.problem is not None
    (gone, *_) = listed(({"profile": "gone"},), PROFILES)
    assert (gone.profile, gone.problem is not None) == (None, True)


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 3), ("CHAT", 1), ("聊天", 1), ("weix", 1), ("own", 1), (" mail ", 1), ("nobody", 0)],
)
def test_a_search_finds_names_in_all_languages_and_of_files(query: str, found: int) -> None:
    assert sum(each.says(query) for each in listed(ROWS, PROFILES)) == found


def test_a_program_is_found_that_has_a_rule_already() -> None:
    own, mail, chat = listed(ROWS, PROFILES)
    assert [each.is_of("Weixin.exe") for each in (own, mail, chat)] == [False, False, True]
    assert own.is_of("OWN")
    assert not Listed(TargetRule(title="*x*")).is_of("own")
    assert not Listed(TargetRule()).is_of("own")


def test_changing_a_shipped_one_makes_a_row_before_the_others() -> None:
    chat = listed(ROWS, PROFILES)[2]
    lines = TargetRule(send=SendKey.EITHER, newline=NewlineMode.SHIFT_ENTER)
    rows = with_rule(ROWS, chat, lines)
    assert rows == ({"profile": "chat", "newline": "shift-enter"}, *ROWS)
    assert rule_for("weixin", "", rules_of(rows, PROFILES)).newline is NewlineMode.SHIFT_ENTER


def test_changing_an_own_one_keeps_its_place() -> None:
    own, mail, _ = listed(ROWS, PROFILES)
    changed = TargetRule("own", send=SendKey.NONE)
    assert with_rule(ROWS, own, changed) == ({"program": "own", "send": "none"}, ROWS[1])
    assert with_rule(ROWS, mail, MAIL.rule) == (ROWS[0],), "the same as shipped is no row"


def test_what_the_centre_decided_stays_before_a_new_row() -> None:
    fixed, own, chat = listed(ROWS, PROFILES, fixed=1)
    assert [each.is_fixed for each in (fixed, own, chat)] == [True, False, False]
    copied = TargetRule(copy_only=True, send=SendKey.EITHER)
    new = {"profile": "chat", "copy_only": "yes"}
    assert with_rule(ROWS, chat, copied, fixed=1) == (ROWS[0], new, ROWS[1])


def test_a_new_one_as_usual_is_a_row_all_the_same() -> None:
    assert with_rule((), Listed(TargetRule("x")), TargetRule("x")) == ({"program": "x"},)


def test_back_to_the_shipped_one() -> None:
    own, mail, _ = listed(ROWS, PROFILES)
    assert without(ROWS, mail) == (ROWS[0],)
    assert without(ROWS, own) == (ROWS[1],)
