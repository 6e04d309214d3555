"""What a screen reader is told of a warning, and what remains of it afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Severity
from snippets_app.desktop.base import Rect
from snippets_app.ui.banner import Banner
from snippets_app.ui.banner_view import BannerView
from tests.ui.dialog_parts import TEXTS, THEME

VIEW = BannerView(
    Severity.WARN, "Kim Minji, ", "I don't know", " at 221B", "Nobody feels responsible.", ("",)
)
WORDS = Rect(300, 200, 90, 20)


@pytest.fixture
def banner(qtbot: QtBot) -> Iterator[Banner]:
    made = Banner(TEXTS, THEME)
    qtbot.addWidget(made)
    yield made
    made.hide()


def spoken(banner: Banner) -> list[str]:
    """The names of all that stands in it."""
    parts = [QAccessible.queryAccessibleInterface(each) for each in banner.findChildren(QLabel)]
    return [each.text(QAccessible.Text.Name) for each in parts if each] + [banner.accessibleName()]


def test_only_the_words_themselves_are_spoken_not_what_stands_around_them(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    assert "I don't know" in spoken(banner)
    assert not [each for each in spoken(banner) if "Kim" in each or "221" in each]


def test_what_is_announced_is_the_reason_and_the_wording(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    expected = "Careful Nobody feels responsible. Say instead: Leave these words out"
    assert banner.accessibleName() == expected


def test_hidden_it_has_forgotten_what_was_said(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    banner.hide()
    assert (banner.sentence(), banner.accessibleName()) == ("", "")
    assert "I don't know" not in spoken(banner)
    banner.show_finding(VIEW, WORDS)
    assert "I don&#x27;t know" in banner.sentence()
