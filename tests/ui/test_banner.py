"""The banner: all that a warning says, beside the words, without ever taking the focus."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Severity
from snippets_app.desktop.base import Rect
from snippets_app.paths import resources
from snippets_app.ui.banner import Banner
from snippets_app.ui.banner_parts import KeyButton, SeverityIcon, around_match, on_one_line
from snippets_app.ui.banner_view import IGNORE, NOT_HERE, REPLACE, BannerView
from snippets_app.ui.theme import load_theme
from tests.ui.dialog_parts import TEXTS, THEME, focused_line

CHORDS = {REPLACE: "Ctrl+'", IGNORE: "Ctrl+Shift+'", NOT_HERE: "Ctrl+Shift+F9"}
VIEW = BannerView(
    Severity.WARN, "Well, ", "I don't know", " that", "Nobody feels responsible.",
    ("I will find out", "Let me ask", ""), chords=CHORDS,
)  # fmt: skip
CARD = replace(VIEW, matched="", instead=())
WORDS = Rect(300, 200, 90, 20)
LONG = "죄송합니다, 잘 듣지 못했습니다. 다시 한번 말씀해 주시겠습니까? " * 3


@pytest.fixture
def banner(qtbot: QtBot) -> Iterator[Banner]:
    made = Banner(TEXTS, THEME)
    qtbot.addWidget(made)
    made.prepare()
    yield made
    made.hide()


def said(banner: Banner) -> list[str]:
    return [label.text() for label in banner.findChildren(QLabel) if label.isVisible()]


def button(banner: Banner, name: str) -> QPushButton:
    return next(each for each in banner.findChildren(QPushButton) if each.accessibleName() == name)


def test_it_says_what_was_said_why_not_and_what_instead(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    assert "<u>I don&#x27;t know</u>" in banner.sentence()
    assert THEME.colours["mark"] in banner.sentence()
    assert {"Nobody feels responsible.", "Say instead:", "I will find out"} <= {*said(banner)}


def test_each_action_stands_with_its_chord(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    shown = [each.accessibleName() for each in banner.findChildren(KeyButton)]
    assert shown == [
        "Replace Ctrl+'",
        "Ignore once Ctrl+Shift+'",
        "Not in this program Ctrl+Shift+F9",
    ]


def test_an_action_without_a_chord_can_be_clicked_all_the_same(banner: Banner) -> None:
    banner.show_finding(replace(VIEW, chords={}), WORDS)
    assert button(banner, "Ignore once").isVisible()


def test_customer_data_is_never_shown(banner: Banner) -> None:
    banner.show_finding(CARD, WORDS)
    assert "<u>••••</u>" in banner.sentence()


def test_without_a_wording_nothing_offers_to_replace(banner: Banner) -> None:
    banner.show_finding(CARD, WORDS)
    assert "Say instead:" not in said(banner)
    assert not button(banner, "Replace Ctrl+'").isVisible()
    assert banner.wording() is None
    told = QSignalSpy(banner.replace_requested)
    banner.replace()
    assert told.count() == 0


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.HINT, "Hint"), (Severity.WARN, "Careful"), (Severity.FORBID, "Forbidden")],
)
def test_a_severity_is_a_word_and_not_only_a_colour(
    banner: Banner, severity: Severity, word: str
) -> None:
    banner.show_finding(replace(VIEW, severity=severity), WORDS)
    assert any(f">{word}<" in text for text in said(banner))


def test_each_severity_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    icon = SeverityIcon(THEME)
    qtbot.addWidget(icon)
    shapes = set()
    for severity in Severity:
        icon.show_severity(severity)
        image = icon.grab().toImage()
        ground = image.pixelColor(0, 0)
        inside = (
            image.pixelColor(x, y) != ground
            for x in range(image.width())
            for y in range(image.height())
        )
        shapes.add(tuple(inside))
    assert len(shapes) == len(Severity)


def test_further_findings_are_counted(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    assert not any("more" in text for text in said(banner))
    banner.show_finding(replace(VIEW, more=2), WORDS)
    assert "2 more" in said(banner)


def test_a_held_enter_is_said_and_moves_nothing(banner: Banner) -> None:
    forbidden = replace(VIEW, severity=Severity.FORBID)
    banner.show_finding(forbidden, WORDS)
    before = banner.geometry()
    banner.show_finding(replace(forbidden, enter_held=True), WORDS)
    assert any("Press Enter again to send it anyway" in text for text in said(banner))
    assert banner.geometry() == before
    assert banner.accessibleName().startswith("Press Enter again")


def test_clicks_do_what_the_chords_do(banner: Banner, qtbot: QtBot) -> None:
    banner.show_finding(VIEW, WORDS)
    replaced = QSignalSpy(banner.replace_requested)
    for name, signal in (
        ("Ignore once Ctrl+Shift+'", banner.ignore_requested),
        ("Not in this program Ctrl+Shift+F9", banner.not_here_requested),
        ("Replace Ctrl+'", banner.replace_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(banner, name), Qt.MouseButton.LeftButton)
    assert replaced.at(0) == ["I will find out"]


def test_further_wordings_come_by_clicks_and_the_last_leaves_the_words_out(
    banner: Banner, qtbot: QtBot
) -> None:
    banner.show_finding(VIEW, WORDS)
    for wording in ("Let me ask", "", "I will find out"):
        qtbot.mouseClick(button(banner, "Another wording"), Qt.MouseButton.LeftButton)
        assert banner.wording() == wording
        assert (wording or "Leave these words out") in said(banner)


def test_the_wording_that_was_chosen_stays_while_the_finding_stands(
    banner: Banner, qtbot: QtBot
) -> None:
    banner.show_finding(VIEW, WORDS)
    qtbot.mouseClick(button(banner, "Another wording"), Qt.MouseButton.LeftButton)
    banner.show_finding(replace(VIEW, after=" that, sorry"), WORDS)
    assert banner.wording() == "Let me ask"
    banner.show_finding(replace(VIEW, matched="No idea", instead=("I will ask",)), WORDS)
    assert banner.wording() == "I will ask"


def test_the_cross_sends_it_away_and_says_so(banner: Banner, qtbot: QtBot) -> None:
    banner.show_finding(VIEW, WORDS)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(button(banner, "Close"), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_hiding_it_is_nobodys_click(banner: Banner) -> None:
    closed = QSignalSpy(banner.closed)
    banner.show_finding(VIEW, WORDS)
    banner.hide()
    assert closed.count() == 0


def test_it_never_takes_the_focus(banner: Banner, qtbot: QtBot) -> None:
    other = focused_line(qtbot)
    banner.show_finding(VIEW, WORDS)
    qtbot.waitExposed(banner)
    qtbot.mouseClick(button(banner, "Ignore once Ctrl+Shift+'"), Qt.MouseButton.LeftButton)
    assert other.hasFocus()
    assert banner.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    focusable = [each for each in banner.findChildren(QPushButton) if each.focusPolicy().value]
    assert focusable == []


def test_it_stands_below_the_words_or_above_them(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    assert banner.pos() == QPoint(300, 226)
    low = Rect(300, QGuiApplication.primaryScreen().availableGeometry().bottom() - 30, 90, 20)
    banner.show_finding(replace(VIEW, matched="other"), low)
    assert banner.geometry().bottom() < low.y


def test_it_does_not_jump_while_the_same_finding_stands(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    before = banner.pos()
    for place in (Rect(312, 201, 90, 20), None, Rect(290, 199, 99, 21)):
        banner.show_finding(replace(VIEW, after=" that at all"), place)
        assert banner.pos() == before


@pytest.mark.parametrize("place", [Rect(300, 260, 90, 20), Rect(300, 200, 90, 60)])
def test_it_follows_the_words_into_another_line(banner: Banner, place: Rect) -> None:
    banner.show_finding(VIEW, WORDS)
    banner.show_finding(VIEW, place)
    assert banner.pos() == QPoint(300, place.y + place.height + 6)


def test_another_finding_is_shown_where_it_stands(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    banner.show_finding(replace(VIEW, matched="No idea"), Rect(340, 202, 60, 20))
    assert banner.pos() == QPoint(340, 228)


def test_each_text_gets_the_height_it_needs(banner: Banner, qtbot: QtBot) -> None:
    heights = []
    for wording in ("네", LONG, "네", LONG):
        banner.show_finding(replace(VIEW, instead=(wording,)), WORDS)
        qtbot.waitExposed(banner)
        heights.append(banner.height())
        cut = [
            label.text()
            for label in banner.findChildren(QLabel)
            if label.isVisible() and label.height() < label.heightForWidth(label.width())
        ]
        assert cut == []
    assert heights[0] == heights[2] < heights[1] == heights[3]


def test_buttons_are_as_high_as_their_two_lines(banner: Banner) -> None:
    banner.show_finding(CARD, WORDS)
    banner.show_finding(VIEW, WORDS)
    for each in banner.findChildren(KeyButton):
        assert each.height() >= each.sizeHint().height()


def test_a_screen_reader_is_told_once_for_each_finding(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    whole = "Careful Nobody feels responsible. Say instead: I will find out"
    assert banner.accessibleName() == whole
    banner.setAccessibleName("")
    banner.show_finding(replace(VIEW, more=1), WORDS)
    assert banner.accessibleName() == ""
    banner.show_finding(replace(VIEW, reason="Another."), WORDS)
    assert "Another." in banner.accessibleName()


def test_another_theme_is_put_on_at_once(banner: Banner) -> None:
    banner.show_finding(VIEW, WORDS)
    dark = load_theme(resources() / "assets", "dark")
    banner.use(dark)
    assert dark.colours["mark"] in banner.sentence()
    assert banner.grab().toImage().pixelColor(200, 4).lightness() < 60


def test_typed_text_is_no_markup(banner: Banner) -> None:
    banner.show_finding(replace(VIEW, before="<b>", matched="<i>a", after="&"), WORDS)
    assert "&lt;b&gt;" in banner.sentence()
    assert "<u>&lt;i&gt;a</u>" in banner.sentence()


def test_a_view_tells_no_log_what_was_typed() -> None:
    assert "know" not in repr(VIEW)
    assert "Well" not in repr(VIEW)


def test_the_neighbourhood_is_cut_to_the_nearest_characters() -> None:
    assert around_match("abc ", " def") == ("abc ", " def")
    assert around_match("1234567890abcdefghij", "") == ("…567890abcdefghij", "")
    assert around_match("我们这边再看看能不能为您", "，您看要不要再等") == (
        "…再看看能不能为您", "，您看要不…",
    )  # fmt: skip


@given(st.text())
def test_any_text_is_shown_on_one_line(text: str) -> None:
    shown = on_one_line(text)
    assert shown.isprintable()
    shown.encode("utf-8")


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_any_neighbourhood_stays_short(before: str, after: str) -> None:
    left, right = around_match(before, after)
    assert on_one_line(before).endswith(left.removeprefix("…") if left[:1] == "…" else left)
    assert len(left) <= 17
    assert len(right) <= 11
