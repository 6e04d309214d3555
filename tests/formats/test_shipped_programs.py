"""All shipped profiles: whole, named in three languages, none in another one's way."""

from itertools import permutations

import pytest

from snippets_app.core.chord import parse_chord
from snippets_app.core.profiles import NAME_LANGUAGES, Profile, profile_of
from snippets_app.core.program_names import is_named
from snippets_app.core.target_rule import NewlineMode, SendKey, TargetRule, UndoMode
from snippets_app.core.targets import rule_for
from snippets_app.core.terminals import TERMINALS, is_terminal
from tests.shipped_programs import shipped_profiles, shipped_reading, shipped_rules

each_profile = pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda each: each.id)
TERMINAL_KEYS = {
    "XTerm": "Shift+Insert",
    "UXTerm": "Shift+Insert",
    "URxvt": "Shift+Insert",
    "Gnome-terminal": "Ctrl+Shift+V",
    "gnome-terminal-server": "Ctrl+Shift+V",
    "konsole": "Ctrl+Shift+V",
    "Xfce4-terminal": "Ctrl+Shift+V",
    "Tilix": "Ctrl+Shift+V",
    "kitty": "Ctrl+Shift+V",
    "Alacritty": "Ctrl+Shift+V",
    "WindowsTerminal.exe": "Ctrl+Shift+V",
    "cmd": "Shift+Insert",
    "mintty": "Shift+Insert",
}
KNOWN = {
    "wechat": ("Weixin", "WeChat"),
    "wecom": ("WXWork",),
    "qq": ("QQ", "TIM"),
    "qianniu": ("AliWorkbench",),
    "dingtalk": ("DingTalk",),
    "feishu": ("Feishu", "Lark"),
    "kakaotalk": ("KakaoTalk",),
    "line": ("LINE",),
    "teams": ("ms-teams", "Teams"),
    "slack": ("slack",),
    "telegram": ("Telegram", "TelegramDesktop"),
    "whatsapp": ("WhatsApp", "WhatsApp.Root"),
    "discord": ("Discord",),
    "outlook": ("OUTLOOK", "olk"),
    "word": ("WINWORD",),
    "excel": ("EXCEL",),
    "notepad": ("notepad", "Mousepad"),
    "browser": ("chrome", "msedge", "firefox", "whale", "360se", "sogouexplorer", "QQBrowser"),
}


def is_for_terminals(profile: Profile) -> bool:
    rule = profile.rule
    return rule.newline is NewlineMode.SPACE and rule.undo is UndoMode.BACKSPACE


def samples(pattern: str) -> tuple[str, ...]:
    """Names that a pattern fits."""
    return tuple(pattern.replace("*", each) for each in ("", "x", "-1.2"))


def test_the_file_is_without_faults() -> None:
    assert [str(problem) for problem in shipped_reading().problems] == []
    assert len(shipped_profiles()) > 30


@each_profile
def test_a_profile_is_whole(profile: Profile) -> None:
    assert str(parse_chord(profile.rule.paste)) == profile.rule.paste
    assert profile.names.keys() == set(NAME_LANGUAGES)
    assert len(set(profile.patterns)) == len(profile.patterns)
    for pattern in profile.patterns:
        assert not pattern.endswith(".exe")
        assert is_named(samples(pattern)[0], (pattern,))


def test_no_name_stands_twice_in_a_language() -> None:
    for language in NAME_LANGUAGES:
        names = [each.name_in(language) for each in shipped_profiles()]
        assert len(set(names)) == len(names)


def test_no_pattern_shadows_another() -> None:
    for one, other in permutations(shipped_profiles(), 2):
        for pattern in other.patterns:
            taken = [name for name in samples(pattern) if is_named(name, one.patterns)]
            assert taken == [], f"{pattern} of {other.id} belongs to {one.id} already"


@pytest.mark.parametrize(("identity", "programs"), KNOWN.items())
def test_the_programs_of_a_desk_are_known(identity: str, programs: tuple[str, ...]) -> None:
    for program in programs:
        found = profile_of(program, shipped_profiles())
        assert found is not None
        assert found.id == identity
        assert not found.rule.copy_only


@pytest.mark.parametrize(("program", "paste"), TERMINAL_KEYS.items())
def test_a_terminal_is_never_sent_a_line_break_or_the_undo_chord(program: str, paste: str) -> None:
    rule = rule_for(program, "any title", shipped_rules())
    assert rule.paste == paste
    assert rule.newline is NewlineMode.SPACE
    assert rule.undo is not UndoMode.UNDO_CHORD
    assert not rule.copy_only


def test_terminals_are_the_same_in_the_data_and_where_reading_is_decided() -> None:
    listed = {
        pattern
        for profile in shipped_profiles()
        if is_for_terminals(profile)
        for pattern in profile.patterns
    }
    assert sorted(listed) == sorted(TERMINALS)
    others = [each for each in shipped_profiles() if not is_for_terminals(each)]
    assert [p for each in others for p in each.patterns if is_terminal(samples(p)[0])] == []


@pytest.mark.parametrize(
    "program",
    ["Remmina", "org.remmina.Remmina", "xfreerdp", "Vmware", "Wfica", "VirtualBoxVM", "mstsc",
     "msrdcw", "wfica32.exe", "vmware-view", "vmconnect", "TeamViewer", "AnyDesk", "ToDesk",
     "SunloginClient"],
)  # fmt: skip
def test_a_remote_desktop_is_only_copied_for(program: str) -> None:
    rule = rule_for(program, "", shipped_rules())
    assert rule.copy_only
    assert rule.undo is UndoMode.NONE


@pytest.mark.parametrize("program", ["", "Chat", "exterminator", "Gedit2"])
def test_any_other_program_is_a_usual_target(program: str) -> None:
    assert rule_for(program, "xterm", shipped_rules()) == TargetRule()


def test_mail_is_sent_by_ctrl_enter_and_chats_by_enter_too() -> None:
    sent = {each.id: each.rule.send for each in shipped_profiles()}
    assert sent["outlook"] is SendKey.CTRL_ENTER
    assert sent["wechat"] is SendKey.EITHER
    assert sent["word"] is SendKey.NONE
