"""What a change may hold."""

import pytest

from snippets_app.core.limits import BODY_LENGTH, TITLE_LENGTH, check_change
from snippets_app.core.model import PersonalChange
from snippets_app.errors import AppError


@pytest.mark.parametrize(
    "change",
    [
        PersonalChange("phone-zh/hello"),
        PersonalChange("p/s", title="好" * TITLE_LENGTH, body="a\n\tb" + "c" * (BODY_LENGTH - 4)),
        PersonalChange("p/s", abbreviation="", hotkey="", stage=""),
        PersonalChange("p/s", title="👋🏽 שלום", body="한국어 🎉"),
    ],
)
def test_these_pass(change: PersonalChange) -> None:
    check_change(change)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (PersonalChange("hello"), "“hello” is not the id of a snippet"),
        (PersonalChange("a/b/c"), "not the id"),
        (PersonalChange("a/b\n"), "not the id"),
        (PersonalChange("a/" + "b" * 61), "not the id"),
        (PersonalChange("p/s", title="x" * (TITLE_LENGTH + 1)), "The title has 61 characters"),
        (PersonalChange("p/s", body="x" * (BODY_LENGTH + 1)), "The text has 10001 characters"),
        (PersonalChange("p/s", title=" "), "The title is empty"),
        (PersonalChange("p/s", title="two\nlines"), "The title is empty or holds"),
        (PersonalChange("p/s", body=""), "The text is empty"),
        (PersonalChange("p/s", body="a\x00"), "The text is empty or holds"),
        (PersonalChange("p/s", body="a\r\nb"), "The text is empty or holds"),
        (PersonalChange("p/s", body="half \ud83d"), "The text is empty or holds"),
        (PersonalChange("p/s", abbreviation="x" * 31), "The abbreviation has 31"),
        (PersonalChange("p/s", hotkey="\x07"), "The hotkey"),
        (PersonalChange("p/s", stage="\n"), "The stage"),
    ],
)
def test_these_are_refused_with_a_sentence(change: PersonalChange, sentence: str) -> None:
    with pytest.raises(AppError, match=sentence):
        check_change(change)
