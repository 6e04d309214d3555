"""What is said of a test: to the agent, and in the report that is passed on."""

import pytest

from snippets_app.core.target_rule import TargetRule
from snippets_app.core.targets import Served, served
from snippets_app.core.trial import Reading, TakenBack, Tried
from snippets_app.paths import resources
from snippets_app.texts import LANGUAGES, load_texts
from snippets_app.ui.trial_report import TrialResult, heading, lines, report
from tests.shipped_programs import shipped_profiles
from tests.ui.dialog_parts import TEXTS

RIGHT = Tried(
    milliseconds=312, reading=Reading.RIGHT, taken_back=TakenBack.YES, clipboard_kept=True
)
WECHAT = served("weixin", "", (), shipped_profiles())


def result(tried: Tried, found: Served = WECHAT, seen: bool | None = None) -> TrialResult:
    return TrialResult("weixin", "Saywell 1, x11, linux", found, tried, seen)


def test_the_report_of_a_program_that_works() -> None:
    assert report(TEXTS, result(RIGHT)).splitlines() == [
        "Saywell’s test of a program: Saywell 1, x11, linux",
        "It works: the line came in right.",
        "Program: weixin",
        "Profile: WeChat (wechat)",
        "Rule: Enter or Ctrl+Enter sends",
        "Time: 312 ms",
        "Taken back: yes",
        "Clipboard: as before",
    ]


@pytest.mark.parametrize(
    ("seen", "said"),
    [(None, "Did you see it?"), (True, "you saw the line"), (False, "you did not see the line")],
)
def test_what_was_not_read_is_as_the_agent_says(seen: bool | None, said: str) -> None:
    found = result(Tried(unread="Terminals are never read."), seen=seen)
    assert said in heading(TEXTS, found)
    assert "Terminals are never read." in lines(TEXTS, found)


def test_a_line_that_did_not_come_in_has_a_reason_and_no_time() -> None:
    said = lines(TEXTS, result(Tried(stopped="The window changed.", clipboard_kept=False)))
    assert "The window changed." in said
    assert "Clipboard: not as before" in said
    assert not any("Time" in each or "Taken back" in each for each in said)


@pytest.mark.parametrize(
    ("found", "profile"),
    [
        (Served(TargetRule(), None, is_own=False), "Profile: none, as usual"),
        (Served(TargetRule(), None, is_own=True), "Profile: your own"),
        (
            Served(TargetRule(), WECHAT.profile, is_own=True),
            "Profile: WeChat (wechat), changed by you",
        ),
    ],
)
def test_whose_rule_it_was_is_said(found: Served, profile: str) -> None:
    assert profile in lines(TEXTS, result(RIGHT, found))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("taken_back", TakenBack)
@pytest.mark.parametrize("reading", Reading)
def test_there_is_a_report_of_everything(
    language: str, taken_back: TakenBack, reading: Reading
) -> None:
    texts = load_texts(resources() / "assets" / "locale", language)
    for kept in (True, False, None):
        tried = Tried(reading=reading, taken_back=taken_back, clipboard_kept=kept)
        assert "{" not in report(texts, result(tried))
