"""Long words in labels can be broken."""

import pytest

from snippets_app.ui.long_words import breakable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("It is there already. 已经存在。", "It is there already. 已经存在。"),
        ("C:\\a\\b.csv", "C:\\|a\\|b.csv"),
        ("/home/a.csv", "/|home/|a.csv"),
        ("x" * 30, "x" * 24 + "|" + "x" * 6),
    ],
)
def test_lines_may_end_behind_folders_and_within_very_long_words(text: str, shown: str) -> None:
    assert breakable(text) == shown.replace("|", "\u200b")
